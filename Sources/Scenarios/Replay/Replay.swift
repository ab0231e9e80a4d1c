import Files
import JSON
import KemiModules
import KemiRuntime
import SIP

/// Runs a script as a server has run it.
struct Replay {
  let request: ReplayRequest
  let host: ScriptHost
  let recording: Recording
  /// What was to be said about the recordings, and about routes that are left out.
  private(set) var warnings: [Diagnostic]
  private let text: [UInt8]
  private let isIncluded: (Export) -> Bool

  /// - Throws: `FileError`, `Diagnostics` or `ScriptError` that says what is wrong with a file or an option.
  init(_ request: ReplayRequest, host: ScriptHost) throws {
    self.request = request
    self.host = host
    text = try readFile(request.script)
    isIncluded = try Export.filter(release: request.release)
    (recording, warnings) = try RecordingReader.read(request.recordings)
    for run in recording.runs where run.arguments.count > 1 { warnings.append(Replay.leavingOut(run)) }
  }

  private static func leavingOut(_ run: Recording.Run) -> Diagnostic {
    Diagnostic(
      file: run.file, line: run.line, column: 1, severity: .warning,
      text: "\(run.route) is left out: it was called with \(run.arguments.count) arguments", rule: "arguments")
  }

  /// A result for each route, in the order of the recordings.
  ///
  /// Each process of the server has an interpreter of its own here too: what scripts remember is theirs.
  ///
  /// - Throws: `ScriptError` if the script cannot be loaded.
  func results() throws -> [ScenarioResult] {
    var results: [(Int, ScenarioResult)] = []
    let runs = recording.runs.enumerated().filter { entry in
      entry.element.arguments.count <= 1
        && (request.filter.map { Replay.name(of: entry.element).contains($0) } ?? true)
    }
    for (process, runs) in Dictionary(grouping: runs, by: \.element.process).sorted(by: { $0.key < $1.key }) {
      let stage = try ReplayStage(
        request, host: host, text: text, isIncluded: isIncluded, outside: recording.outside[process] ?? [])
      for (index, run) in runs { results.append((index, stage.result(of: run, named: Replay.name(of: run)))) }
    }
    return results.sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// Where the run is in its recording, its route and the first line of its message.
  static func name(of run: Recording.Run) -> String {
    let line = (run.message ?? []).prefix { $0 != 0x0D && $0 != 0x0A }.prefix(100)
    let shown = Value.str(Array(line)).literal.dropFirst().dropLast()
    return "\(run.file):\(run.line): \(run.route)" + (shown.isEmpty ? "" : " (\(shown))")
  }
}

/// The script in an interpreter, for one process of the server.
final class ReplayStage {
  private let request: ReplayRequest
  private let session: Session
  private let proxy: Proxy
  private let answers: RecordedAnswers?
  private let script: any Script

  init(
    _ request: ReplayRequest, host: ScriptHost, text: [UInt8], isIncluded: (Export) -> Bool,
    outside: [RecordedCall]
  ) throws {
    self.request = request
    session = Session()
    // What the server has done with calls that do not fit is in the recording.
    proxy = session.makeProxy(treatment: host.compatibleTreatment, isIncluded: isIncluded)
    proxy.logIntoTrace()
    answers = request.answers == .recording ? RecordedAnswers(proxy) : nil
    answers?.begin(outside)
    proxy.isObserving = true
    script = try host.load(
      ScriptHost.Source(
        text: text, path: request.script, proxy: proxy, session: session, limits: Limits(), covered: nil))
  }

  func result(of run: Recording.Run, named name: String) -> ScenarioResult {
    let clock = ContinuousClock()
    let start = clock.now
    var result = ScenarioResult(file: name)
    prepare(run)
    proxy.forgetEvents()
    answers?.begin(run.calls)
    var event: String?
    if case .some(.some(.str(let bytes))) = run.arguments.first { event = String(decoding: bytes, as: UTF8.self) }
    let ending = script.run(run.route, event: event)
    let comparison = RunComparison(comparesResults: request.answers == .proxy, proxy: proxy)
    result.differences = comparison.differences(of: run, from: proxy.events, ending)
    if request.showsTraces { result.trace = TextTrace().text(proxy.events) }
    result.seconds = (clock.now - start) / .seconds(1)
    return result
  }

  /// The message, where it came from, and the time.
  private func prepare(_ run: Recording.Run) {
    if let time = run.time { session.environment.time = { time } }
    if let source = run.source.flatMap(AddressReader.address) { session.environment.source = source }
    if let (transport, address) = run.received.flatMap(AddressReader.socket) {
      (session.environment.transport, session.environment.received) = (transport, address)
    }
    // Routes without a message have whatever there was last.
    guard let bytes = run.message, let message = try? SIPMessage(parsing: bytes) else { return }
    if message.isRequest { session.begin(request: message) } else { session.begin(reply: message) }
  }
}

