import Testing

@testable import KemiImport

@Suite struct CMacroTests {
  @Test func aMacroThatWritesCodeIsKept() throws {
    let macro = try #require(C.scan("#define TWICE(a, b) int a##_##b(void) { }\n").macros.first)
    #expect(macro.name == "TWICE")
    #expect(macro.parameters == ["a", "b"])
  }

  @Test(arguments: ["#define ONE 1\n", "#define GROUP (a) { }\n", "#define SUM(a) (a + 1)\n", "#define\n"])
  func otherMacrosAreNot(text: String) { #expect(C.scan(text).macros.isEmpty) }

  @Test func aBodyGoesOnAfterABackslash() {
    let file = C.scan("#define M(a) \\\n\tint a(void) \\\n\t{ \\\n\t}\nint f(void) { return 1; }\n")
    #expect(file.macros.map(\.name) == ["M"])
    #expect(file.functions.map(\.name) == ["f"])
  }

  @Test(arguments: [
    "#define ALL \"/*\"\n", "#define ALL \"*/*.c\"\n", "#define SITE \"http://x\" \\\n \"y\"\n",
  ])
  func whatLooksLikeACommentInATextIsNone(text: String) {
    #expect(C.scan(text + "int f(void) {}\n/* end */\n").functions.map(\.name) == ["f"])
  }

  @Test(arguments: [
    ("GETTER(width)\n", [["width"]]), ("GETTER(width)\nGETTER(height)\n", [["width"], ["height"]]),
    ("GETTER(a b, c)\n\nint f(void) {}\n", [["ab", "c"]]), ("GETTER()\n", [[""]]),
    ("GETTER(one) GETTER(two)\n", [["one"], ["two"]]),
    ("GETTER(one) /* first */\nGETTER(two) // second\n", [["one"], ["two"]]),
    ("GETTER(one) /* only */\nint f(void) {}\n", [["one"]]),
  ])
  func aMacroOnALineOfItsOwnIsAnInvocation(text: String, arguments: [[String]]) {
    let file = C.scan(text)
    #expect(file.invocations.map(\.name) == arguments.map { _ in "GETTER" })
    #expect(file.invocations.map(\.arguments) == arguments)
  }

  @Test(arguments: ["A(x) B(y) struct box { int n; };\n", "A(x) /* 1 */\nB(y) /* 2 */\nenum { ONE, TWO };\n"])
  func aTypeAfterTwoInvocations(text: String) async {
    // In a process of its own, as a trap would end all tests.
    await #expect(processExitsWith: .success) { [text] in
      #expect(C.scan(text + "int f(void) {}\n").functions.last?.name == "f")
    }
  }

  @Test(arguments: [
    ("#define M(n) int get_##n(void) { }\n", "width", "get_width"),
    ("#define M(n) int n##_get(void) { }\n", "width", "width_get"),
    ("#define M(n) int a_##n##_b(void) { }\n", "width", "a_width_b"),
    ("#define M(n) int n(void) { }\n", "width", "width"),
    ("#define M(n) \\\n\tint get_ \\\n\t## n(void) \\\n\t{ \\\n\t}\n", "width", "get_width"),
  ])
  func anInvocationDefinesWhatTheMacroWrites(macro: String, argument: String, name: String) {
    let file = C.scan(macro + "M(\(argument))\n")
    let index = FunctionIndex(files: [file])
    #expect(index.definitions(of: name, from: C.source("")).map(\.name) == [name])
  }

  @Test func aMacroOfAnotherFileCounts() {
    let files = [C.scan("#define M(n) int get_##n(void) { }\n"), C.scan("M(width)\n")]
    #expect(FunctionIndex(files: files).definitions(of: "get_width", from: C.source("")).count == 1)
  }

  @Test func aWrongNumberOfArgumentsDefinesNothing() {
    let file = C.scan("#define M(a, b) int a##b(void) { }\nM(one)\nM(one, two, three)\n")
    #expect(FunctionIndex(files: [file]).definitions(of: "one", from: C.source("")).isEmpty)
  }
}
