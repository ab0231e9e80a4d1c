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
      text: "\(run.route) is left out: it was called with \(run.arguments.count) arguments", rule: "arguments"
    )
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
