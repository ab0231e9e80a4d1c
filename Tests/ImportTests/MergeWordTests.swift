import Descriptors
import Testing

/// What a person wrote stays; what the trees say is kept up to date.
@Suite struct MergeWordTests {
  private let code =
    C.commands(C.command("box_open", "w", routes: "REQUEST_ROUTE"))
    + C.function("ki_open", "str *lid, str *key", body: "pv_cache_get(lid);")
    + C.table(C.row("box", "box_open", "ki_open", "STR STR", returns: "XVAL"))

  private func edit(_ module: inout Module) {
    module.summary = "Boxes."
    module.details = "A box has a lid.\n\nIt opens."
    module.functions[0].summary = "Open a box."
    module.functions[0].details = "Slowly."
    module.functions[0].parameters[0] = Parameter(
      name: "cover", type: .str, role: .callback, summary: "Its lid.")
    module.functions[0].parameters[1].role = .regex
    module.functions[0].parameters[1].summary = "What fits."
    module.functions[0].returns = Returns(
      type: .xval, kind: .value, nullable: true, holds: [.dict], summary: "What was in it.")
    module.functions[0].examples = [Example(engine: .lua, code: "KSR.box.open(\"a\", \"b\")")]
  }

  @Test(arguments: ["5.5.1", "5.6.1", "5.6.9", "5.7.1", "6.2.0-dev0"])
  func wordsSurviveTheImportOfAnyRelease(version: String) throws {
    let folder = try ImportFolder()
    try folder.add("5.6.1", code)
    try folder.edit(edit)
    let before = try #require(try folder.module())
    try folder.add(version, code)
    var after = try #require(try folder.module())
    after.functions[0].releases = before.functions[0].releases
    #expect(after == before)
  }

  @Test func bothPartsOfASplitRangeKeepTheWords() throws {
    let folder = try ImportFolder()
    try folder.add("5.5.1", code)
    try folder.add("5.7.1", code)
    try folder.edit(edit)
    try folder.add("5.6.1", C.table())
    let functions = try folder.functions("box_open")
    #expect(functions.map(\.releases.description) == ["5.7-", "5.5"])
    #expect(functions.map(\.summary) == ["Open a box.", "Open a box."])
  }

  @Test(arguments: [["5.5.1", "5.6.1"], ["5.6.1", "5.5.1"]])
  func factsFollowTheNewestRelease(order: [String]) throws {
    let folder = try ImportFolder()
    for version in order {
      let isOld = version == "5.5.1"
      let tree = try FixtureTree(
        version,
        box: C.commands(
          C.command(isOld ? "shut" : "lift", "ki_open", routes: isOld ? "ANY_ROUTE" : "LOCAL_ROUTE"))
          + (isOld ? C.table(C.row("box", "open", "ki_open")) : "#ifdef LID\n")
          + (isOld ? "" : C.table(C.row("box", "open", "ki_open")) + "#endif\n"))
      try tree.add("NAME=\(isOld ? "old" : "new").so\n", to: "box", file: "Makefile")
      try tree.add("<section id=\"box.f.\(isOld ? "shut" : "lift")\"/>", to: "box", file: "doc/a.xml")
      try folder.add(tree)
    }
    let module = try #require(try folder.module())
    let function = try #require(module.functions.first)
    #expect(function.releases.description == "5.5-")
    #expect(function.cfg == ["lift"])
    #expect(function.routes == [.local])
    #expect(function.anchor == "box#box.f.lift")
    #expect(function.condition == "defined(LID)")
    #expect(module.files(for: function) == ["new"])
  }

  @Test func whatTheCodeShowsFillsWhatIsNotKnownYet() throws {
    let folder = try ImportFolder()
    try folder.add("5.6.1", C.function("ki_open", "str *a", body: "use(a);") + row)
    #expect(try folder.functions().first?.parameters == [Parameter(name: "a", type: .str)])
    try folder.add("5.7.1", C.function("ki_open", "str *b", body: "pv_cache_get(b); v = SR_KEMIP_INT;") + row)
    let function = try #require(try folder.functions().first)
    #expect(function.parameters == [Parameter(name: "a", type: .str, role: .pv)])
    #expect(function.returns.holds == [.int])
  }

  @Test func anOlderReleaseTellsNothingNew() throws {
    let folder = try ImportFolder()
    try folder.add("5.7.1", C.function("ki_open", "str *a", body: "use(a);") + row)
    try folder.add("5.6.1", C.function("ki_open", "str *a", body: "pv_cache_get(a);") + row)
    #expect(try folder.functions().first?.parameters.first?.role == nil)
  }

  private let row = C.table(C.row("box", "open", "ki_open", "STR", returns: "XVAL"))

  @Test func anotherSignatureStartsAnew() throws {
    let folder = try ImportFolder()
    try folder.add("5.6.1", code)
    try folder.edit(edit)
    try folder.add("5.7.1", C.table(C.row("box", "box_open", "ki_open", "STR", returns: "XVAL")))
    let functions = try folder.functions("box_open")
    #expect(functions.map(\.releases.description) == ["5.7-", "5.6"])
    #expect(functions.map(\.summary) == [nil, "Open a box."])
    #expect(functions.map { $0.parameters.map(\.name) } == [["p1"], ["cover", "key"]])
  }
}
