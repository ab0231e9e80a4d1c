import Testing

@testable import KemiImport

/// Text that stops too early: nothing may be read beyond its end.
@Suite struct UnterminatedTests {
  private static let pieces = [
    "/* no end", "/*", "/", "//", "\"no end", "\"", "\"\\", "'", "'\\", "#", "#if", "#define", "#define M(",
    "#define M(a", "#define M(a) {", "#define M(a) {\\", "#if A \\", "#if A /* no end", "#ifdef A\n#else",
    "int f(", "int f(void", "int f(void)", "int f(void) {", "int f(void) { \"", "int f(void) { /*",
    "sr_kemi_t rows[] =", "sr_kemi_t rows[] = {", "sr_kemi_t rows[] = { {", "sr_kemi_t rows[] = { { \"a\", ",
    "sr_kemi_t rows[] = { { \"a\", { (", "extern \"C\" {", "extern \"C", "struct a {", "M(", "M(a)", "=", "{",
    "}", ")", "(", "])}", "}}}}", "((((", "{{{{", "{(}", "({)", "int f(int (*g", "*", "\\", "\0", "\0\0{",
  ]

  @Test(arguments: pieces) func scanning(piece: String) {
    _ = C.scan(piece)
    #expect(C.scan("int f(void) {}\n" + piece).functions.first?.name == "f")
  }

  @Test(arguments: pieces) func tokens(piece: String) {
    let source = C.source(piece)
    for token in source.tokens(in: 0..<source.bytes.count) {
      #expect(token.range.upperBound <= source.bytes.count)
    }
  }

  @Test(arguments: pieces) func tokensOfAPartStayInThePart(piece: String) {
    let source = C.source(piece + "*/ \" ' } ) \\\n more")
    for token in source.tokens(in: 0..<piece.utf8.count) {
      #expect(token.range.upperBound <= piece.utf8.count)
    }
  }

  @Test(arguments: pieces) func tablesAndMacros(piece: String) {
    let file = C.scan("sr_kemi_t rows[] = { {1, \(piece)\n} };\n#define M(a) { \(piece)\nM(x)\n")
    for table in file.tables { _ = CInitializer.rows(of: table) }
    for function in file.functions { _ = CCall.all(in: function) }
    for macro in file.macros { _ = macro.expanded(with: ["x"]) }
    _ = FunctionIndex(files: [file])
  }

  @Test func aBodyThatDoesNotCloseEndsWithTheNextBraceInFront() {
    let file = C.scan("int f(void)\n{\n\tif (a) {\n}\n\nint g(void)\n{\n}\n")
    #expect(file.functions.map(\.name) == ["f", "g"])
  }
}
