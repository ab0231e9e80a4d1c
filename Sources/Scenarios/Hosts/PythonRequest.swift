import JSON
import KemiRuntime

/// What the program asks the process to do that runs Python scripts, as JSON.
public enum PythonRequest: Sendable {
  case run(RunRequest)
  case replay(ReplayRequest)
  case scenarios(ScenariosRequest)
  case test(TestRequest)

  public var json: String {
    switch self {
    case .run(let request): PythonRequest.json("run", request, RunRequest.fields)
    case .replay(let request): PythonRequest.json("replay", request, ReplayRequest.fields)
    case .scenarios(let request): PythonRequest.json("scenarios", request, ScenariosRequest.fields)
    case .test(let request): PythonRequest.json("test", request, TestRequest.fields)
    }
  }

  private static func json<Request>(
    _ kind: String, _ request: Request, _ fields: [RequestField<Request>]
  ) -> String {
    var members = JSONMembers(continuing: JSONWriter(), separator: ", ")
    members.writer.raw("{")
    members.string("kind", kind)
    for field in fields { field.write(request, &members) }
    members.writer.raw(" }")
    return members.writer.text
  }

  /// - Throws: `ScriptError` where the text is not what `json` has made.
  public init(json: String) throws {
    let document = JSONDocument(file: "the request", bytes: Array(json.utf8), what: "a request")
    let place = document.root
    switch document.problems.isEmpty ? place["kind"]?.string : nil {
    case "run": self = .run(RunRequest.fields.read(place, RunRequest(script: "")))
    case "replay": self = .replay(ReplayRequest.fields.read(place, ReplayRequest(script: "", recordings: [])))
    case "scenarios":
      self = .scenarios(
        ScenariosRequest.fields.read(place, ScenariosRequest(script: "", recordings: [], output: "")))
    case "test":
      self = .test(
        TestRequest.fields.read(place, TestRequest(files: [], options: ScenarioOptions(), results: -1)))
    default: throw ScriptError("KSR._main() is for kemi of the same version, which passes a request to it")
    }
  }
}

extension RunRequest {
  fileprivate static let fields: [RequestField<RunRequest>] = [
    .text("script", \.script), .texts("steps", \.words), .text("route", \.route), .text("event", \.event),
    .text("source", \.source), .text("received", \.received), .texts("aliases", \.aliases),
    .texts("mocks", \.mocks), .text("location", \.location), .text("release", \.release),
    .texts("descriptors", \.descriptors), .flag("compat", \.isCompatible),
    .number("milliseconds", \.limits.milliseconds), .number("bytes", \.limits.bytes),
    .choice("format", \.format),
  ]

  /// The steps: the kind of each, and its file.
  private var words: [String] {
    get { steps.flatMap { [$0.kind.rawValue, $0.file] } }
    set {
      steps = stride(from: 1, to: newValue.count, by: 2).compactMap { index in
        Step.Kind(rawValue: newValue[index - 1]).map { Step($0, file: newValue[index]) }
      }
    }
  }
}

extension ReplayRequest {
  fileprivate static let fields: [RequestField<ReplayRequest>] = [
    .text("script", \.script), .texts("recordings", \.recordings), .choice("answers", \.answers),
    .text("filter", \.filter), .text("release", \.release), .texts("descriptors", \.descriptors),
    .choice("format", \.format), .flag("trace", \.showsTraces), .flag("verbose", \.isVerbose),
  ]
}

extension ScenariosRequest {
  fileprivate static let fields: [RequestField<ScenariosRequest>] = [
    .text("script", \.script), .texts("recordings", \.recordings), .text("output", \.output),
    .text("release", \.release), .texts("descriptors", \.descriptors), .flag("all", \.makesAll),
  ]
}

extension TestRequest {
  fileprivate static let fields: [RequestField<TestRequest>] = [
    .texts("files", \.files), .number("results", \.results), .text("script", \.script),
    .flag("coverage", \.findsCoverage), .flag("update", \.updates), .texts("descriptors", \.descriptors),
  ]
}
