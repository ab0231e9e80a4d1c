import Descriptors
import JSON
import Testing

@Suite struct SuggestionTests {
  static let words = [
    "int", "long", "bool", "str", "xval", "request", "branch", "branch_failure", "callback",
  ]

  @Test(
    arguments: [
      // A letter too many, too few, another one, two swapped.
      ("strr", "str"), ("reqest", "request"), ("brench", "branch"), ("lnog", "long"), ("itn", "int"),
      // Capitals.
      ("INT", "int"), ("CallBack", "callback"),
      // More than the name.
      ("string", "str"), ("integer", "int"), ("boolean", "bool"), ("callback_name", "callback"),
      // The nearer one of two.
      ("branch_failur", "branch_failure"), ("branche", "branch"),
    ])
  func isNear(_ word: String, _ expected: String) {
    #expect(nearest(to: word, among: Self.words) == expected)
  }

  @Test(arguments: [
    "", "q", "number", "timer", "dictionary", "x", "日本語", String(repeating: "z", count: 10_000),
  ])
  func nothingIsNear(_ word: String) { #expect(nearest(to: word, among: Self.words) == nil) }

  @Test func theFirstOfEquallyNearOnes() {
    #expect(nearest(to: "cat", among: ["bat", "hat"]) == "bat")
    #expect(nearest(to: "cat", among: ["hat", "bat"]) == "hat")
  }

  @Test func amongNothing() { #expect(nearest(to: "int", among: []) == nil) }

  @Test func sentence() {
    #expect(didYouMean("strng", among: Self.words) == "; did you mean 'str'?")
    #expect(didYouMean("pointer", among: Self.words) == "")
  }
}
