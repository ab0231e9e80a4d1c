import Testing

@testable import KemiImport

/// How the rows of a table are cut.
@Suite struct InitializerTests {
  private func rows(_ body: String) -> [CInitializer.Row] {
    C.scan("static sr_kemi_t rows[] = {\n\(body)\n};\n").tables.flatMap(CInitializer.rows)
  }

  private func names(_ body: String) -> [String] { rows(body).compactMap { $0.fields.first?.string } }

  @Test(arguments: [
    """
    \t{ str_init("box"), str_init("open"),
    \t\tSR_KEMIP_INT, box_open,
    \t\t{ SR_KEMIP_STR, SR_KEMIP_INT, SR_KEMIP_NONE,
    \t\t\tSR_KEMIP_NONE, SR_KEMIP_NONE, SR_KEMIP_NONE }
    \t},

    \t{ {0, 0}, {0, 0}, 0, NULL, { 0 } }
    """,
    """
        {str_init("box"), str_init("open"), SR_KEMIP_INT, box_open,
            {SR_KEMIP_STR, SR_KEMIP_INT, SR_KEMIP_NONE, SR_KEMIP_NONE,
                SR_KEMIP_NONE, SR_KEMIP_NONE}},

        {{0, 0}, {0, 0}, 0, NULL, {0}}
    """,
    """
    {{"box",3},{"open",4},SR_KEMIP_INT,(void*)box_open,
    {SR_KEMIP_STR,SR_KEMIP_INT,0,0,0,0,},},{{NULL,0},{NULL,0},0,0,{0}},
    """,
  ])
  func layouts(body: String) throws {
    let rows = rows(body)
    #expect(rows.count == 2)
    let fields = try #require(rows.first).fields
    #expect(fields.count == 5)
    #expect(fields[0].string == "box")
    #expect(fields[1].string == "open")
    #expect(fields[2].lastIdentifier == "SR_KEMIP_INT")
    #expect(fields[3].lastIdentifier == "box_open")
    #expect(fields[4].nested.count == 6)
    #expect(fields[4].nested.prefix(2).map(\.lastIdentifier) == ["SR_KEMIP_STR", "SR_KEMIP_INT"])
    #expect(rows[1].fields[1].string == nil)
  }

  @Test func commentsBetweenRowsAndFieldsDoNotCount() {
    #expect(
      names("/* { \"a\" }, */ {\"b\" /* , */, 1}, // {\"c\"},\n/* don't */ {\"d\", /* { */ 2},") == [
        "b", "d",
      ])
    #expect(rows("{\"b\" /* , */, 1}").first?.fields.count == 2)
  }

  @Test func commasInParenthesesAndTextsDoNotCut() {
    let fields = rows("{ pair(1, 2), \"a,b\", ',', (x, y) }").first?.fields
    #expect(fields?.count == 4)
    #expect(fields?[1].string == "a,b")
  }

  @Test func numbersAndFlagsOfAField() {
    let fields = rows("{ -1, 12, A | B|C, (cast)name, 0 }").first?.fields
    #expect(fields?[1].number == 12)
    #expect(fields?[2].identifiers == ["A", "B", "C"])
    #expect(fields?[3].lastIdentifier == "name")
    #expect(fields?[4].number == 0)
  }

  @Test func aRowSaysWhereItStands() throws {
    let source = C.source("sr_kemi_t rows[] = {\n\t{\"a\"},\n  {\"b\"},\n};\n")
    let table = try #require(CScanner.scan(source, tableTypes: ["sr_kemi_t"]).tables.first)
    let places = CInitializer.rows(of: table).map { source.place(at: $0.offset) }
    #expect(places.map(\.line) == [2, 3])
    #expect(places.map(\.column) == [2, 3])
  }

  @Test func rowsCarryWhatHasToHold() {
    let rows = rows(
      """
      {"always"},
      #ifdef WITH_LID
      {"lid"},
      #if DEPTH > 2
      {"deep"},
      #endif
      #else
      {"open"},
      #endif
      {"last"},
      """)
    #expect(
      rows.map(\.condition) == [
        nil, "defined(WITH_LID)", "defined(WITH_LID) && DEPTH > 2", "!(defined(WITH_LID))", nil,
      ])
  }

  @Test func rowsOfATableThatIsConditionalItself() throws {
    let text = "#ifdef A\nsr_kemi_t rows[] = {\n{\"a\"},\n#ifdef B\n{\"b\"},\n#endif\n};\n#endif\n"
    let table = try #require(C.scan(text).tables.first)
    #expect(
      CInitializer.rows(of: table).map(\.condition) == ["defined(A)", "defined(A) && defined(B)"])
  }

  @Test func rowsThatAreNeverCompiledFallAway() {
    #expect(names("{\"a\"},\n#if 0\n{\"b\"},\n#else\n{\"c\"},\n#endif\n{\"d\"},") == ["a", "c", "d"])
  }

  @Test func aRowMayHaveABranchInside() {
    #expect(names("{\n#ifdef A\n\"a\"\n#endif\n, 1}, {\"b\"}") == ["a", "b"])
  }
}
