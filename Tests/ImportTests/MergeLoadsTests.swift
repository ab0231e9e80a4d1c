import Descriptors
import Testing

@testable import KemiImport

/// Which module file brings a function, and functions of several files.
@Suite struct MergeLoadsTests {
  /// The module `tls` from two folders, each with these rows.
  private func imported(
    _ first: String, _ second: String, from folders: (String, String) = ("tls", "tls_alt")
  ) throws -> Module {
    let tree = try FixtureTree()
    try tree.add(C.table(first), to: folders.0)
    try tree.add(C.table(second), to: folders.1)
    let folder = try ImportFolder()
    try folder.add(tree)
    return try #require(try folder.module("tls"))
  }

  @Test func theCoresFunctionsNeedNoFile() throws {
    let folder = try ImportFolder()
    try folder.add(FixtureTree())
    let core = try #require(try folder.module(Module.coreName))
    #expect(core.loads == nil)
    #expect(core.functions.map(\.loads) == [[]])
  }

  @Test func aModulesFileIsNamedOnce() throws {
    let folder = try ImportFolder()
    try folder.add("5.6.1", C.table(C.row("box", "open", "f"), C.row("box", "shut", "g")))
    let module = try #require(try folder.module())
    #expect(module.loads == "box")
    #expect(module.functions.map(\.loads) == [[], []])
  }

  @Test func aFunctionOfTwoFilesNamesBoth() throws {
    let module = try imported(C.row("tls", "get", "f", "STR"), C.row("tls", "get", "f", "STR"))
    #expect(module.loads == "tls")
    #expect(module.functions.map(\.loads) == [["tls", "tls_alt"]])
    #expect(module.functions.map(\.condition) == [nil])
  }

  @Test func aFunctionOfTheOtherFileNamesIt() throws {
    let module = try imported(C.row("tls", "get", "f"), C.row("tls", "put", "f"))
    #expect(module.loads == "tls")
    #expect(module.functions.map(\.name) == ["get", "put"])
    #expect(module.functions.map(\.loads) == [[], ["tls_alt"]])
  }

  @Test func signaturesThatDifferAreToldApart() throws {
    let module = try imported(C.row("tls", "get", "f", "INT"), C.row("tls", "get", "f", "STR"))
    #expect(module.functions.map(\.parameters.first?.type) == [.int, .str])
    #expect(module.functions.map(\.condition) == [nil, "loadmodule tls_alt"])
    #expect(module.functions.map { module.files(for: $0) } == [["tls"], ["tls_alt"]])
  }

  @Test func withoutAFileOfItsNameTheModuleIsInTheOneThatHasMost() throws {
    let module = try imported(
      C.row("tls", "get", "f"), C.row("tls", "put", "f") + C.row("tls", "see", "f"), from: ("a", "b"))
    #expect(module.loads == "b")
    #expect(module.functions.map { module.files(for: $0) } == [["a"], ["b"], ["b"]])
  }

  @Test func rowsThatDifferInTheirConditionAlone() throws {
    let folder = try ImportFolder()
    let row = C.row("box", "open", "f")
    try folder.add("5.6.1", C.table("#ifdef A\n" + row + "#else\n" + row + "#endif\n"))
    #expect(try folder.functions().map(\.condition) == [nil])
  }

  @Test func buildChoicesOfASignature() throws {
    let folder = try ImportFolder()
    try folder.add(
      "5.6.1",
      C.table(
        "#ifdef A\n" + C.row("box", "open", "f", "INT") + "#else\n" + C.row("box", "open", "g", "STR")
          + "#endif\n"
      ))
    #expect(try folder.functions().map(\.condition) == ["!(defined(A))", "defined(A)"])
  }

  @Test(arguments: [false, true]) func aVariantThatDisappearsLeavesAReadableFolder(newestFirst: Bool) throws {
    let folder = try ImportFolder()
    let both = try FixtureTree("5.6.1")
    try both.add(C.table(C.row("box", "open", "f", "INT")), to: "box")
    try both.add(C.table(C.row("box", "open", "f", "STR")), to: "box_alt")
    let one = try FixtureTree("5.7.1", box: C.table(C.row("box", "open", "f", "INT")))
    for tree in newestFirst ? [one, both] : [both, one] { try folder.add(tree) }
    let now = try folder.catalog().limited(to: #require(Release("5.7"))).module("box")
    #expect(now?.functions.map(\.parameters.first?.type) == [.int])
    #expect(now?.functions.map(\.condition) == [nil])
    let before = try folder.catalog().limited(to: #require(Release("5.6"))).module("box")?.functions ?? []
    #expect(Set(before.map(\.parameters.first?.type)) == [.int, .str])
    #expect(before.first?.condition != before.last?.condition)
  }
}
