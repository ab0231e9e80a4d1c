import KemiCheck
import Testing

@Suite struct SyntaxErrorTests {
  @Test(arguments: [
    ("x = é 1\n", "invalid syntax", 7),
    ("print \"x\"\n", "Missing parentheses in call to 'print'. Did you mean print(", nil),
    ("def f():\n  return\nbreak\n", "'break' outside loop", 18),
    ("continue\n", "'continue' not properly in loop", 0),
    ("for x in y:\n  def f(): break\n", "'break' outside loop", 23),
    ("for x in y: pass\nelse: break\n", "'break' outside loop", 23),
    ("x\nreturn 1\n", "'return' outside function", 2),
    ("class C:\n  return\n", "'return' outside function", 11),
    ("yield 1\n", "'yield' outside function", 0),
    ("await x\n", "'await' outside function", 0),
    ("def f(a, b, a): pass\n", "duplicate argument 'a' in function definition", 12),
    ("lambda a, *a: 1\n", "duplicate argument 'a' in function definition", 11),
    ("def f(a):\n  global a\n", "name 'a' is parameter and global", 12),
    ("def f():\n  a = 1\n  global a\n", "name 'a' is assigned to before global declaration", 19),
    ("def f():\n  g(a)\n  global a\n", "name 'a' is used prior to global declaration", 18),
    ("nonlocal a\n", "nonlocal declaration not allowed at module level", 0),
    ("def f():\n  nonlocal a\n", "no binding for nonlocal 'a' found", 11),
  ])
  func oneFinding(_ source: String, _ text: String, _ place: Int?) throws {
    let (script, findings) = try parse(source)
    #expect(script == nil)
    let finding = try #require(findings.first)
    #expect(findings.count == 1)
    #expect(finding.rule == "syntax")
    #expect(finding.severity == .error)
    #expect(finding.file == "script.py")
    #expect(finding.text.hasPrefix(text), "\(finding.text)")
    if let place { #expect(finding.range.start == place) }
  }

  @Test(arguments: [
    "for x in y:\n  if x: break\n  with z: continue\n", "def f():\n  global a\n  a = 1\n",
    "class C:\n  def f(self):\n    nonlocal __class__\n", "def f(a):\n  def g():\n    nonlocal a\n",
    "async def f():\n  return [await x async for x in y]\n", "def f(): return (yield)\n", "", "# nothing",
    "\n",
  ])
  func fine(_ source: String) throws { _ = try script(source) }

  @Test func bytes() throws {
    let zero = try parse(Array("x = 1\n".utf8) + [0] + Array("y\n".utf8))
    #expect(zero.findings.map(\.range) == [SourceRange(6, 7)])
    #expect(zero.findings.map(\.text) == ["a byte of value 0: this is not the text of a Python script"])
    let latin = try parse(Array("é = \"".utf8) + [0xE9] + Array("\"\n".utf8))
    #expect(latin.findings.map(\.range) == [SourceRange(6, 7)])
    #expect(latin.findings.first?.text.hasPrefix("the byte 0xE9 is not UTF-8; ") == true)
    let unknown = try parse("# coding: klingon\nx\n")
    #expect(unknown.findings.first?.text.contains("encoding") == true)
  }

  @Test func depth() throws {
    for text in [
      String(repeating: "(", count: 1000), String(repeating: "-", count: 100_000) + "a",
      "a" + String(repeating: ".b", count: 1_000_000), String(repeating: "[", count: 100_000),
      "if a: b\n" + String(repeating: "elif a: b\n", count: 20_000),
      (0..<200).map { String(repeating: " ", count: $0) + "if a:\n" }.joined(),
    ] {
      let (script, findings) = try parse(text)
      #expect((script == nil) == (findings.count == 1))
    }
  }

  @Test func otherFilesAreStillParsed() throws {
    let files = ["x = 1\n", "x = = 1\n", "\0", "y\n"].enumerated()
      .map { SourceFile(path: "\($0).py", bytes: Array($1.utf8)) }
    let results = try PythonFront().parse(files)
    #expect(results.map { $0.script?.file.path } == ["0.py", nil, nil, "3.py"])
    #expect(results.map { $0.findings.map(\.file) } == [[], ["1.py"], ["2.py"], []])
  }
}
