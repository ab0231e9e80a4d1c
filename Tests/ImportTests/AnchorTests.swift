import Testing

@testable import KemiImport

/// Where Kamailio's documentation describes the native function.
@Suite struct AnchorTests {
  private func anchor(_ documentation: String, file: String = "doc/box_admin.xml") throws -> String? {
    let tree = try FixtureTree(
      box: C.commands(C.command("box_open", "w"), C.command("unlock", "w"), C.command("shut", "v"))
        + C.table(C.row("box", "box_open", "f")))
    try tree.add(documentation, to: "box", file: file)
    return try tree.functions().first?.anchor
  }

  @Test(arguments: [
    "<section id=\"box.f.box_open\">", "<section\n  id=\"box.f.box_open\" status=\"new\">",
    "<section id=\"box.f.shut\"/><section id=\"box.f.box_open\"/>", "<a id=\"\"/><b id=\"box.f.box_open\"/>",
  ])
  func aSectionOnTheFunction(text: String) throws { #expect(try anchor(text) == "box#box.f.box_open") }

  @Test(arguments: [
    "", "<section id=\"box.p.box_open\">", "<section id=\"box.f.shut\">", "<section id=\"box.f.rebox_open\">",
    "<section id=\"box.f.box_open", "<section id=\"", "id=", "<a href=\"#box.f.box_open\">",
  ])
  func otherSectionsAreNot(text: String) throws { #expect(try anchor(text) == nil) }

  @Test func anotherNameOfTheFunctionWillDo() throws {
    #expect(try anchor("<section id=\"box.f.unlock\">") == "box#box.f.unlock")
  }

  @Test func theFunctionsOwnNameComesFirst() throws {
    #expect(
      try anchor("<section id=\"box.f.unlock\"/><section id=\"box.f.box_open\"/>") == "box#box.f.box_open")
  }

  @Test func foldersBelowCountAndOtherFilesDoNot() throws {
    let text = "<section id=\"box.f.box_open\">"
    #expect(try anchor(text, file: "doc/more/functions.xml") == "box#box.f.box_open")
    #expect(try anchor(text, file: "doc/notes.txt") == nil)
    #expect(try anchor(text, file: "box_admin.xml") == nil)
  }

  @Test func theFolderIsNamedWhereItsModuleIsCalledOtherwise() throws {
    let tree = try FixtureTree()
    try tree.add(
      C.commands(C.command("lift", "w")) + C.table(C.row("box", "lift", "f")), to: "box_extra")
    try tree.add("<section id=\"box.f.lift\">", to: "box_extra", file: "doc/a.xml")
    #expect(try tree.functions().first?.anchor == "box_extra#box.f.lift")
  }
}
