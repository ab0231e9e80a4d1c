import Files
import Foundation
import JSON
import TestSupport
import Testing

@testable import Descriptors

/// `server/facts.json`: pseudo-variables, transformations and parameters.
@Suite struct ServerFactsTests {
  private func read(_ text: String) throws -> ServerFacts {
    let folder = try TemporaryFolder()
    try folder.write("server/facts.json", text)
    return try ServerFacts.read(includesBuiltin: false, folders: [folder.path])
  }

  static let builtin = Result { try ServerFacts.read() }

  @Test func theBuiltinFactsAreTheRepositorys() throws {
    let facts = try ServerFacts.read(includesBuiltin: false, folders: [Repository.descriptors])
    let builtin = try Self.builtin.get()
    #expect(builtin == facts)
    #expect(facts.variables.count > 500)
    let file = try readFile(Repository.descriptors + "/server/facts.json")
    #expect(Array(facts.text.utf8) == file)
  }

  /// Read off src/modules/pv/pv.c, src/core/pv_core.c and others of the releases by hand.
  static let known: [(String, [String])] = [
    ("rc", ["core 5.0-"]),
    ("null", ["core 5.0-"]),
    ("ru", ["pv writable 5.0-"]),
    ("avp", ["pv writable inner index 5.0-"]),
    ("hdr", ["pv inner index 5.0-"]),
    ("xavi", ["pv writable inner 5.4-"]),
    ("sht", ["htable writable inner 5.0-"]),
    ("shv", ["pv writable inner 5.0-"]),
    ("nosuchthing", []),
  ]

  @Test(arguments: known) func variables(_ name: String, _ expected: [String]) throws {
    let found = try Self.builtin.get().variables(named: name).map { variable in
      [
        variable.loads ?? "core", variable.isWritable ? "writable" : "", variable.takesName ? "inner" : "",
        variable.takesIndex ? "index" : "", variable.releases.description,
      ].filter { !$0.isEmpty }.joined(separator: " ")
    }
    #expect(found == expected)
  }

  @Test func parameters() throws {
    let parameters = try Self.builtin.get().parameters
    func roles(_ module: String) -> [String] {
      parameters.filter { $0.module == module }.map { "\($0.name) \($0.role.rawValue) \($0.releases)" }
    }
    #expect(roles("htable") == ["event_callback callback 5.0-"])
    #expect(roles("app_lua") == ["load script 5.0-"])
    #expect(roles("dispatcher") == ["event_callback callback 5.1-"])
    #expect(roles("rtimer") == ["exec callback 5.0-"])
  }

  @Test func whatIsWrittenIsReadAgain() throws {
    let facts = ServerFacts(
      variables: [
        PseudoVariable(name: "err.class", loads: "pv", isWritable: true, takesName: true, takesIndex: true),
        PseudoVariable(name: "?", releases: ReleaseRange("5.1-5.3")!),
      ],
      transformations: [
        Transformation(category: "s", name: "len"), Transformation(category: "json", loads: "json"),
      ],
      parameters: [
        ScriptParameter(module: "rtimer", name: "exec", role: .callback, attribute: "route"),
        ScriptParameter(module: "app_lua", name: "load", role: .script),
      ],
      interpreters: [
        Interpreter(module: "app_lua"), Interpreter(module: "app_x", releases: ReleaseRange("5.2-")!),
      ],
      calls: [
        CallPattern(parameters: [], returns: .xval),
        CallPattern(
          parameters: [[.int, .str], [.long]], returns: .int, interpreters: ["app_lua", "app_x"],
          releases: ReleaseRange("5.7")!),
      ],
      contents: [XvalContent(type: .dict, interpreters: ["app_lua"]), XvalContent(type: .null)])
    #expect(try read(facts.text) == facts)
    #expect(try read(ServerFacts().text).isEmpty)
  }

