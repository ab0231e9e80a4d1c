import Descriptors
import Files
import JSON
import Testing

@testable import KemiImport

/// Names that a descriptor could not have, or that would lead out of the folder of descriptors.
@Suite struct HostileNameTests {
  @Test(arguments: [
    "../box", "/tmp/box", "a/b", "..", "a b", "9box", "bo\\tx", "box\u{e9}", "releases.json/x",
  ])
  func namesOfModules(name: String) throws {
    let tree = try FixtureTree(box: C.table(C.row(name, "open", "f")))
    let error = #expect(throws: Diagnostics.self) { _ = try tree.read() }
    #expect(error?.all.map { "\($0.file):\($0.line)" } == ["src/modules/box/box.c:2"])
  }

  @Test(arguments: ["op en", "1open", "open-wide", "open\\n", "\u{e9}"]) func namesOfFunctions(name: String)
    throws
  {
    let tree = try FixtureTree(box: C.table(C.row("box", name, "f")))
    let error = #expect(throws: Diagnostics.self) { _ = try tree.read() }
    #expect(error?.all.map { "\($0.file):\($0.line)" } == ["src/modules/box/box.c:2"])
  }

  @Test func aTypeThatNoParameterCanHave() throws {
    #expect(throws: Diagnostics.self) {
      _ = try FixtureTree(box: C.table(C.row("box", "open", "f", "NULL"))).read()
    }
  }

  @Test(arguments: ["$(OTHER)", "../box", "a b", "é"]) func aMakefileThatNamesNoFile(name: String) throws {
    let tree = try FixtureTree(box: C.table(C.row("box", "open", "f")))
    try tree.add("NAME=\(name).so\n", to: "box", file: "Makefile")
    let folder = try ImportFolder()
    try folder.add(tree)
    #expect(try folder.module()?.loads == "box")
  }

  @Test(arguments: ["box open", "é", "a\\nb"]) func anOddNativeNameIsLeftOut(name: String) throws {
    let folder = try ImportFolder()
    try folder.add(
      "5.6.1", C.commands(C.command(name, "f"), C.command("shut", "f")) + C.table(C.row("box", "open", "f")))
    #expect(try folder.functions().first?.cfg == ["shut"])
  }

  @Test func anOddAnchorIsLeftOut() throws {
    let tree = try FixtureTree(box: C.commands(C.command("open", "f")) + C.table(C.row("box", "open", "f")))
    try tree.add("<section id=\"b x.f.open\"/>", to: "box", file: "doc/a.xml")
    let folder = try ImportFolder()
    try folder.add(tree)
    #expect(try folder.functions().first?.anchor == nil)
  }

  @Test func anIfWithoutACondition() throws {
    let folder = try ImportFolder()
    try folder.add("5.6.1", C.table("#if\n" + C.row("box", "open", "f") + "#endif\n"))
    #expect(try folder.functions().count == 1)
  }

  @Test func oneNameWithTwoSignaturesInOneTable() throws {
    let tree = try FixtureTree(
      box: C.table(C.row("box", "open", "f", "INT"), C.row("box", "open", "f", "STR")))
    let folder = try ImportFolder()
    do { try folder.add(tree) } catch is Diagnostics { return }
    // Interpreters find the first row.
    #expect(try folder.functions().map(\.parameters.first?.type) == [.int])
  }
}
