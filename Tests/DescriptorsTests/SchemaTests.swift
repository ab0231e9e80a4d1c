import Foundation
import TestSupport
import Testing

@testable import Descriptors

/// `schema.json` says what the reader does.
@Suite struct SchemaTests {
  private let definitions: [String: Any]

  init() throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: Repository.descriptors + "/schema.json"))
    let root = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    definitions = try #require(root["$defs"] as? [String: Any])
  }

  /// What stands under a path of keys below `$defs`.
  private func schema(_ path: String) throws -> [String: Any] {
    try path.split(separator: ".").reduce(definitions) { object, key in
      try #require(object[String(key)] as? [String: Any], "\(path)")
    }
  }

  private func words(_ path: String) throws -> [String] {
    let schema = try schema(path)
    if let words = schema["enum"] as? [String] { return words }
    let choices = try #require(schema["oneOf"] as? [[String: Any]])
    return try choices.map { try #require($0["const"] as? String) }
  }

  @Test func words() throws {
    #expect(try words("engine") == Engine.allCases.map(\.rawValue))
    #expect(try words("function.properties.routes.items") == Route.allCases.map(\.rawValue))
    #expect(try words("parameter.properties.role") == Role.allCases.map(\.rawValue))
    #expect(try words("returns.properties.kind") == Returns.Kind.allCases.map(\.rawValue))
  }

  @Test func types() throws {
    #expect(try words("parameter.properties.type") == KemiType.parameterTypes.map(\.rawValue))
    #expect(try words("returns.properties.type") == KemiType.returnTypes.map(\.rawValue))
    #expect(try words("returns.properties.holds.items") == KemiType.heldTypes.map(\.rawValue))
    #expect(Set(KemiType.returnTypes) == Set(KemiType.allCases))
  }

  @Test func rolesAreDescribedInTheSameWords() throws {
    let choices = try schema("parameter.properties.role")["oneOf"] as? [[String: String]]
    let meanings = Role.allCases.map { role in
      let words = role.meaning.filter { $0 != "`" }
      return words.prefix(1).uppercased() + words.dropFirst() + "."
    }
    #expect(choices?.map { $0["description"] } == meanings)
  }

  @Test(
    arguments: [
      ("module", ModuleReader.keys), ("modparam", ModuleParameterReader.keys),
      ("function", FunctionReader.keys),
      ("parameter", FunctionReader.parameterKeys), ("returns", FunctionReader.returnsKeys),
      ("example", FunctionReader.exampleKeys), ("releases", ReleasesReader.keys),
      ("releases.properties.releases.items", ReleasesReader.releaseKeys),
    ])
  func keys(_ path: String, _ keys: [String]) throws {
    #expect(try schema(path + ".properties").keys.sorted() == keys.sorted())
    #expect(try schema(path)["additionalProperties"] as? Bool == false)
  }

  @Test func parametersAreLimitedAlike() throws {
    let limit = try schema("function.properties.parameters")["maxItems"] as? Int
    #expect(limit == Signature.maximumParameters)
  }

  /// Files in which `{}` stands where a definition of the schema describes an object.
  static let objects = [
    ("module", "m.json", "{}"),
    ("modparam", "m.json", #"{ "module": "m", "functions": [], "modparams": [{}] }"#),
    ("function", "m.json", #"{ "module": "m", "functions": [{}] }"#),
    ("parameter", "m.json", #"{ "module": "m", "functions": [{ "name": "f", "parameters": [{}] }] }"#),
    ("returns", "m.json", #"{ "module": "m", "functions": [{ "name": "f", "returns": {} }] }"#),
    ("example", "m.json", #"{ "module": "m", "functions": [{ "name": "f", "examples": [{}] }] }"#),
    ("releases", "releases.json", "{}"),
    ("releases.properties.releases.items", "releases.json", #"{ "releases": [{}] }"#),
  ]

  @Test(arguments: objects) func requiredKeysAreMissed(_ path: String, _ file: String, _ text: String) throws
  {
    let said = try messages(about: [file: text])
    for key in try #require(try schema(path)["required"] as? [String]) {
      #expect(said.contains { $0.hasSuffix(" has no '\(key)' [missing-key]") }, "\(key)")
    }
  }
}
