import Files
import JSON
import KemiModules
import KemiRuntime

/// Makes scenarios of a recording: each runs one of its routes on one message, and expects the calls that were recorded.
struct ScenarioMaking {
  private let request: ScenariosRequest
  private let host: ScriptHost
  private let recording: Recording
  private(set) var warnings: [Diagnostic]
  private let text: [UInt8]
  private let isIncluded: (Export) -> Bool
  /// With the modules that the request has descriptors of.
  private let options: ScenarioOptions
  private let loadingCalls: [String]

  /// - Throws: `FileError`, `Diagnostics` or `ScriptError` that says what is wrong with a file or an option.
  init(_ request: ScenariosRequest, host: ScriptHost) throws {
    self.request = request
    self.host = host
    text = try readFile(request.script)
    isIncluded = try Export.filter(release: request.release)
    (recording, warnings) = try RecordingReader.read(request.recordings)
    var options = ScenarioOptions()
    try options.addModules(describedIn: request.descriptors)
    self.options = options
    loadingCalls = try ScenarioMaking.stage(request, host, text, options.tables, isIncluded).loadingCalls
  }

  /// The script anew, with the proxy's answers.
  private static func stage(
    _ request: ScenariosRequest, _ host: ScriptHost, _ text: [UInt8], _ tables: [ExportTable],
    _ isIncluded: (Export) -> Bool
  ) throws -> ReplayStage {
    var replay = ReplayRequest(script: request.script, recordings: [])
    replay.answers = .proxy
    return try ReplayStage(
      replay, host: host, text: text, tables: tables, isIncluded: isIncluded, outside: [])
  }

  /// Writes the scenarios.
  ///
  /// - Returns: How many there are, and how many of the recorded routes have become none.
  mutating func write() throws -> (written: Int, left: Int) {
    if directoryExists(request.output) {
      let listing = try listDirectory(request.output)
      if !(listing.files + listing.directories).isEmpty {
        throw FileError(path: request.output, reason: "is not empty; scenarios are written to a new folder")
      }
    }
    try createDirectory(request.output)
    try write("scenarios.json", defaults)
    var ways = Set<[String]>()
    var count = 0
    for run in recording.runs {
      if !request.makesAll, !ways.insert(ScenarioMaking.way(run)).inserted { continue }
      count += 1
      if try !write(run, number: count) { count -= 1 }
    }
    return (count, recording.runs.count - count)
  }

  /// What a run has done, whatever the message: the functions that it has called, and how it has ended.
  private static func way(_ run: Recording.Run) -> [String] {
    [run.route, run.ending ?? ""] + run.calls.flatMap { [$0.function] + $0.routes.flatMap(way) }
  }

  private var defaults: String {
    var members = JSONMembers(continuing: JSONWriter(), separator: ",\n  ")
    members.writer.raw("{")
    members.string("script", relativePath(of: request.script, from: request.output))
    members.string("treatment", "compat")
    members.string("release", request.release)
    members.writer.raw("\n}\n")
    return members.writer.text
  }

  /// - Returns: Whether there is a scenario for the run.
  private mutating func write(_ run: Recording.Run, number: Int) throws -> Bool {
    guard let message = run.message else { return leave(run, "it has no message") }
    guard run.arguments.isEmpty else { return leave(run, "it was called with an argument") }
    if let call = run.calls.first(where: { $0.error != nil }) {
      return leave(run, "\(call.function) has raised an error, which no mock does")
    }
    let digits = String(number)
    let name = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    try replaceFile("\(request.output)/\(name).sip", with: message)
    let file = "\(request.output)/\(name)\(ScenarioFiles.suffix)"
    let session = Session()
    let proxy = session.makeProxy(tables: options.tables, isIncluded: isIncluded)
    var reason = ""
    // With as few mocks as will do; with all of them if the proxy cannot do without.
    for mocked in [mockedFunctions(run), Set(run.calls.map(\.function))].compactMap(\.self) {
      let writer = RecordedScenario(run: run, mocked: mocked, proxy: proxy, loadingCalls: loadingCalls)
      try replaceFile(file, with: Array(writer.text(message: "\(name).sip").utf8))
      let result = ScenarioRun(file: file, options: options).result(in: host)
      if result.status == .passed { return true }
      reason =
        result.problems.first?.text ?? result.differences.first?.lines.first { !$0.hasPrefix(" ") } ?? ""
    }
    removeFile(file)
    removeFile("\(request.output)/\(name).sip")
    return leave(run, "the script does otherwise when it has this message alone (\(reason))")
  }

  private mutating func leave(_ run: Recording.Run, _ reason: String) -> Bool {
    warnings.append(
      Diagnostic(
        file: run.file, line: run.line, column: 1, severity: .warning,
        text: "there is no scenario for \(run.route): \(reason)", rule: "left-out"))
    return false
  }

  private func write(_ name: String, _ text: String) throws {
    try replaceFile("\(request.output)/\(name)", with: Array(text.utf8))
  }

  // MARK: Mocks

  /// The functions whose answers the proxy cannot give; nil if it is not their answers that differ.
  private func mockedFunctions(_ run: Recording.Run) -> Set<String>? {
    var mocked = Set<String>()
    // Each attempt adds a function.
    for _ in 0...run.calls.count {
      guard let function = try? firstDifference(run, mocked: mocked) else { return nil }
      if function.isEmpty { return mocked }
      if !mocked.insert(function).inserted { return nil }
    }
    return nil
  }

  /// The function that has to have a mock for the script to go on as recorded; empty if it does.
  private func firstDifference(_ run: Recording.Run, mocked: Set<String>) throws -> String? {
    let stage = try ScenarioMaking.stage(request, host, text, options.tables, isIncluded)
    return try stage.firstDifference(of: run, mocks: RecordedScenario.mocks(run, mocked, stage.proxy))
  }
}

extension ReplayStage {
  /// - Parameter mocks: What answers for which functions; routes that their calls have run do not run here.
  /// - Returns: The function whose answers differ first, or that runs other routes; empty if there is none, and nil if
  ///   the script differs for another reason.
  fileprivate func firstDifference(of run: Recording.Run, mocks: [String: Mock]) throws -> String? {
    for (function, mock) in mocks { try proxy.setMock(mock, for: function) }
    let mocked = Set(mocks.keys)
    let ending = self.run(run)
    let comparison = RunComparison(comparesResults: true, proxy: proxy)
    let expected = RunComparison.expected(run.calls, without: mocked)
    let actual = RunComparison.actual(proxy.events)
    let same = zip(expected, actual).prefix { comparison.fits($0, $1) }.count
    if same == expected.count, same == actual.count { return ending.word == run.ending ? "" : nil }
    if same < expected.count, same < actual.count, case .call(let recorded) = expected[same],
      case .call(let call) = actual[same], recorded.fits(call.function, call.arguments)
    {
      return call.function
    }
    // A call has run another route than on the server, or none.
    let before = expected.prefix(same + 1).compactMap { item in
      if case .call(let call) = item, !call.routes.isEmpty { call.function } else { nil }
    }
    return before.last { !mocked.contains($0) }
  }
}

/// The path that leads from a folder to a file.
private func relativePath(of file: String, from folder: String) -> String {
  let target = canonicalPath(file).split(separator: "/")
  let start = canonicalPath(folder).split(separator: "/")
  let shared = zip(target, start).prefix { $0 == $1 }.count
  return (Array(repeating: "..", count: start.count - shared) + target.dropFirst(shared).map(String.init))
    .joined(separator: "/")
}
