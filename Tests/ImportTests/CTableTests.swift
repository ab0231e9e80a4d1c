import Testing

@testable import KemiImport

/// How tables are found in a file.
@Suite struct CTableTests {
  @Test(arguments: [
    "static sr_kemi_t rows[] = {};", "sr_kemi_t rows[]={};", "static const sr_kemi_t rows[3] = {};",
    "/* clang-format off */\nstatic sr_kemi_t rows[] = {\n};\n/* clang-format on */",
    "static sr_kemi_t rows[ROW_COUNT] = {};", "int before = (1 + 2);\nsr_kemi_t rows[] = {};",
    "struct box { int a; };\nsr_kemi_t rows[] = {};",
  ])
  func aTableIsKnownByItsType(text: String) {
    #expect(C.scan(text).tables.map(\.elementType) == ["sr_kemi_t"])
    #expect(C.scan(text).tables.map(\.name) == ["rows"])
  }

  @Test(arguments: [
    "extern sr_kemi_t rows[];", "static param_export_t rows[] = {};", "sr_kemi_t *row = 0;",
    "int f(sr_kemi_t *row) { sr_kemi_t own[] = { {0} }; }", "/* sr_kemi_t rows[] = {}; */",
    "char *text = \"sr_kemi_t rows[] = {};\";",
  ])
  func otherThingsAreNoTables(text: String) { #expect(C.scan(text).tables.isEmpty) }

  @Test func severalTablesComeInTheirOrder() {
    let file = C.scan(C.commands() + C.table(name: "first") + "int f(void) {}\n" + C.table(name: "second"))
    #expect(file.tables.map(\.name) == ["native", "first", "second"])
    #expect(file.tables.map(\.elementType) == ["cmd_export_t", "sr_kemi_t", "sr_kemi_t"])
  }

  @Test func theBodyReachesFromBraceToBrace() throws {
    let table = try #require(C.scan("sr_kemi_t rows[] = { {\"}\", '{'} };\n").tables.first)
    #expect(table.source.text(table.body) == "{ {\"}\", '{'} }")
  }
}
