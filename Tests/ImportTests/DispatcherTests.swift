import Descriptors
import Testing

@testable import KemiImport

/// Rows whose combination of types nobody can call, and the facts that tell.
@Suite struct DispatcherTests {
  private func tree(_ version: String = "5.8.1", _ rows: String...) throws -> FixtureTree {
    try FixtureTree(version, box: "static sr_kemi_t rows[] = {\n" + rows.joined() + C.endMark + "};\n")
  }

  private func rules(_ tree: FixtureTree) throws -> [String] {
    try tree.findings().map { "\($0.file.split(separator: "/").last!) \($0.rule)" }
  }

  /// The core calls functions with parameters, and the interpreter those without.
  private func addCallers(_ tree: FixtureTree, _ core: String) throws {
    try tree.folder.write("src/core/kemiexec.c", core)
    try tree.add(C.caller("fm", "xfm", converts: "INT LONG STR"), to: "app_one")
  }

  @Test(arguments: [
    ("STR", "INT", true), ("INT", "INT", true), ("STR", "XVAL", true), ("INT", "XVAL", false),
    ("STR INT", "BOOL", true), ("INT STR", "INT", false), ("STR LONG", "INT", true), ("LONG", "INT", false),
    ("BOOL", "INT", false), ("STR STR STR", "NONE", false), ("", "XVAL", true), ("", "INT", true),
  ])
  func whatTheCoreCanCall(types: String, returns: String, isCallable: Bool) throws {
    let tree = try tree("5.8.1", C.row("box", "open", "f", types, returns: returns))
    try addCallers(tree, C.caller("fms", "fmn", "xfms", "fmsn", "fmsv", converts: ""))
    #expect(try rules(tree) == (isCallable ? [] : ["box.c undispatchable"]))
  }

  @Test(arguments: [
    (
      "STR STR", "XVAL",
      "is called as if it returned an int: no interpreter has (str, str) with another result"
    ),
    ("STR DICT", "XVAL", "cannot be called: no interpreter has (str, dict) returning xval"),
    ("STR INT", "INT", "cannot be called: no interpreter has (str, int) returning int"),
  ])
  func whatTheFindingSays(types: String, returns: String, text: String) throws {
    let tree = try tree("5.8.1", C.row("box", "open", "f", types, returns: returns))
    try addCallers(tree, C.caller("fms", "fmss", converts: ""))
    #expect(try tree.findings().map(\.text) == ["KSR.box.open " + text])
  }

  @Test func beforeThatEachInterpreterCallsByItself() throws {
    let tree = try tree("5.6.1", C.row("box", "open", "f", "STR INT"), C.row("box", "shut", "f", "STR"))
    for (name, code) in [("app_one", C.caller("fm", "fms", "fmsn")), ("app_two", C.caller("fm", "fms"))] {
      try tree.add(code + C.table(C.row(name, "run", "f", "STR")), to: name)
    }
    #expect(
      try tree.findings().map(\.text) == [
        "KSR.box.open cannot be called: app_two does not have (str, int) returning int"
      ])
  }

  @Test func anInterpreterThatDoesNotConvertATypeCannotPassIt() throws {
    let tree = try tree("5.8.1", C.row("box", "open", "f", "STR LONG"))
    try tree.folder.write("src/core/kemiexec.c", C.caller("fms", "fmsv", converts: ""))
    try tree.add(C.caller("fm", converts: "STR INT"), to: "app_one")
    #expect(try rules(tree) == ["box.c undispatchable"])
  }

  @Test func anInterpreterWithoutATableOfItsOwnCountsToo() throws {
    let tree = try tree("5.0.1", C.row("box", "open", "f", "STR INT"))
    try tree.add(C.caller("fm", "fms"), to: "app_one")
    #expect(try rules(tree) == ["box.c undispatchable"])
  }

  @Test func withoutAnyCallerNothingIsSaid() throws {
    #expect(try rules(tree("5.8.1", C.row("box", "open", "f", "DICT"))) == [])
  }

  private func facts(_ tree: FixtureTree) throws -> ServerFacts { try tree.read().server }

  private func text(_ calls: [CallPattern]) -> [String] {
    calls.map { call in
      let types = call.parameters.map { $0.map(\.rawValue).joined(separator: "|") }.joined(separator: ", ")
      return "(\(types)) \(call.returns.rawValue)"
        + (call.interpreters.isEmpty ? "" : " by " + call.interpreters.joined(separator: ", "))
    }
  }

  @Test func callsOfAllInterpretersAndOfSome() throws {
    let tree = try tree("5.6.1")
    try tree.add(C.caller("fm", "fmn", "fms", "fmsn", "xfmss"), to: "app_one")
    try tree.add(C.caller("fm", "fmn", "fms", "xfm"), to: "app_two")
    let facts = try facts(tree)
    #expect(facts.interpreters.map(\.module) == ["app_one", "app_two"])
    #expect(
      text(facts.calls) == [
        "() int", "(int|str) int", "(str, int) int by app_one", "() xval by app_two",
        "(str, str) xval by app_one",
      ])
  }

  @Test func anInterpreterInASecondModuleGoesByTheFirst() throws {
    let tree = try tree("5.7.1")
    try tree.add("int load(void) { return 0; }\n", to: "app_one")
    try tree.add(C.caller("fm"), to: "app_one_proc")
    #expect(try facts(tree).interpreters.map(\.module) == ["app_one"])
  }

  @Test func contentsOfAnXvalThatReachScripts() throws {
    let tree = try tree("5.6.1")
    let code = { (dict: String) in
      """
      int one_return_xval(sr_kemi_t *k, sr_kemi_xval_t *rx)
      {
        switch(rx->vtype) {
          case SR_KEMIP_NONE: return 0;
          case SR_KEMIP_INT:
          case SR_KEMIP_BOOL: push(rx->v.n); return 1;
          case SR_KEMIP_DICT: \(dict) return 1;
          case SR_KEMIP_STR: if(mode == 0) { LM_ERR("str - support disabled"); return 0; } push(rx->v.s); return 1;
          case SR_KEMIP_XVAL: return 1;
          default: return 0;
        }
      }

      """
    }
    try tree.add(C.caller("fm") + code("push(rx->v.dict);"), to: "app_one")
    try tree.add(C.caller("fm") + code("LM_ERR(\"unsupported type\");"), to: "app_two")
    let contents = try facts(tree).contents.map { "\($0.type) \($0.interpreters)" }
    #expect(contents == ["bool []", "dict [\"app_one\"]", "int []"])
  }

  @Test func factsGatherTheReleasesThatHaveThem() throws {
    let folder = try ImportFolder()
    for (version, callers) in [("5.1.1", C.caller("fm")), ("5.2.1", C.caller("fm", "fmn", "fms"))] {
      let tree = try FixtureTree(version, box: C.table(C.row("box", "open", "f")))
      try tree.add(callers, to: "app_one")
      try folder.add(tree)
    }
    let facts = try ServerFacts.read(includesBuiltin: false, folders: [folder.folder.path])
    #expect(facts.calls.map { "\($0.parameters.count) \($0.releases)" } == ["0 5.1-", "1 5.2-"])
    #expect(facts.interpreters.map { "\($0.module) \($0.releases)" } == ["app_one 5.1-"])
  }
}
