import Descriptors
import JSON
import KemiModules
import KemiRuntime

/// What a script of a scenario acts on.
struct Stage {
  private let session: Session
  let proxy: Proxy
  private let host: ScriptHost

  init(_ scenario: Scenario, tables: [ExportTable], host: ScriptHost) {
    self.host = host
    session = Session(environment: scenario.environment)
    let treatment = scenario.isCompatible ? host.compatibleTreatment : .strict
    proxy = session.makeProxy(
      tables: tables, treatment: treatment, isIncluded: Export.filter(scenario.release))
    proxy.logIntoTrace()
  }

  func mocks(of scenario: Scenario, report: inout [Diagnostic]) -> [(function: String, mock: Mock)] {
    scenario.mocks.flatMap { part in
      if let path = part.place.string {
        return MocksReader.read(
          file: resolve(path, from: part.document.file), proxy: proxy, report: &report)
      }
      return MocksReader(document: part.document, proxy: proxy).read(part.place, report: &report)
    }
  }

  func location(of scenario: Scenario, report: inout [Diagnostic]) -> Location? {
    guard let part = scenario.location else { return nil }
    let now = session.environment.time()
    if let path = part.place.string {
      return LocationReader.read(file: resolve(path, from: part.document.file), now: now, report: &report)
    }
    return LocationReader(document: part.document, now: now).read(part.place, report: &report)
  }

  /// Sets all that is there before the script is loaded.
  func prepare(
    _ scenario: Scenario, location: Location?, mocks: [(function: String, mock: Mock)], file: String,
    report: inout [Diagnostic]
  ) {
    if let location { session.location.tables = location.tables }
    do {
      for table in scenario.hashTables {
        for item in table.items {
          try set("htable.sht_set", [.str(table.name), .str(item.key)], to: item.value)
        }
      }
      for variable in scenario.variables { try set("pv.set", [.str(variable.name)], to: variable.value) }
      for (function, mock) in mocks { try proxy.setMock(mock, for: function) }
    } catch {
      report.append(Diagnostic(file: file, line: 1, column: 1, text: "\(error)", rule: "initial-value"))
    }
    proxy.forgetEvents()
  }

  /// Calls the function that sets a number or a text, as a script would.
  private func set(_ function: String, _ arguments: [Value], to value: Value) throws {
    let kind = if case .str = value { "s" } else { "i" }
    _ = try proxy.call(function + kind, arguments + [value])
  }

  func run(_ scenario: Scenario, text: [UInt8], covered: CoveredLines?) -> Observation {
    proxy.isObserving = true
    var observation = Observation()
    do {
      let script = try host.load(
        ScriptHost.Source(
          text: text, path: scenario.script, proxy: proxy, session: session, limits: Limits(),
          covered: covered.map { $0.insert }))
      let run = MessageRun(session: session, script: script)
      for step in scenario.steps {
        observation.endings.append(
          step.message.isRequest
            ? run.handle(request: step.message, route: step.route ?? "ksr_request_route")
            : run.handle(reply: step.message, route: step.route))
      }
    } catch {
      observation.endings.append(.failed("\(error)"))
    }
    observation.events = proxy.events
    return observation
  }
}
