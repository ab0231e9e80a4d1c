import Testing

@testable import KemiCheck

@Suite struct FixedTextTests {
  /// Fixes, each as edits of `0123456789`, and what comes of them.
  static let cases: [(fixes: [[(Int, Int, String)]], text: String, count: Int)] = [
    ([], "0123456789", 0),
    ([[(2, 4, "x")]], "01x456789", 1),
    ([[(0, 0, "a")], [(10, 10, "z")]], "a0123456789z", 2),
    ([[(0, 10, "")]], "", 1),
    // In any order; neighbours do not touch each other.
    ([[(4, 6, "y")], [(2, 4, "x")]], "01xy6789", 2),
    // The second overlaps, or goes to the same place.
    ([[(2, 5, "x")], [(4, 6, "y")]], "01x56789", 1),
    ([[(2, 5, "x")], [(3, 4, "y")]], "01x56789", 1),
    ([[(3, 3, "x")], [(3, 3, "y")]], "012x3456789", 1),
    ([[(3, 3, "x")], [(3, 4, "y")]], "012x3456789", 1),
    // A fix is applied as a whole or not at all.
    ([[(2, 4, "x")], [(3, 4, "y"), (8, 9, "z")]], "01x456789", 1),
    ([[(0, 1, "a"), (8, 9, "b")], [(4, 5, "c")]], "a123c567b9", 2),
    ([[(2, 4, "x"), (3, 5, "y")]], "0123456789", 0),
    // The same fix for two findings is one.
    ([[(2, 4, "x")], [(2, 4, "x")]], "01x456789", 1),
    // What is not in the text.
    ([[(9, 11, "x")], [(-1, 0, "y")], []], "0123456789", 0),
  ]

  @Test(arguments: cases.indices) func applies(_ index: Int) {
    let example = FixedTextTests.cases[index]
    let findings = example.fixes.map { edits in
      Finding(
        rule: "r", severity: .error, file: "a", range: SourceRange(0, 0), text: "m",
        fix: Fix("Fix", edits: edits.map { Edit(SourceRange($0.0, $0.1), $0.2) }))
    }
    let fixed = FixedText(Array("0123456789".utf8), fixing: findings)
    #expect(String(decoding: fixed.bytes, as: UTF8.self) == example.text)
    #expect(fixed.count == example.count)
  }

  @Test func bytesAreKept() {
    let bytes: [UInt8] = [0xFF, 0x0D, 0x0A, 0x61, 0xE4]
    let fix = Fix("Fix", edits: [Edit(SourceRange(3, 4), "ö")])
    let finding = Finding(
      rule: "r", severity: .error, file: "a", range: SourceRange(3, 4), text: "m", fix: fix)
    #expect(FixedText(bytes, fixing: [finding]).bytes == [0xFF, 0x0D, 0x0A, 0xC3, 0xB6, 0xE4])
  }
}
