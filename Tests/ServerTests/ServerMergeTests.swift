import Descriptors
import TestSupport
import Testing

@testable import KemiImport

/// Descriptors brought up to date with a server.
@Suite struct ServerMergeTests {
  private func imported(_ server: FakeServer, into functions: [Function]) throws -> Catalog {
    let folder = try TemporaryFolder()
    try Catalog.box(functions).write(to: folder)
    let importer = Importer(folder: folder.path)
    let server = try server.read()
    try importer.changes(server).commit(to: folder.path)
    #expect(try importer.changes(server).isEmpty)
    return try CatalogReader(includesBuiltin: false, folders: [folder.path]).read()
  }

  private func ranges(_ catalog: Catalog) -> [String] {
    (catalog.module("box")?.functions ?? []).map { function in
      ([function.name, function.releases.description] + function.parameters.map(\.type.rawValue))
        .joined(separator: " ")
    }
  }

  @Test func whatAgreesStaysAsItIs() throws {
    let functions = [Function("open", [.str]), Function("shut", condition: "WITH_IT")]
    let catalog = try imported(FakeServer(["box box open 1 2,0"]), into: functions)
    #expect(catalog.module("box")?.functions.map(\.summary) == ["Try open.", "Try shut."])
    #expect(catalog.modules == Catalog.box(functions).modules)
    #expect(catalog.releases.map(\.version) == ["5.5.7", "5.6.6", "5.7.7", "5.8.8"])
  }

  static let merges: [(version: String, rows: [String], catalog: [Function], expected: [String])] = [
    // A function that nobody knew.
    ("5.6.3", ["box box fresh 1 2,1"], [], ["fresh 5.6 str int"]),
    // One that the next release has: the range grows, and the words stay.
    ("5.6.3", ["box box open 1 0"], [Function("open", in: "5.7-")], ["open 5.6-"]),
    // The module is there and lacks it: the server is older, as old, newer.
    ("5.6.3", [], [Function("open")], ["open 5.5-"]),
    ("5.6.6", [], [Function("open")], ["open 5.5-"]),
    ("5.6.7", [], [Function("open")], ["open 5.7-", "open 5.5"]),
    // A newer one, with a choice of the build; and one whose module is not there.
    ("5.6.7", [], [Function("open", condition: "WITH_IT")], ["open 5.5-"]),
    ("5.6.7", [], [Function("open", loads: ["absent"])], ["open 5.5-"]),
    // Other types: the older server's do not count.
    ("5.6.3", ["box box open 1 1,0"], [Function("open", [.str])], ["open 5.5- str"]),
    (
      "5.6.6", ["box box open 1 1,0"], [Function("open", [.str])],
      ["open 5.7- str", "open 5.6 int", "open 5.5 str"]
    ),
  ]

  @Test(arguments: merges) func ranges(
    _ version: String, _ rows: [String], _ functions: [Function], _ expected: [String]
  ) throws {
    #expect(ranges(try imported(FakeServer(version: version, rows), into: functions)) == expected)
  }

  @Test func aReleaseThatNobodyKnew() throws {
    let catalog = try imported(
      FakeServer(version: "6.0.2", ["box box open 1 0", "box box fresh 1 0"]),
      into: [
        Function("open"), Function("shut"), Function("old", in: "5.5-5.6"),
        Function("away", loads: ["absent"]),
      ])
    #expect(ranges(catalog) == ["away 5.5-", "fresh 6.0-", "old 5.5-5.6", "open 5.5-", "shut 5.5-5.8"])
    #expect(catalog.newest.description == "6.0")
    #expect(catalog.releases.last?.version == "6.0.2")
  }

  @Test func aNewerServersVersionIsKept() throws {
    let catalog = try imported(FakeServer(version: "5.6.7", ["box box open 1 0"]), into: [Function("open")])
    #expect(catalog.releases.map(\.version) == ["5.5.7", "5.6.7", "5.7.7", "5.8.8"])
  }

  @Test func anotherModuleFileIsAdded() throws {
    let server = try FakeServer(version: "5.9.0", modules: ["box", "crate"], ["crate box open 1 0"])
    let function = try #require(try imported(server, into: [Function("open")]).module("box")?.functions.first)
    #expect(function.loads == ["box", "crate"])
    #expect(function.cfg == ["open"])
    #expect(function.routes == [.request])
  }

  @Test func whatServersDoNotShowStays() throws {
    let folder = try TemporaryFolder()
    try Catalog.box([Function("open")]).write(to: folder)
    let facts = ServerFacts(variables: [
      PseudoVariable(name: "box", loads: "box", releases: ReleaseRange("5.6-")!)
    ])
    try folder.write(ServerFacts.file, facts.text)
    let changes = try Importer(folder: folder.path).changes(FakeServer(["box box fresh 1 0"]).read())
    try changes.commit(to: folder.path)
    #expect(changes.changed.map(\.path) == ["box.json"])
    #expect(folder.read(ServerFacts.file) == facts.text)
  }
}
