import Testing

@testable import KemiCheck

@Suite struct TextFormatTests {
  private func text(
    _ script: String, at word: String, width: Int = 100, fix: Fix? = nil, says message: String = "message"
  ) -> String {
    let file = SourceFile(path: "edge.lua", bytes: Array(script.utf8))
    let found = finding(word, in: script, says: message, fix: fix)
    return TextFormat(width: width).text(PlacedFinding.place([found], in: file)[0])
  }

  @Test func showsLineAndMarks() {
    #expect(
      text("-- first\nif word(1) then\n", at: "word(1)", fix: Fix("Compare with `> 0`", edits: [])) == """
        edge.lua:2:4: error: message [syntax]
            2 | if word(1) then
              |    ^~~~~~~
              fix: Compare with `> 0`

        """)
  }

  @Test func widensTheMarginForLongNumbers() {
    let lines = String(repeating: "\n", count: 123_455)
    #expect(
      text(lines + "word", at: "word") == """
        edge.lua:123456:1: error: message [syntax]
        123456 | word
               | ^~~~

        """)
  }

  @Test func marksAPlaceWithoutText() {
    #expect(
      text("if x\n", at: "nowhere") == """
        edge.lua:2:1: error: message [syntax]
            2 |
              | ^

        """)
  }

  /// The script, the word, the line as it is shown, and the marks below it.
  static let lines: [(script: String, word: String, line: String, marks: String)] = [
    // Tabs go to the next column of four.
    ("\tword", "word", "    word", "    ^~~~"),
    ("ab\tword", "word", "ab  word", "    ^~~~"),
    ("\t\tx\tword", "word", "        x   word", "            ^~~~"),
    ("x\ty", "\t", "x   y", " ^~~"),
    // Wide characters take two columns, combining ones none.
    ("s = \"日本\" word", "word", "s = \"日本\" word", "           ^~~~"),
    ("日本", "本", "日本", "  ^~"),
    ("🤖 word", "word", "🤖 word", "   ^~~~"),
    ("e\u{301}e\u{301} word", "word", "e\u{301}e\u{301} word", "   ^~~~"),
    ("한 word", "word", "한 word", "   ^~~~"),
    ("äöü word", "word", "äöü word", "    ^~~~"),
    // What would move the cursor or turn the text is spelled out.
    ("\u{1B}[2J word", "word", "\\u{1B}[2J word", "          ^~~~"),
    ("\u{202E}x word", "word", "\\u{202E}x word", "          ^~~~"),
    ("\u{7F}", "\u{7F}", "\\u{7F}", "^~~~~~"),
    // More lines than one are marked to the end of the first.
    ("if word\nend", "word\nend", "if word", "   ^~~~"),
    ("if word\r\nend", "word\r\nend", "if word", "   ^~~~"),
    ("word   ", "word", "word", "^~~~"),
    // The mark of the byte order is none of the line.
    ("\u{FEFF}word", "word", "word", "^~~~"),
  ]

  @Test(arguments: lines) func linesUpMarks(
    _ example: (script: String, word: String, line: String, marks: String)
  ) {
    let shown = text(example.script, at: example.word).split(separator: "\n")
    #expect(shown[1] == "    1 | \(example.line)")
    #expect(shown[2] == "      | \(example.marks)")
  }

  @Test func cutsLongLinesAroundThePlace() {
    let digits = String(repeating: "0123456789", count: 10)
    // 28 columns are 20 for the line, and its ends are signs of more.
    #expect(
      text("word \(digits)", at: "word", width: 28).split(separator: "\n")[1...] == [
        "    1 | word 0123456789012…", "      | ^~~~",
      ])
    #expect(
      text("\(digits) word \(digits)", at: "word", width: 28).split(separator: "\n")[1...] == [
        "    1 | …789 word 012345678…", "      |      ^~~~",
      ])
    #expect(
      text("\(digits) word", at: "word", width: 28).split(separator: "\n")[1...] == [
        "    1 | …789 word", "      |      ^~~~",
      ])
    #expect(
      text(digits, at: digits, width: 28).split(separator: "\n")[1...] == [
        "    1 | 012345678901234567…", "      | ^~~~~~~~~~~~~~~~~~",
      ])
    #expect(
      text("\(digits)日本word", at: "word", width: 28).split(separator: "\n")[1...] == [
        "    1 | …日本word", "      |      ^~~~",
      ])
  }

  @Test func cutsALineOfAMegabyte() {
    let long = String(repeating: "x", count: 1 << 20)
    let shown = text(long + " word " + long, at: "word", width: 48).split(separator: "\n")
    #expect(shown[0] == "edge.lua:1:1048578: error: message [syntax]")
    #expect(shown[1] == "    1 | …xxxxxxxx word xxxxxxxxxxxxxxxxxxxxxxxx…")
    #expect(shown[2] == "      |           ^~~~")
  }

  @Test func messagesStayInTheirLine() {
    #expect(
      text("word", at: "word", says: "a\nb\u{1B}[31m").hasPrefix(
        "edge.lua:1:1: error: a\\nb\\u{1B}[31m [syntax]\n"))
  }

  @Test func bytesThatAreNotUTF8AreReplaced() {
    let bytes: [UInt8] = [0xE4, 0xF6, 0x20, 0x78]
    let file = SourceFile(path: "latin.lua", bytes: bytes)
    let found = Finding(
      rule: "syntax", severity: .warning, file: "latin.lua", range: SourceRange(3, 4), text: "m")
    #expect(
      TextFormat().text(PlacedFinding.place([found], in: file)[0]) == """
        latin.lua:1:4: warning: m [syntax]
            1 | \u{FFFD}\u{FFFD} x
              |    ^

        """)
  }

  @Test func coloursParts() {
    let file = SourceFile(path: "a.lua", bytes: Array("word".utf8))
    let found = finding("word", in: "word", file: "a.lua", fix: Fix("Mend", edits: []))
    let format = TextFormat { part, text in "<\(part) \(text)>" }
    #expect(
      format.text(PlacedFinding.place([found], in: file)[0]) == """
        <place a.lua:1:1:> <error error:> message [syntax]
        <margin     1 |> word
        <margin       |> <error ^~~~>
              <fix fix:> Mend

        """)
  }
}
