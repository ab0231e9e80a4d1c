import JSON
import KemiRuntime

/// What the program asks the process to do that runs Python scripts, as JSON.
public enum PythonRequest: Sendable {
  case run(RunRequest)
  case replay(ReplayRequest)
  case scenarios(ScenariosRequest)
  /// Each result is written to the open file as soon as it is there: a line of `ResultsFile`.
  case test(files: [String], options: ScenarioOptions, results: Int32)

  public var json: String {
    var members = JSONMembers(continuing: JSONWriter(), separator: ", ")
    members.writer.raw("{")
    switch self {
    case .run(let request): PythonRequest.write(request, to: &members)
    case .replay(let request): PythonRequest.write(request, to: &members)
    case .scenarios(let request): PythonRequest.write(request, to: &members)
    case .test(let files, let options, let results):
      members.strings("test", files)
      members.string("script", options.script)
      members.bool("coverage", options.findsCoverage)
      members.bool("update", options.updates)
      members.strings("descriptors", options.descriptors)
      members.integer("results", Int(results))
    }
    members.writer.raw(" }")
    return members.writer.text
  }

  private static func write(_ request: RunRequest, to members: inout JSONMembers) {
    members.string("run", request.script)
    members.key("steps")
    members.writer.raw("[")
    for (index, step) in request.steps.enumerated() {
      if index > 0 { members.writer.raw(", ") }
      members.writer.strings([step.kind.rawValue, step.file])
    }
    members.writer.raw("]")
    members.string("route", request.route)
    members.string("event", request.event)
    members.string("source", request.source)
    members.string("received", request.received)
    members.strings("aliases", request.aliases)
    members.strings("mocks", request.mocks)
    members.string("location", request.location)
    members.string("release", request.release)
    members.strings("descriptors", request.descriptors)
    members.bool("compat", request.isCompatible)
    members.integer("milliseconds", request.limits.milliseconds)
    members.integer("bytes", request.limits.bytes)
    members.string("format", request.format.rawValue)
  }

  private static func write(_ request: ReplayRequest, to members: inout JSONMembers) {
    members.string("replay", request.script)
    members.strings("recordings", request.recordings)
    members.string("answers", request.answers.rawValue)
    members.strings("descriptors", request.descriptors)
    members.string("filter", request.filter)
    members.string("release", request.release)
    members.string("format", request.format.rawValue)
    members.bool("trace", request.showsTraces)
    members.bool("verbose", request.isVerbose)
  }

  private static func write(_ request: ScenariosRequest, to members: inout JSONMembers) {
    members.string("scenarios", request.script)
    members.strings("recordings", request.recordings)
    members.string("output", request.output)
    members.string("release", request.release)
    members.strings("descriptors", request.descriptors)
    members.bool("all", request.makesAll)
  }

  /// - Throws: `ScriptError` where the text is not what `json` has made.
  public init(json: String) throws {
    let document = JSONDocument(file: "the request", bytes: Array(json.utf8), what: "a request")
    let place = document.root
    if document.problems.isEmpty, let script = place["run"]?.string {
      self = .run(PythonRequest.request(script, place))
    } else if document.problems.isEmpty, let script = place["replay"]?.string {
      self = .replay(PythonRequest.replay(script, place))
    } else if document.problems.isEmpty, let script = place["scenarios"]?.string {
      var request = ScenariosRequest(
        script: script, recordings: place["recordings"]?.strings ?? [], output: place["output"]?.string ?? "")
      request.release = place["release"]?.string
      request.descriptors = place["descriptors"]?.strings ?? []
      request.makesAll = place["all"]?.bool ?? false
      self = .scenarios(request)
    } else if document.problems.isEmpty, let files = place["test"]?.strings,
      let results = place["results"]?.integer.flatMap({ Int32(exactly: $0) })
    {
      var options = ScenarioOptions(
        script: place["script"]?.string, findsCoverage: place["coverage"]?.bool ?? false,
        updates: place["update"]?.bool ?? false)
      try options.addModules(describedIn: place["descriptors"]?.strings ?? [])
      self = .test(files: files, options: options, results: results)
    } else {
      throw ScriptError("KSR._main() is for kemi of the same version, which passes a request to it")
    }
  }

  private static func replay(_ script: String, _ place: JSONPlace) -> ReplayRequest {
    var request = ReplayRequest(script: script, recordings: place["recordings"]?.strings ?? [])
    request.answers = place["answers"]?.string.flatMap(ReplayRequest.Answers.init) ?? request.answers
    request.filter = place["filter"]?.string
    request.descriptors = place["descriptors"]?.strings ?? []
    request.release = place["release"]?.string
    request.format = place["format"]?.string.flatMap(ReplayRequest.Format.init) ?? request.format
    request.showsTraces = place["trace"]?.bool ?? false
    request.isVerbose = place["verbose"]?.bool ?? false
    return request
  }

  private static func request(_ script: String, _ place: JSONPlace) -> RunRequest {
    var request = RunRequest(script: script)
    request.steps = (place["steps"]?.elements ?? []).compactMap { step in
      guard let parts = step.strings, parts.count == 2, let kind = RunRequest.Step.Kind(rawValue: parts[0])
      else { return nil }
      return RunRequest.Step(kind, file: parts[1])
    }
    request.route = place["route"]?.string
    request.event = place["event"]?.string
    request.source = place["source"]?.string
    request.received = place["received"]?.string
    request.aliases = place["aliases"]?.strings ?? []
    request.mocks = place["mocks"]?.strings ?? []
    request.location = place["location"]?.string
    request.release = place["release"]?.string
    request.descriptors = place["descriptors"]?.strings ?? []
    request.isCompatible = place["compat"]?.bool ?? false
    request.limits.milliseconds = place["milliseconds"]?.integer ?? request.limits.milliseconds
    request.limits.bytes = place["bytes"]?.integer ?? request.limits.bytes
    request.format = place["format"]?.string.flatMap(RunRequest.Format.init) ?? request.format
    return request
  }
}

extension JSONPlace {
  fileprivate subscript(_ key: String) -> JSONPlace? { members?.first { $0.name == key }?.place }

  fileprivate var strings: [String]? { elements?.compactMap(\.string) }
}

extension JSONMembers {
  fileprivate mutating func integer(_ name: String, _ value: Int) {
    key(name)
    writer.raw("\(value)")
  }
}
