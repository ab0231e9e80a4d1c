import Descriptors
import JSON
import Testing

@testable import KemiImport

@Suite struct ExportTableTests {
  private func results(_ rows: String...) -> [Result<TableRow, UnreadableRow>] {
    let text = "static sr_kemi_t rows[] = {\n" + rows.joined() + "};\n"
    return C.scan(text).tables.flatMap(ExportTable.rows)
  }

  private func row(_ text: String) throws -> TableRow { try #require(results(text).first).get() }

  @Test func aRowNamesModuleFunctionAndImplementation() throws {
    let row = try row(C.row("box", "open", "box_open", "STR INT"))
    #expect(row.module == "box")
    #expect(row.function == "open")
    #expect(row.implementation == "box_open")
    #expect(row.signature == Signature(returns: .int, parameters: [.str, .int]))
    #expect(row.condition == nil)
    #expect(!row.isListingOnly)
  }

  @Test(arguments: [
    ("INT", KemiType.int), ("BOOL", .bool), ("NONE", .none), ("XVAL", .xval), ("LONG", .long), ("STR", .str),
    ("NULL", .null), ("DICT", .dict), ("ARRAY", .array),
  ])
  func returnTypes(word: String, type: KemiType) throws {
    #expect(try row(C.row("box", "open", "box_open", returns: word)).signature.returns == type)
  }

  @Test(arguments: [
    ("", []), ("STR", [KemiType.str]), ("NONE STR", []), ("STR NONE STR", [.str]),
    ("INT LONG", [.int, .long]),
    ("STR STR STR STR STR STR", Array(repeating: .str, count: 6)), ("BOOL XVAL DICT", [.bool, .xval, .dict]),
  ])
  func parametersEndAtTheFirstNone(words: String, types: [KemiType]) throws {
    let row = try row(C.row("box", "open", "box_open", words))
    #expect(row.signature.parameters == types)
    #expect(row.declared.count == 6)
  }

  @Test func zeroStandsForNone() throws {
    let row = try row("{str_init(\"box\"), str_init(\"open\"), 0, box_open, {SR_KEMIP_STR, 0, 0, 0, 0, 0}},")
    #expect(row.signature == Signature(returns: .none, parameters: [.str]))
  }

  @Test func aShortListOfTypesWillDo() throws {
    let row = try row("{str_init(\"box\"), str_init(\"open\"), SR_KEMIP_INT, box_open, {SR_KEMIP_STR}},")
    #expect(row.signature.parameters == [.str])
  }

  @Test func withoutImplementationARowOnlyLists() throws {
    #expect(try row(C.row("x", "exit", "NULL")).isListingOnly)
  }

  @Test func theEndMarkIsNoRow() { #expect(results(C.endMark).isEmpty) }

  @Test func interpretersStopAtTheEndMark() {
    let results = results(C.row("box", "open", "f"), C.endMark.dropLast() + ",\n", C.row("box", "shut", "g"))
    #expect(results.count == 1)
  }

  @Test(arguments: [
    ("{str_init(\"box\"), str_init(\"open\"), SR_KEMIP_INT, f},", "has 4 fields, not 5"),
    ("{str_init(\"box\"), str_init(\"open\"), SR_KEMIP_INT, f, {0}, 1},", "has 6 fields, not 5"),
    ("{str_init(\"box\"), str_init(\"open\"), SR_KEMIP_CAR, f, {0}},", "'open' has a type or a function"),
    ("{str_init(\"box\"), str_init(\"open\"), 7, f, {0}},", "'open' has a type or a function"),
    ("{str_init(\"box\"), str_init(\"open\"), SR_KEMIP_INT, 0, {0}},", "'open' has a type or a function"),
    ("{str_init(\"box\"), str_init(\"open\"), SR_KEMIP_INT, f, {TEXT}},", "parameter types of 'open'"),
    (
      "{str_init(\"box\"), str_init(\"open\"), SR_KEMIP_INT, f, {0,0,0,0,0,0,0}},",
      "parameter types of 'open'"
    ),
  ])
  func whatCannotBeReadSaysWhy(text: String, reason: String) throws {
    let result = try #require(results(text).first)
    guard case .failure(let failure) = result else {
      Issue.record("it was read")
      return
    }
    #expect(failure.reason.contains(reason))
  }

  @Test func aTreeTellsAllUnreadableRowsWithTheirPlaces() throws {
    let tree = try FixtureTree(box: C.table(C.row("box", "open", "f", "CAR"), "  {0, 1},\n"))
    try tree.add(C.table(C.row("lid", "lift", "f", returns: "CAR")), to: "lid")
    do {
      _ = try tree.read()
      Issue.record("it was read")
    } catch let error as Diagnostics {
      #expect(
        error.all.map { "\($0.file):\($0.line):\($0.column)" } == [
          "src/modules/box/box.c:2:1", "src/modules/box/box.c:3:3", "src/modules/lid/lid.c:2:1",
        ])
      #expect(error.all.allSatisfy { $0.severity == .error && $0.rule == "table" })
    }
  }
}
