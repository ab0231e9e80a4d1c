import Testing

@testable import KemiCheck

@Suite struct PlaceTests {
  /// A text, a word, and where the word begins and ends.
  static let places: [(text: String, word: String, start: Place, end: Place)] = [
    ("word", "word", Place(line: 1, column: 1), Place(line: 1, column: 5)),
    ("a\nbc word", "word", Place(line: 2, column: 4), Place(line: 2, column: 8)),
    ("a\r\nword", "word", Place(line: 2, column: 1), Place(line: 2, column: 5)),
    ("a\rword", "word", Place(line: 2, column: 1), Place(line: 2, column: 5)),
    ("äö word", "word", Place(line: 1, column: 4), Place(line: 1, column: 8)),
    ("🤖 word", "word", Place(line: 1, column: 3), Place(line: 1, column: 7)),
    ("\u{FEFF}word", "word", Place(line: 1, column: 1), Place(line: 1, column: 5)),
    ("x one\ntwo", "one\ntwo", Place(line: 1, column: 3), Place(line: 2, column: 4)),
    ("x\n", "", Place(line: 1, column: 1), Place(line: 1, column: 1)),
    ("x\n", "nowhere", Place(line: 2, column: 1), Place(line: 2, column: 1)),
    ("", "nowhere", Place(line: 1, column: 1), Place(line: 1, column: 1)),
  ]

  @Test(arguments: places) func placesAreCountedInCharacters(
    _ example: (text: String, word: String, start: Place, end: Place)
  ) {
    let file = SourceFile(path: "a.lua", bytes: Array(example.text.utf8))
    let found = PlacedFinding.place([finding(example.word, in: example.text)], in: file)
    #expect(found.map(\.start) == [example.start])
    #expect(found.map(\.end) == [example.end])
  }

  @Test func findingsComeInTheOrderOfTheText() {
    let text = "one two two\nthree"
    let file = SourceFile(path: "a.lua", bytes: Array(text.utf8))
    let places = PlacedFinding.place(["three", "two", "one"].map { finding($0, in: text) }, in: file).map(
      \.start)
    #expect(places == [Place(line: 1, column: 1), Place(line: 1, column: 5), Place(line: 2, column: 1)])
  }

  /// Counting each from the beginning of the line would take minutes.
  @Test func manyFindingsInOneLine() {
    let text = String(repeating: "wörd ", count: 20_000)
    let file = SourceFile(path: "a.lua", bytes: Array(text.utf8))
    let findings = (0..<20_000).reversed().map {
      Finding(
        rule: "r", severity: .error, file: "a.lua", range: SourceRange($0 * 6, $0 * 6 + 5), text: "m",
        fix: Fix("Fix", edits: [Edit(SourceRange($0 * 6, $0 * 6 + 1), "")]))
    }
    let placed = PlacedFinding.place(findings, in: file)
    #expect(placed.map(\.start.column) == (0..<20_000).map { $0 * 5 + 1 })
    #expect(placed.map(\.end.column) == (0..<20_000).map { $0 * 5 + 5 })
    #expect(placed.map { $0.edits[0].end.column } == (0..<20_000).map { $0 * 5 + 2 })
  }

  @Test func rangesBeyondTheTextEndWithIt() {
    let file = SourceFile(path: "a.lua", bytes: Array("ab".utf8))
    let far = Finding(rule: "r", severity: .error, file: "a.lua", range: SourceRange(-5, 99), text: "m")
    let placed = PlacedFinding.place([far], in: file)[0]
    #expect(placed.start == Place(line: 1, column: 1))
    #expect(placed.end == Place(line: 1, column: 3))
  }
}
