import Descriptors
import Testing

/// Functions that interpreters supply are a person's; an import says which tables list them.
@Suite struct ListedFunctionTests {
  private let written = Function(
    name: "exit", summary: "Stop.", returns: Returns(type: .none), engines: [.lua, .python],
    releases: ReleaseRange(first: .number(major: 5, minor: 0), last: nil))

  private let listing = C.table(C.row("x", "exit", "NULL", returns: "NONE"))

  private func folder(listed: String? = nil) throws -> ImportFolder {
    let folder = try ImportFolder()
    for minor in 0...3 { try folder.add("5.\(minor).1", C.table()) }
    try folder.edit(module: "x") { module in
      module.functions = [written]
      module.functions[0].listed = listed.flatMap { ReleaseRange($0) }
    }
    return folder
  }

  private func listed(_ folder: ImportFolder) throws -> String? {
    let functions = try folder.module("x")?.functions ?? []
    var function = try #require(functions.first)
    let listed = function.listed?.description
    function.listed = nil
    #expect(functions.count == 1)
    #expect(function == written)
    return listed
  }

  @Test func aTreeThatDoesNotListItChangesNothing() throws {
    let folder = try folder()
    let before = folder.texts
    let changes = try folder.add("5.2.1", C.table())
    #expect(changes.isEmpty)
    #expect(folder.texts == before)
  }

  @Test(arguments: [
    (nil, "5.3.1", "5.3-"), (nil, "5.1.1", "5.1"), ("5.1", "5.2.1", "5.1-5.2"), ("5.1", "5.0.1", "5.0-5.1"),
    ("5.0-5.2", "5.3.1", "5.0-"), ("5.1-", "5.2.1", "5.1-"),
  ])
  func aTreeThatListsIt(before: String?, version: String, after: String) throws {
    let folder = try folder(listed: before)
    try folder.add(version, listing)
    #expect(try listed(folder) == after)
  }

  @Test(arguments: [("5.0-", "5.3.1", "5.0-5.2"), ("5.1-5.2", "5.1.1", "5.2"), ("5.1", "5.1.1", nil)])
  func aTreeThatListsItNoMore(before: String, version: String, after: String?) throws {
    let folder = try folder(listed: before)
    try folder.add(version, C.table())
    #expect(try listed(folder) == after)
  }

  @Test func listingItTwiceChangesNothing() throws {
    let folder = try folder()
    try folder.add("5.3.1", listing)
    #expect(try folder.add("5.3.1", listing).isEmpty)
  }

  @Test func anotherFunctionOfTheModuleIsTheTablesOwn() throws {
    let folder = try folder()
    try folder.add(
      "5.3.1", C.table(C.row("x", "modf", "NULL", "STR"), C.row("x", "exit", "NULL", returns: "NONE")))
    let functions = try #require(try folder.module("x")).functions
    #expect(functions.map(\.name) == ["exit", "modf"])
    #expect(functions.map(\.listed?.description) == ["5.3-", nil])
    #expect(functions.map(\.releases.description) == ["5.0-", "5.3-"])
  }
}
