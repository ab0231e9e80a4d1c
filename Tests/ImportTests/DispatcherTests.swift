import Testing

@testable import KemiImport

/// Rows whose combination of types nobody can call.
@Suite struct DispatcherTests {
  /// A C file that calls functions of these combinations.
  private func caller(_ combinations: String...) -> String {
    let calls = combinations.map { "\tret = ((sr_kemi_\($0)_f)(ket->func))(msg, v);\n" }.joined()
    return "int execute(sr_kemi_t *ket)\n{\n\(calls)}\n"
  }

  private func tree(_ version: String = "5.8.1", _ rows: String...) throws -> FixtureTree {
    try FixtureTree(version, box: "static sr_kemi_t rows[] = {\n" + rows.joined() + C.endMark + "};\n")
  }

  private func rules(_ tree: FixtureTree) throws -> [String] {
    try tree.findings().map { "\($0.file.split(separator: "/").last!) \($0.rule)" }
  }

  // From 5.7 on the core calls functions with parameters, and nothing but those.
  @Test(arguments: [
    ("STR", "INT", true), ("INT", "INT", true), ("STR", "XVAL", true), ("INT", "XVAL", false),
    ("STR INT", "BOOL", true), ("INT STR", "INT", false), ("STR LONG", "INT", true), ("LONG", "INT", false),
    ("BOOL", "INT", false), ("STR STR STR", "NONE", false), ("", "XVAL", true), ("", "INT", true),
  ])
  func whatTheCoreCanCall(types: String, returns: String, isCallable: Bool) throws {
    let tree = try tree("5.8.1", C.row("box", "open", "f", types, returns: returns))
    try tree.folder.write("src/core/kemiexec.c", caller("fms", "fmn", "xfms", "fmsn", "fmsv"))
    #expect(try rules(tree) == (isCallable ? [] : ["box.c undispatchable"]))
  }

  @Test(arguments: [
    (
      "STR STR", "XVAL",
      "is called as if it returned an int: src/core/kemiexec.c know (str, str) with no other result"
    ),
    (
      "STR DICT", "XVAL",
      "cannot be called: (str, dict) returning xval is no combination that src/core/kemiexec.c knows"
    ),
    (
      "STR INT", "INT",
      "cannot be called: (str, int) returning int is no combination that src/core/kemiexec.c knows"
    ),
  ])
  func whatTheFindingSays(types: String, returns: String, text: String) throws {
    let tree = try tree("5.8.1", C.row("box", "open", "f", types, returns: returns))
    try tree.folder.write("src/core/kemiexec.c", caller("fms", "fmss"))
    #expect(try tree.findings().map(\.text) == ["KSR.box.open " + text])
  }

  @Test func beforeThatEachInterpreterCallsByItself() throws {
    let tree = try tree("5.6.1", C.row("box", "open", "f", "STR INT"), C.row("box", "shut", "f", "STR"))
    for (name, combinations) in [("app_one", caller("fm", "fms", "fmsn")), ("app_two", caller("fm", "fms"))] {
      try tree.add(combinations + C.table(C.row(name, "run", "f", "STR")), to: name)
    }
    let findings = try tree.findings()
    #expect(findings.map(\.rule) == ["undispatchable"])
    #expect(findings.first?.text.hasSuffix("is no combination that app_two knows") == true)
  }

  @Test func anInterpreterWithoutATableOfItsOwnCountsToo() throws {
    let tree = try tree("5.0.1", C.row("box", "open", "f", "STR INT"))
    try tree.add(caller("fm", "fms"), to: "app_one")
    #expect(try rules(tree) == ["box.c undispatchable"])
  }

  @Test func anInterpreterThatLeavesTheCallingToTheCoreIsNotAsked() throws {
    let tree = try tree("5.8.1", C.row("box", "open", "f", "STR INT"))
    try tree.folder.write("src/core/kemiexec.c", caller("fms", "fmsn"))
    try tree.add(caller("fm", "xfm") + C.table(C.row("app_one", "run", "f", "STR")), to: "app_one")
    #expect(try rules(tree) == [])
  }

  @Test func withoutAnyCallerNothingIsSaid() throws {
    #expect(try rules(tree("5.8.1", C.row("box", "open", "f", "DICT"))) == [])
  }

  @Test(arguments: [
    ("x = (sr_kemi_fms_f)", ["fms"]),
    ("((sr_kemi_xfmsn_f)(f))(a) + ((sr_kemi_fm_f)(f))(b)", ["fm", "xfmsn"]),
    ("sr_kemi_fms_f f;", []), ("(sr_kemi_t *)", []), ("(sr_kemi_fms_f", []), ("(sr_kemi_", []), ("", []),
  ])
  func castsOfAFile(text: String, casts: [String]) {
    #expect(Dispatcher.casts(in: C.source(text)).sorted() == casts)
  }
}
