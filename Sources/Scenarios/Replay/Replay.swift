import Files
import JSON
import KemiRuntime

/// Runs a script as a server has run it.
struct Replay {
  let request: ReplayRequest
  let host: ScriptHost
  let recording: Recording
  /// What was to be said about the recordings, and about routes that are left out.
  private(set) var warnings: [Diagnostic]
  private let text: [UInt8]
  private let isIncluded: (Export) -> Bool
  /// Of the modules that the request has descriptors of.
  private let tables: [ExportTable]

  /// - Throws: `FileError`, `Diagnostics` or `ScriptError` that says what is wrong with a file or an option.
  init(_ request: ReplayRequest, host: ScriptHost) throws {
    self.request = request
    self.host = host
    text = try readFile(request.script)
    isIncluded = try Export.filter(release: request.release)
    tables = try ExportTable.read(folders: request.descriptors)
    (recording, warnings) = try RecordingReader.read(request.recordings)
    let reasons = recording.runs.compactMap { run in Replay.obstacle(run).map { (run, $0) } }
    warnings += reasons.map { run, reason in
      Diagnostic(
        file: run.file, line: run.line, column: 1, severity: .warning,
        text: "\(run.route) is left out: \(reason)", rule: "left-out")
    }
  }

  /// Why a route cannot be run again.
  private static func obstacle(_ run: Recording.Run) -> String? {
    if run.arguments.count > 1 { return "it was called with \(run.arguments.count) arguments" }
    let limit = Proxy.maximumEvents
    return RunComparison.expected(run.calls).count < limit ? nil : "it has more than \(limit) calls"
  }

  /// A result for each route, in the order of the recordings.
  ///
  /// Each process of the server has an interpreter of its own here too: what scripts remember is theirs.
  ///
  /// - Throws: `ScriptError` if the script cannot be loaded.
  func results() throws -> [ScenarioResult] {
    var results: [(Int, ScenarioResult)] = []
    let runs = recording.runs.enumerated().filter { entry in
      Replay.obstacle(entry.element) == nil
        && (request.filter.map { Replay.name(of: entry.element).contains($0) } ?? true)
    }
    for (process, runs) in Dictionary(grouping: runs, by: \.element.process).sorted(by: { $0.key < $1.key }) {
      let stage = try ReplayStage(
        request, host: host, text: text, tables: tables, isIncluded: isIncluded,
        outside: recording.outside[process] ?? [])
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
