import Testing

@testable import KemiImport

/// What the preprocessor would choose, and what it would leave out.
@Suite struct CBranchTests {
  @Test(arguments: [
    "#ifdef A\n\tif (a) {\n#else\n\tif (b) {\n#endif\n\t}\n",
    "#if A\n\twhile (a) {\n#elif B\n\twhile (b) {\n#else\n\tfor (;;) {\n#endif\n\t}\n",
    "\tif (a) {\n#ifndef A\n\t}\n#else\n\t}\n#endif\n",
    "#ifdef A\n\tcall(1,\n#else\n\tcall(2,\n#endif\n\t\t3);\n",
    "#ifdef A\n#ifdef B\n\tif (a) {\n#else\n\tif (b) {\n#endif\n\t}\n#endif\n",
    "#if 0\n\tdon't look: } {{{ \"\n#endif\n",
  ])
  func branchesInABodyMayLeaveBracesOpen(body: String) {
    let file = C.scan("int f(void)\n{\n\(body)\treturn 1;\n}\n\nint g(void)\n{\n}\n")
    #expect(file.functions.map(\.name) == ["f", "g"])
  }

  @Test func twoHeadsMayShareOneBody() {
    let file = C.scan(
      """
      #ifdef A
      int f(sip_msg_t *m, str *a)
      {
      #else
      int f(sip_msg_t *m)
      {
      #endif
      \treturn 1;
      }

      int g(sip_msg_t *m)
      {
      \treturn 2;
      }
      """)
    #expect(Set(file.functions.map(\.name)) == ["f", "g"])
  }

  @Test func whatIsNeverCompiledIsNotThere() {
    let file = C.scan(
      "#if 0\nint f(void) {}\nsr_kemi_t rows[] = {};\n#if A\nint g(void) {}\n#endif\n#endif\nint h(void) {}\n"
    )
    #expect(file.functions.map(\.name) == ["h"])
    #expect(file.tables.isEmpty)
  }

  @Test func theOtherBranchOfWhatIsNeverCompiledIsThere() {
    #expect(C.scan("#if 0\nint f(void) {}\n#else\nint g(void) {}\n#endif\n").functions.map(\.name) == ["g"])
  }

  @Test(arguments: [
    ("#ifdef A", "defined(A)"), ("#ifndef A", "!defined(A)"), ("#if A > 1", "A > 1"),
    ("#  if  defined(A) && \\\n   defined(B) /* both */", "defined(A) && defined(B)"),
    ("#ifdef A // why", "defined(A)"), ("#if A\n#else", "!(A)"), ("#ifdef A\n#elif B", "!(defined(A)) && B"),
    ("#if A\n#elif B\n#else", "!(A) && !(B)"), ("#ifdef A\n#if B", "defined(A) && B"),
    ("#if A\n#endif", nil), ("#if 0\n#elif A", "A"),
  ])
  func conditionsOfAPlace(text: String, condition: String?) {
    #expect(C.scan(text + "\nsr_kemi_t rows[] = {};\n").tables.first?.conditions.text == condition)
  }

  @Test(arguments: ["#if 0\n#else", "#if 1"])
  func whatAlwaysHoldsIsNoCondition(text: String) throws {
    let table = try #require(C.scan(text + "\nsr_kemi_t rows[] = {};\n").tables.first)
    #expect(table.conditions.text == nil)
  }

  @Test func theOtherBranchOfWhatAlwaysHoldsIsNotThere() {
    #expect(C.scan("#if 1\nint f(void) {}\n#else\nint g(void) {}\n#endif\n").functions.map(\.name) == ["f"])
  }

  @Test(arguments: ["#endif\n", "#else\n", "#elif A\n", "#\n", "#warning it's {\n", "#include <a{b.h>\n"])
  func directivesWithoutAnIfDoNoHarm(text: String) {
    #expect(C.scan(text + "int f(void) {}\n").functions.map(\.name) == ["f"])
  }
}
