import Foundation
import TestSupport
import Testing

/// A schema checker that knows nothing of KemiKit, held against the reader.
@Suite(
  .enabled(
    if: FileManager.default.fileExists(atPath: Repository.tool("check-jsonschema")),
    "check-jsonschema is not there; make test installs it"))
struct SchemaToolTests {
  private func check(_ files: [String]) throws -> Outcome {
    try run(
      Repository.tool("check-jsonschema"),
      ["--output-format", "json", "--schemafile", Repository.descriptors + "/schema.json"] + files)
  }

  @Test func acceptsEveryDescriptor() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Repository.descriptors)
      .filter { $0.hasSuffix(".json") && $0 != "schema.json" }
    #expect(files.count > 100)
    let outcome = try check(files.map { Repository.descriptors + "/" + $0 })
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
  }

  @Test func acceptsTheFactsAboutServers() throws {
    let folder = Repository.descriptors + "/server"
    let outcome = try run(
      Repository.tool("check-jsonschema"), ["--schemafile", folder + "/schema.json", folder + "/facts.json"])
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
  }

  @Test func rejectsAnUnknownType() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "m.json", #"{ "module": "m", "functions": [{ "name": "f", "returns": { "type": "string" } }] }"#)
    let outcome = try check([file])
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("'string' is not one of"))
  }

  private static func function(_ member: String) -> String {
    #"{ "module": "m", "functions": [{ "name": "f", "returns": { "type": "int" }, \#(member) }] }"#
  }

  /// What the schema refuses.
  static let refused = [
    #"{ "$schema": 5, "module": "m", "functions": [] }"#,
    #"{ "module": "m", "loads": ["m"], "functions": [] }"#,
    #"{ "module": "m", "functions": [], "sumary": "a" }"#,
    #"{ "module": "m", "summary": "a\nb", "functions": [] }"#,
    #"{ "module": "m-m", "functions": [] }"#,
    function(#""cfg": []"#),
    function(#""cfg": ["a", "a"]"#),
    function(#""loads": []"#),
    function(#""engines": []"#),
    function(#""anchor": ["m#a", "m#b"]"#),
    function(#""routes": ["timer"]"#),
    function(#""releases": "5.1.3-""#),
    function(#""listed": "5.1 to 5.3""#),
    function(#""parameters": [{ "name": "p", "type": "none" }]"#),
    function(#""parameters": [{ "name": "p", "type": "str", "role": "password" }]"#),
    function(#""examples": [{ "engine": "lua", "code": " " }]"#),
    #"{ "releases": [{ "release": "5.6.3", "version": "5.6.3" }] }"#,
    #"{ "releases": [{ "release": "5.6" }] }"#,
  ]

  @Test func refusesEachOfThese() throws {
    let folder = try TemporaryFolder()
    for (index, text) in Self.refused.enumerated() { try folder.write("\(index + 100).json", text) }
    let outcome = try check(folder.files.map { folder.path + "/" + $0 })
    for (index, text) in Self.refused.enumerated() {
      #expect(outcome.output.contains("/\(index + 100).json"), "\(text)")
    }
  }

  @Test(arguments: refused) func theReaderRefusesItToo(_ text: String) throws {
    let file = text.contains("\"release\"") ? "releases.json" : "m.json"
    #expect(try messages(about: [file: text]) != [])
  }
}
