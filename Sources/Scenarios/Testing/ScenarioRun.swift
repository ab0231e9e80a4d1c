import Descriptors
import Files
import JSON
import KemiModules
import KemiRuntime

/// How scenarios are run.
public struct ScenarioOptions: Sendable {
  /// The script to run in place of the one that a scenario names.
  public var script: String?
  public var findsCoverage = false
  /// Whether what happened is to be put in place of what was expected.
  public var updates = false
  /// Folders with descriptors of modules beside the built-in ones.
  public private(set) var descriptors: [String] = []
  /// What they say.
  private(set) var tables: [ExportTable] = []

  public init(script: String? = nil, findsCoverage: Bool = false, updates: Bool = false) {
    self.script = script
    self.findsCoverage = findsCoverage
    self.updates = updates
  }

  /// - Throws: `FileError` or `Diagnostics` that says what is wrong with the descriptors.
  public mutating func addModules(describedIn folders: [String]) throws {
    descriptors += folders
    tables += try ExportTable.read(folders: folders)
  }
}

/// One scenario in a session, with a proxy and an interpreter of its own.
public struct ScenarioRun {
  private let file: String
  private let options: ScenarioOptions
  private let reader: ScenarioReader?
  private let scenario: Scenario?
  private var report: [Diagnostic] = []

  /// Reads the scenario; `result` says what is wrong with it.
  public init(file: String, options: ScenarioOptions = ScenarioOptions()) {
    self.file = file
    self.options = options
    reader = ScenarioReader(file: file, report: &report)
    scenario = reader?.read(script: options.script, report: &report)
  }

  /// The path of the script, if the scenario names one.
  public var script: String? { scenario?.script }

  /// Runs the script, and holds what it does against what is expected.
  public func result(in host: ScriptHost) -> ScenarioResult {
    let clock = ContinuousClock()
    let start = clock.now
    var result = ScenarioResult(file: file)
    result.problems = report
    if let scenario, report.isEmpty { run(scenario, in: host, &result) }
    result.problems.sort()
    result.seconds = (clock.now - start) / .seconds(1)
    return result
  }

  private func run(_ scenario: Scenario, in host: ScriptHost, _ result: inout ScenarioResult) {
    let stage = Stage(scenario, tables: options.tables, host: host)
    let mocks = stage.mocks(of: scenario, report: &result.problems)
    let location = stage.location(of: scenario, report: &result.problems)
    let expectation = scenario.expectation.map { part in
      ExpectationReader(document: part.document, proxy: stage.proxy).read(
        part.place, report: &result.problems)
    }
    stage.prepare(scenario, location: location, mocks: mocks, file: file, report: &result.problems)
    guard result.problems.isEmpty, let text = scriptText(scenario, report: &result.problems) else { return }
    let covered = CoveredLines()
    let observation = stage.run(scenario, text: text, covered: options.findsCoverage ? covered : nil)
    result.trace = TextTrace().text(observation.events)
    result.differences = (expectation ?? Expectation()).differences(from: observation)
    if options.findsCoverage {
      result.coverage = covered.coverage(of: scenario.script, text: text, host: host)
    }
    if options.updates, let reader, scenario.expectation == nil || !result.differences.isEmpty {
      result.updatedText = ExpectationWriter(reader: reader, observation: observation)
        .updatedText(differences: result.differences)
    }
  }

  private func scriptText(_ scenario: Scenario, report: inout [Diagnostic]) -> [UInt8]? {
    do {
      return try readFile(scenario.script)
    } catch {
      let reason = (error as? FileError)?.reason ?? "\(error)"
      report.append(Diagnostic(file: scenario.script, line: 1, column: 1, text: reason, rule: "file"))
      return nil
    }
  }
}

/// Gathers the lines that ran.
final class CoveredLines {
  private var reached: [String: Set<Int>] = [:]

  func insert(_ source: String, _ line: Int) { reached[source, default: []].insert(line) }

  /// Of the script, and of the files that it has loaded.
  func coverage(of script: String, text: [UInt8], host: ScriptHost) -> [String: Coverage] {
    var coverage: [String: Coverage] = [:]
    for (source, reached) in reached.merging([script: []], uniquingKeysWith: { one, _ in one }) {
      guard let text = source == script ? text : try? readFile(source),
        let executable = host.executableLines(text)
      else { continue }
      coverage[source] = Coverage(executable: executable, reached: reached)
    }
    return coverage
  }
}
