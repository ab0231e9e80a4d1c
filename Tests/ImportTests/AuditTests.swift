import Descriptors
import JSON
import Testing

@testable import KemiImport

@Suite struct AuditTests {
  /// The findings in a module `box` with this code, without their places.
  private func findings(_ code: String) throws -> [Diagnostic] { try FixtureTree(box: code).findings() }

  private func rules(_ code: String) throws -> [String] { try findings(code).map(\.rule) }

  private func open(_ types: String, _ parameters: String, returns: (String, String) = ("INT", "int"))
    -> String
  {
    C.function("box_open", parameters, returns: returns.1)
      + C.table(C.row("box", "open", "box_open", types, returns: returns.0))
  }

  @Test func aCleanTreeHasNoFinding() throws {
    let tree = try FixtureTree(
      box: C.commands(C.command("box_open", "w"))
        + open("STR INT", "str *a, int b", returns: ("XVAL", "sr_kemi_xval_t *")))
    try tree.add(
      C.function("lid_lift") + C.table(C.row("lid", "open", "lid_lift", returns: "BOOL")), to: "lid")
    try tree.add(C.caller("fm", "fms", "xfmsn"), to: "app_one")
    #expect(try tree.findings() == [])
    let coverage = Audit.coverage(of: try tree.read())
    #expect(coverage.rows == 3)
    #expect(coverage.compared == 3)
  }

  @Test(arguments: [
    ("", ""), ("STR", "str *a"), ("INT", "int a"), ("BOOL", "bool a"), ("LONG", "long a"),
    ("LONG", "sr_kemi_xval_t *a"), ("XVAL", "sr_kemi_xval_t *a"), ("STR INT", "const str *a, unsigned int b"),
    ("STR STR STR STR STR STR", "str *a, str *b, str *c, str *d, str *e, str *f"),
  ])
  func typesThatFit(types: String, parameters: String) throws {
    #expect(try rules(open(types, parameters)) == [])
  }

  @Test(arguments: [
    ("STR", "", "is declared (str), but box_open takes () after the message"),
    ("STR", "str *a, int b", "is declared (str), but box_open takes (str *, int) after the message"),
    ("INT", "str *a", "is declared (int), but box_open takes (str *) after the message"),
    ("STR", "char *a", "is declared (str), but box_open takes (char *) after the message"),
    ("INT STR", "str *a, int b", "is declared (int, str), but box_open takes (str *, int) after the message"),
    ("INT", "long a", "is declared (int), but box_open takes (long) after the message"),
  ])
  func typesThatDoNotFit(types: String, parameters: String, text: String) throws {
    let findings = try findings(open(types, parameters))
    #expect(findings.map(\.text) == ["KSR.box.open " + text])
    #expect(findings.map(\.rule) == ["signature"])
    #expect(findings.map(\.severity) == [.warning])
  }

  @Test(arguments: [
    ("NONE", "void"), ("NONE", "int"), ("INT", "int"), ("BOOL", "int"), ("LONG", "long"),
    ("XVAL", "sr_kemi_xval_t *"), ("INT", "static inline int"),
  ])
  func returnsThatFit(type: String, c: String) throws {
    #expect(try rules(open("", "", returns: (type, c))) == [])
  }

  @Test(arguments: [("INT", "void"), ("XVAL", "int"), ("INT", "sr_kemi_xval_t *"), ("BOOL", "str *")])
  func returnsThatDoNotFit(type: String, c: String) throws {
    let findings = try findings(open("", "", returns: (type, c)))
    #expect(
      findings.map(\.text) == [
        "KSR.box.open is declared to return \(type.lowercased()), but box_open returns \(c)"
      ])
    #expect(findings.map(\.rule) == ["signature"])
  }

  @Test func aFunctionWithoutTheMessageInFront() throws {
    let findings = try findings(
      "int box_open(str *a)\n{\n}\n" + C.table(C.row("box", "open", "box_open", "STR")))
    #expect(
      findings.map(\.text) == [
        "KSR.box.open is declared (str), but box_open takes (str *): no SIP message first"
      ])
  }

  @Test func oneBuildChoiceThatFitsIsEnough() throws {
    let code =
      "#ifdef A\n" + C.function("box_open", "int a") + "#else\n" + C.function("box_open", "str *a")
      + "#endif\n"
    #expect(try rules(code + C.table(C.row("box", "open", "box_open", "STR"))) == [])
    #expect(try rules(code + C.table(C.row("box", "open", "box_open", "LONG"))) == ["signature"])
  }

  @Test func aFunctionThatIsNotDefinedHereIsNotJudged() throws {
    let tree = try FixtureTree(
      box: C.function("box_open")
        + C.table(C.row("box", "open", "box_open"), C.row("box", "shut", "elsewhere")))
    #expect(try tree.findings().isEmpty)
    let coverage = Audit.coverage(of: try tree.read())
    #expect(coverage.rows == 3)
    #expect(coverage.compared == 2)
  }

  @Test func aRowThatOnlyListsIsNotJudged() throws {
    #expect(try rules(C.table(C.row("x", "exit", "NULL", "DICT DICT"), C.row("x", "exit", "NULL"))) == [])
  }

  @Test func aNoneBetweenParameters() throws {
    let findings = try findings(open("STR NONE INT", "str *a"))
    #expect(
      findings.map(\.text) == [
        "KSR.box.open has a NONE in the middle of its parameters (STR, NONE, INT, NONE, NONE, NONE): "
          + "interpreters see the first 1 alone"
      ])
    #expect(findings.map(\.rule) == ["none-in-the-middle"])
  }

  @Test(arguments: [("STR", ""), ("INT", ", with other types")])
  func aNameThatIsExportedTwice(types: String, difference: String) throws {
    let findings = try findings(C.table(C.row("box", "open", "f", "STR"), C.row("box", "open", "g", types)))
    #expect(
      findings.map(\.description) == [
        "src/modules/box/box.c:3:1: warning: KSR.box.open stands in another export table too\(difference): "
          + "src/modules/box/box.c:2:1 [exported-twice]"
      ])
  }

  @Test func aNameInTheTablesOfTwoModuleFiles() throws {
    let tree = try FixtureTree(box: C.table(C.row("box", "open", "f")))
    try tree.add(C.table(C.row("box", "open", "g"), C.row("lid", "open", "g")), to: "box_alt")
    #expect(
      try tree.findings().map { "\($0.file) \($0.rule)" } == ["src/modules/box_alt/box_alt.c exported-twice"])
  }

  @Test func ofTwoBranchesOnlyOneIsExported() throws {
    let code = C.table(
      "#ifdef A\n" + C.row("box", "open", "f") + "#else\n" + C.row("box", "open", "g", "STR") + "#endif\n")
    #expect(try rules(code) == [])
  }

  @Test func findingsComeInTheOrderOfFilesAndLines() throws {
    let tree = try FixtureTree(box: open("STR NONE STR", ""))
    try tree.add("int f(int n)\n{\n}\n" + C.table(C.row("ant", "run", "f")), to: "ant")
    try tree.folder.write("src/core/kemi.c", C.table(C.row("", "say", "f"), C.row("", "say", "f")))
    #expect(
      try tree.findings().map { "\($0.file):\($0.line) \($0.rule)" } == [
        "src/core/kemi.c:3 exported-twice", "src/modules/ant/ant.c:5 signature",
        "src/modules/box/box.c:6 none-in-the-middle", "src/modules/box/box.c:6 signature",
      ])
  }
}
