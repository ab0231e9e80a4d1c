import KemiRuntime
import Testing

/// Regular expressions that would take the C library's memory, stack or time.
@Suite struct RegularExpressionTests {
  @Test(arguments: [
    (String(repeating: "(", count: 101), "100 groups inside each other"),
    ("(a{1,999}){1,999}", "1000 repeated parts"),
    ("x{255}{255}", "1000 repeated parts"),
    ("((((((((((a+)+)+)+)+)+)+)+)+)+)+", "1000 repeated parts"),
    (String(repeating: "a*", count: 1001), "1000 repeated parts"),
    (String(repeating: "a", count: 4097), "4096 bytes long"),
    ("(.)(.)\\1\\2", "1 references to groups"),
  ])
  func `one that becomes too large is refused`(pattern: String, limit: String) {
    let error = #expect(throws: ScriptError.self) { try RegularExpression(Array(pattern.utf8)) }
    #expect(error.map { "\($0)".contains(limit) } == true)
  }

  @Test(arguments: [
    ("^[[:digit:]]{3,15}$", "4930123", true), ("[]({100]{2}", "(]", true), ("[^]a]+x", "bbx", true),
    ("^a{,2}b", "aab", true), ("^a{,2}b", "aaab", false), ("(\\(){3}", "(((", true),
    ("(ab)\\1", "abab", true), ("(ab)\\1", "abcab", false),
    (String(repeating: "a*", count: 1000), "b", true),
  ])
  func `an ordinary one matches`(pattern: String, text: String, matches: Bool) throws {
    #expect(try RegularExpression(Array(pattern.utf8)).matches(Array(text.utf8)) == matches)
  }

  @Test func `one with a reference to a group matches no long text`() throws {
    let expression = try RegularExpression(Array("(a)\\1".utf8))
    #expect(expression.matches(Array(repeating: 0x61, count: 64)))
    #expect(!expression.matches(Array(repeating: 0x61, count: 65)))
  }
}
