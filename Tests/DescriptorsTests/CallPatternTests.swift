import Testing

@testable import Descriptors

/// What the built-in facts say, held against the C code of the releases as read by hand: `app_lua_sr.c`,
/// `app_lua_api.c` and `apy_kemi.c` up to 5.6, and `kemiexec.c` after.
@Suite struct CallPatternTests {
  static let facts = Result { try ServerFacts.read() }

  static func types(_ letters: String) -> [KemiType] {
    let types: [Character: KemiType] = ["n": .int, "s": .str, "v": .long, "b": .bool, "x": .xval, "d": .dict]
    return letters.compactMap { types[$0] }
  }

  private func callers(_ letters: String, _ returns: KemiType, _ release: String) throws -> String {
    let facts = try Self.facts.get()
    let release = try #require(Release(release))
    let callers = facts.callers(of: Signature(returns: returns, parameters: Self.types(letters)), in: release)
    return callers.count == facts.interpreters(of: release).count
      ? "all" : callers.sorted().joined(separator: " ")
  }

  @Test(arguments: [
    ("", KemiType.int, "5.2", "all"), ("n", .bool, "5.2", "all"), ("sss", .none, "5.2", "all"),
    // 5.2 calls 8 of the 16 combinations of four parameters, and Python parses fewer.
    ("ssss", .int, "5.2", "all"), ("sssn", .int, "5.2", "all"), ("ssnn", .int, "5.2", "all"),
    ("nsss", .int, "5.2", "app_jsdt app_lua app_python3 app_ruby app_sqlang"),
    ("snnn", .int, "5.2", "app_jsdt app_lua app_ruby app_sqlang"),
    ("nnss", .int, "5.2", "app_jsdt app_lua app_ruby app_sqlang"),
    ("snns", .int, "5.2", ""), ("ssns", .int, "5.2", ""), ("nsns", .int, "5.2", ""),
    ("ssnns", .int, "5.2", "app_python app_python3"), ("sssss", .int, "5.2", "all"),
    ("ssssn", .int, "5.2", ""),
    ("ssssss", .int, "5.2", "app_jsdt app_python app_python3 app_ruby app_sqlang"),
    // No interpreter of 5.2 knows a function that returns an xval.
    ("", .xval, "5.2", ""), ("s", .str, "5.2", ""),
    ("nsns", .int, "5.3", "all"), ("nnnnn", .int, "5.3", "all"), ("sssssn", .int, "5.3", ""),
    ("", .xval, "5.3", "all"), ("ss", .str, "5.3", "all"), ("sss", .str, "5.3", ""),
    ("snn", .xval, "5.5", ""),
    ("sss", .str, "5.6", "all"), ("nsn", .xval, "5.6", "all"), ("ssss", .xval, "5.6", ""),
    ("ssssnn", .int, "5.6", ""), ("ssssss", .int, "5.6", "all"), ("sv", .int, "5.6", ""),
    ("ssssnn", .int, "5.7", "all"), ("nnnnnn", .xval, "5.7", "all"), ("sv", .int, "5.7", "all"),
    ("sv", .xval, "5.7", "all"), ("v", .int, "5.7", ""), ("nv", .int, "6.1", ""), ("vs", .int, "master", ""),
    ("b", .int, "master", ""), ("x", .int, "master", ""), ("d", .int, "master", ""), ("sb", .int, "5.6", ""),
    ("snsnsn", .dict, "master", "all"), ("", .long, "master", "all"),
  ])
  func whoCalls(letters: String, returns: KemiType, release: String, expected: String) throws {
    #expect(try callers(letters, returns, release) == expected)
  }

  @Test(arguments: [
    (KemiType.str, "5.2", 0), (.str, "5.3", 5), (.str, "master", 5),
    (.null, "5.6", 6), (.dict, "5.3", 0), (.dict, "5.4", 1),
    (.array, "master", 1), (.long, "5.6", 0), (.long, "5.7", 7), (.bool, "5.8", 6), (.xval, "master", 0),
  ])
  func whoTakesAnXval(type: KemiType, release: String, count: Int) throws {
    let receivers = try Self.facts.get().receivers(of: type, in: try #require(Release(release)))
    #expect(receivers.count == count)
    #expect(count != 1 || receivers == ["app_lua"])
  }

  @Test func interpretersOfAllReleases() throws {
    let facts = try Self.facts.get()
    func names(_ release: String) throws -> [String] {
      facts.interpreters(of: try #require(Release(release)))
    }
    #expect(
      try names("5.6") == ["app_jsdt", "app_lua", "app_python", "app_python3", "app_ruby", "app_sqlang"])
    #expect(
      try names("6.0") == [
        "app_jsdt", "app_lua", "app_python", "app_python3", "app_python3s", "app_ruby",
      ])
  }

  @Test func signaturesOfAPattern() {
    let pattern = CallPattern(parameters: [[.int, .str], [.long]], returns: .xval)
    #expect(pattern.signatures.map(\.parameters) == [[.int, .long], [.str, .long]])
    #expect(CallPattern(parameters: [], returns: .int).signatures.map(\.parameters) == [[]])
  }
}