  static let mistakes: [(text: String, message: String)] = [
    (
      #"{ "variable": [] }"#,
      "1:3: error: unknown key 'variable' in the list of a server's facts; did you mean 'variables'? [unknown-key]"
    ),
    (#"{ "variables": [{}] }"#, "1:17: error: the variable has no 'name' [missing-key]"),
    (#"{ "variables": [{ "name": "a b" }] }"#, "1:27: error: 'a b' is no name of the server's [name]"),
    (
      #"{ "variables": [{ "name": "a", "writable": 1 }] }"#,
      "1:44: error: 'writable' is true or false, not a number (1) [type]"
    ),
    (
      #"{ "variables": [{ "name": "a", "loads": "x y" }] }"#,
      "1:41: error: 'x y' is not the name of a module file [name]"
    ),
    (#"{ "transformations": [{}] }"#, "1:23: error: the transformation has no 'class' [missing-key]"),
    (
      #"{ "parameters": [{ "module": "m", "name": "n" }] }"#,
      "1:18: error: the parameter has no 'role' [missing-key]"
    ),
    (#"{ "interpreters": [{}] }"#, "1:20: error: the interpreter has no 'module' [missing-key]"),
    (#"{ "calls": [{}] }"#, "1:13: error: the call has no 'returns' [missing-key]"),
    (
      #"{ "calls": [{ "returns": "str" }] }"#,
      "1:26: error: unknown type 'str'; known are int, xval [type]"
    ),
    (
      #"{ "calls": [{ "returns": "int", "parameters": ["int|"] }] }"#,
      "1:48: error: unknown type ''; known are int, long, bool, str, xval, dict, array [type]"
    ),
    (
      #"{ "calls": [{ "returns": "int", "parameters": ["int","int","int","int","int","int","int"] }] }"#,
      "1:47: error: 7 parameters; a KEMI function has at most 6 [too-many-parameters]"
    ),
    (
      #"{ "calls": [{ "returns": "int", "interpreters": ["a b"] }] }"#,
      "1:50: error: 'a b' is not the name of a module file [name]"
    ),
    (#"{ "contents": [{}] }"#, "1:16: error: the content has no 'type' [missing-key]"),
    (
      #"{ "variables": [{ "name": "a", "releases": "5.1 on" }] }"#,
      "1:44: error: '5.1 on' is no range of releases; write '5.1-', '5.0-5.6' or '5.3' [releases]"
    ),
  ]

  @Test(arguments: mistakes) func mistakesHaveTheirPlace(_ text: String, _ message: String) throws {
    let error = #expect(throws: Diagnostics.self) { _ = try read(text) }
    #expect(
      error?.all.map { $0.description.split(separator: "facts.json:", maxSplits: 1)[1] } == [message[...]])
  }

  @Test(arguments: [
    ("variables", ServerFactsReader.variableKeys), ("transformations", ServerFactsReader.transformationKeys),
    ("parameters", ServerFactsReader.parameterKeys), ("interpreters", ServerFactsReader.interpreterKeys),
    ("calls", ServerFactsReader.callKeys), ("contents", ServerFactsReader.contentKeys),
  ])
  func theSchemaHasTheKeysOfTheReader(_ list: String, _ keys: [String]) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: Repository.descriptors + "/server/schema.json"))
    let root = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    let lists = try #require(root["properties"] as? [String: [String: Any]])
    #expect(lists.keys.sorted() == ServerFactsReader.keys.sorted())
    let items = try #require(lists[list]?["items"] as? [String: Any])
    #expect((items["properties"] as? [String: Any])?.keys.sorted() == keys.sorted())
  }

  @Test func aFoldersFactsComeOnTop() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "server/facts.json",
      #"{ "variables": [{ "name": "greeting", "loads": "greeter" }, { "name": "ru", "loads": "pv" }] }"#)
    let facts = try ServerFacts.read(folders: [folder.path])
    #expect(facts.variables(named: "greeting").map(\.loads) == ["greeter"])
    #expect(facts.variables(named: "ru").map(\.isWritable) == [false])
    #expect(facts.variables(named: "ci").count == 1)
  }
}
