import Testing

@testable import KemiImport

@Suite struct CScannerTests {
  @Test func aFunctionHasItsNameTypesAndBody() throws {
    let file = C.scan("static int open_box(sip_msg_t *msg, str *lid, int width)\n{\n\treturn 1;\n}\n")
    let function = try #require(file.functions.first)
    #expect(file.functions.count == 1)
    #expect(function.name == "open_box")
    #expect(function.returns == .int)
    #expect(function.parameters.map(\.name) == ["msg", "lid", "width"])
    #expect(function.parameters.map(\.type) == [.message, .str, .int])
    #expect(function.scriptParameters?.map(\.name) == ["lid", "width"])
    #expect(function.source.text(function.body) == "{\n\treturn 1;\n}")
    #expect(function.source.text(function.offset..<function.offset + 8) == "open_box")
  }

  @Test(arguments: [
    ("int f(struct sip_msg *m) {}", CType.int), ("unsigned int f(void) {}", .int), ("bool f() {}", .int),
    ("static inline long f(void) {}", .long), ("void f(void) {}", .void), ("str *f(void) {}", .str),
    ("const str* f(void) {}", .str), ("sr_kemi_xval_t*f(void) {}", .xval),
    ("struct box f(void) {}", .other("box")), ("char **f(void) {}", .other("char * *")),
    ("int\nf(void)\n{}", .int),
  ])
  func returnTypes(text: String, type: CType) throws {
    #expect(C.scan(text).functions.map(\.name) == ["f"])
    #expect(C.scan(text).functions.first?.returns == type)
  }

  @Test(arguments: [
    ("", 0), ("void", 0), ("sip_msg_t *", 1), ("sip_msg_t *m, char names[][4]", 2), ("int a, ...", 2),
  ])
  func parameterLists(text: String, count: Int) {
    #expect(C.scan("int f(\(text)) {}").functions.first?.parameters.count == count)
  }

  @Test func onlyAMessageInFrontMakesAFunctionForScripts() {
    #expect(C.scan("int f(str *a, sip_msg_t *m) {}").functions.first?.scriptParameters == nil)
    #expect(C.scan("int f(const struct sip_msg *m) {}").functions.first?.scriptParameters == [])
  }

  @Test func declarationsAndTypesAreNoFunctions() {
    let file = C.scan(
      """
      int declared(sip_msg_t *msg);
      typedef int (*shape)(sip_msg_t *, str *);
      struct box { int width; };
      enum color { RED, GREEN };
      union either { int a; long b; };
      static int numbers[] = { 1, 2 };
      static int (*pick)(int) = 0;
      int last(void) { return 0; }
      """)
    #expect(file.functions.map(\.name) == ["last"])
    #expect(file.tables.isEmpty)
  }

  @Test(arguments: [
    "\"}\"", "\"{\"", "\"\\\"}\"", "'}'", "'{'", "'\\''", "'\"'", "\"/*\"", "\"//\"",
  ])
  func bracesInTextDoNotCount(literal: String) {
    let file = C.scan("int f(void)\n{\n\tuse(\(literal));\n}\nint g(void) { return 1; }\n")
    #expect(file.functions.map(\.name) == ["f", "g"])
  }

  @Test(arguments: [
    "/* } */", "// }", "/* { */", "/* \" */", "// it's", "/* // */", "/* a\n * } b\n */", "/**/",
  ])
  func commentsDoNotCount(comment: String) {
    let file = C.scan("\(comment)\nint f(int a \(comment)\n)\n{\n\(comment)\n}\nint g(void) { return 1; }\n")
    #expect(file.functions.map(\.name) == ["f", "g"])
    #expect(file.functions.first?.parameters.map(\.name) == ["a"])
  }

  @Test(arguments: [
    "int f(sip_msg_t *m) __attribute__((unused))\n{}", "__attribute__((unused)) int f(sip_msg_t *m)\n{}",
    "static __attribute__((noinline, cold)) int f(sip_msg_t *m)\n{}",
    "static int __attribute__((unused)) f(sip_msg_t *m)\n{}",
  ])
  func attributesAreNoPartOfTheType(text: String) {
    let file = C.scan(text + "\nint g(void) {}")
    #expect(file.functions.map(\.name) == ["f", "g"])
    #expect(file.functions.first?.returns == .int)
    #expect(file.functions.first?.scriptParameters == [])
  }

  @Test func anAttributeOfAParameterIsNotItsName() {
    let file = C.scan("int f(sip_msg_t *m, str *lid __attribute__((unused)), int n) {}")
    #expect(file.functions.first?.parameters.map(\.name) == ["m", "lid", "n"])
    #expect(file.functions.first?.parameters.map(\.type) == [.message, .str, .int])
  }

  @Test func linkageBlocksAreLookedInto() {
    let file = C.scan(
      """
      #ifdef __cplusplus
      extern "C" {
      #endif
      int f(void) { return 1; }
      extern "C" int g(void) { return 2; }
      static sr_kemi_t rows[] = { {0} };
      #ifdef __cplusplus
      }
      #endif
      int h(void) { return 3; }
      """)
    #expect(file.functions.map(\.name) == ["f", "g", "h"])
    #expect(file.tables.map(\.name) == ["rows"])
  }

  @Test func windowsLineEndsMakeNoDifference() {
    let text = "#define ONE \\\r\n 1\r\nint f(sip_msg_t *m,\r\n\tstr *a)\r\n{\r\n\treturn 1;\r\n}\r\n"
    #expect(C.scan(text).functions.map(\.name) == ["f"])
    #expect(C.scan(text).functions.first?.parameters.map(\.name) == ["m", "a"])
  }
}
