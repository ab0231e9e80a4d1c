import Descriptors
import Testing

@testable import KemiImport

@Suite struct ParameterNameTests {
  /// The names for a row of these types over some code.
  private func names(_ code: String, _ types: String = "STR STR") throws -> [String] {
    try FixtureTree.function(of: code + C.table(C.row("box", "open", "box_open", types))).parameterNames
  }

  @Test(arguments: [
    ("str *lid, str *key", ["lid", "key"]), ("str *_lid, str *__key", ["lid", "key"]),
    ("str *lid_, str *__key__", ["lid", "key"]), ("str *, str *key", ["p1", "key"]),
    ("str *_, str *__", ["p1", "p2"]), ("str *a, str *a", ["a", "a2"]), ("str *a, str *_a", ["a", "a2"]),
    ("str *p2, str *", ["p2", "p22"]), ("str *_1st, str *b", ["p1", "b"]),
    ("str *Lid, str *keyName", ["Lid", "keyName"]), ("str *a, str *b, int more", ["a", "b"]),
  ])
  func namesOfTheDefinition(parameters: String, names: [String]) throws {
    #expect(try self.names(C.function("box_open", parameters)) == names)
  }

  @Test(arguments: [
    "", "int box_open(sip_msg_t *msg, str *lid, str *key);\n", "int box_open(str *lid, str *key) {}\n",
    "static int box_open(sip_msg_t *msg, str *lid) {}\n",
  ])
  func withoutAFittingDefinitionTheyAreNumbered(code: String) throws {
    #expect(try names(code) == ["p1", "p2"])
  }

  @Test func aNameThatIsTooLongIsNumbered() throws {
    let long = String(repeating: "x", count: 65)
    #expect(try names(C.function("box_open", "str *\(long), str *key")) == ["p1", "key"])
  }

  @Test func aFunctionThatAMacroWrites() throws {
    let code =
      "#define OPEN(n) \\\n\tstatic int box_##n(sip_msg_t *msg, str *lid_##n, str *key) \\\n\t{ \\\n\t}\nOPEN(open)\n"
    #expect(try names(code) == ["lid_open", "key"])
  }

  @Test func theDefinitionInTheTablesOwnFileComesFirst() throws {
    let tree = try FixtureTree(
      box: C.function("box_open", "str *here") + C.table(C.row("box", "open", "box_open", "STR")))
    try tree.add(C.function("box_open", "str *there"), to: "box", file: "a.c")
    #expect(try tree.functions().first?.parameterNames == ["here"])
  }

  @Test func aDefinitionInAnotherFileOfTheFolderWillDo() throws {
    let tree = try FixtureTree(box: C.table(C.row("box", "open", "box_open", "STR")))
    try tree.add(C.function("box_open", "str *there"), to: "box", file: "inner/open.c")
    #expect(try tree.functions().first?.parameterNames == ["there"])
  }

  @Test func ofTwoBuildChoicesTheOneThatFitsCounts() throws {
    let code =
      "#ifdef A\n" + C.function("box_open", "str *one") + "#else\n" + C.function("box_open", "str *a, str *b")
      + "#endif\n"
    #expect(try names(code) == ["a", "b"])
  }
}
