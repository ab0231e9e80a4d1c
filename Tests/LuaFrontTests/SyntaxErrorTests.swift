import Testing

@testable import KemiCheck

@Suite struct SyntaxErrorTests {
  @Test(
    "What is wrong, and where",
    arguments: [
      ("if a the", "1:6 the", "expected 'then' after the condition of 'if', found 'the'"),
      ("if a then\nf()\n", "3:1 ", "expected 'end' to close 'if' of line 1, found the end of the file"),
      ("for i = 1, 2 do\nend\nend", "3:1 end", "unexpected 'end': nothing is open that it could end"),
      (
        "if a then else elseif b then end", "1:16 elseif",
        "unexpected 'elseif': the 'else' of this 'if' stands before it"
      ),
      ("f(1,\n2\nx = 3", "3:1 x", "expected ')' to close '(' of line 1, found 'x'"),
      ("f(1 2)", "1:5 2", "expected ')' to close '(' of column 2, found '2'"),
      ("t = {1 2}", "1:8 2", "expected '}' to close '{' of column 5, found '2'"),
      ("t = {a = }", "1:10 }", "expected an expression, found '}'"),
      ("x = 'abc\ny = 1", "1:5 'abc", "unfinished string: its closing ' is missing in this line"),
      ("x = \"abc", "1:5 \"abc", "unfinished string: its closing \" is missing before the end of the file"),
      ("x = [==[\n]]", "1:5 [==[", "unfinished long string: there is no ']==]' that closes it"),
      ("--[[\nf()", "1:1 --[[", "unfinished comment: there is no ']]' that closes it"),
      ("x = [=1", "1:5 [=", "a long string begins with '[[' or '[=[': a '[' is missing here"),
      ("x = 1 = 2", "1:7 =", "expected a statement, found '='"),
      ("x", "1:1 x", "expected '=' or the arguments of a call after this, found the end of the file"),
      ("a.b:c = 1", "1:7 =", "expected the arguments of the call, found '='"),
      ("f() = 1", "1:1 f()", "only a variable or a field can be assigned to"),
      ("(a) = 1", "1:1 (a)", "only a variable or a field can be assigned to"),
      ("a.end = 1", "1:3 end", "expected a name after '.', found the reserved word 'end'"),
      ("local 1", "1:7 1", "expected a name or 'function' after 'local', found '1'"),
      ("break", "1:1 break", "'break' stands outside of a loop"),
      ("while a do local f = function() break end end", "1:33 break", "'break' stands outside of a loop"),
      (
        "function f() return ... end", "1:21 ...",
        "'...' has no meaning here: the function around it takes no '...'"
      ),
      ("function f(..., a) end", "1:15 ,", "unexpected ',': '...' is the last parameter"),
      ("return 1 f()", "1:10 f", "unexpected 'f': 'return' is the last statement of its block"),
      ("goto a", "1:6 a", "there is no label 'a' that this 'goto' can jump to"),
      ("do goto a end do ::a:: end", "1:9 a", "there is no label 'a' that this 'goto' can jump to"),
      ("goto a; local b; ::a:: f()", "1:6 a", "'goto a' jumps into the scope of the local variable 'b'"),
      ("::a::\n::a::", "2:3 a", "label 'a' is already defined in line 1"),
      ("local a <const> = 1; a = 2", "1:22 a", "'a' is declared as <const> and cannot be assigned to"),
      (
        "local a <close> = f(); function g() a = 2 end", "1:37 a",
        "'a' is declared as <close> and cannot be assigned to"
      ),
      (
        "local a <constant> = 1", "1:10 constant",
        "unknown attribute 'constant': there are <const> and <close>"
      ),
      ("local a <close>, b <close> = 1, 2", "1:18 b", "one 'local' can have one <close> variable"),
      ("x = 3x", "1:5 3x", "malformed number '3x'"),
      ("x = 0x", "1:5 0x", "malformed number '0x'"),
      ("x = 1..2", "1:5 1..2", "malformed number '1..2'"),
      ("x = '\\300'", "1:6 \\300", "a decimal escape is '\\255' at the most"),
      ("x = a ! b", "1:7 !", "expected a statement, found '!'"),
      ("x = \u{1}", "1:5 \u{1}", "expected an expression, found '\\1'"),
      ("\u{1B}Lua", "1:1 ", "this is a compiled chunk of Lua, not a script"),
    ])
  func failures(text: String, place: String, message: String) throws {
    let file = SourceFile(path: "a.lua", bytes: Array(text.utf8))
    let result = LuaFront().parse(file)
    #expect(result.script == nil)
    let finding = try #require(result.findings.first)
    let (line, column) = file.position(of: finding.range.start)
    #expect("\(line):\(column) \(file.text(in: finding.range))" == place)
    #expect(finding.text == message)
    #expect(finding.rule == "syntax" && finding.severity == .error && result.findings.count == 1)
  }

  @Test(
    "As deep as luac, and no deeper",
    arguments: [
      ("x = ", "(", "1", ")", 196), ("", "do ", "", "end ", 198), ("x = ", "{", "", "}", 197),
      ("x = ", "a^", "1", "", 196), ("x = ", "- ", "1", "", 196),
    ])
  func nesting(start: String, open: String, core: String, close: String, depth: Int) {
    for (count, accepted) in [(depth, true), (depth + 1, false), (200_000, false)] {
      let text = start + String(repeating: open, count: count) + core + String(repeating: close, count: count)
      let result = LuaFront(dialect: .lua54).parse(SourceFile(path: "a.lua", bytes: Array(text.utf8)))
      #expect((result.script != nil) == accepted, "\(open) \(count) times")
    }
  }

  @Test("Chains may be of any length")
  func chains() {
    for piece in [" + 1", ".a", "(1)", " and 1"] {
      let text = "x = a" + String(repeating: piece, count: 100_000)
      #expect(
        LuaFront(dialect: .lua54).parse(SourceFile(path: "a.lua", bytes: Array(text.utf8))).script != nil)
    }
  }

  @Test(
    "Limits of one function",
    arguments: [("local ", "a", "", 200), ("f(", "1", ")", 253), ("return ", "a", "", 254)])
  func limits(start: String, item: String, end: String, most: Int) {
    for count in [most, most + 1] {
      let text = start + [String](repeating: item, count: count).joined(separator: ", ") + end
      let result = LuaFront(dialect: .lua54).parse(SourceFile(path: "a.lua", bytes: Array(text.utf8)))
      #expect((result.script != nil) == (count == most), "\(start) \(count)")
    }
  }

  @Test("Any bytes at all")
  func noise() {
    var state: UInt64 = 1
    for _ in 0..<2000 {
      let bytes = (0..<64).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 33)
      }
      for dialect in LuaDialect.allCases + [nil] {
        let result = LuaFront(dialect: dialect).parse(SourceFile(path: "a.lua", bytes: bytes))
        #expect(result.script != nil || !result.findings.isEmpty)
        #expect(result.findings.allSatisfy { $0.range.end <= bytes.count })
      }
    }
  }
}
