import Testing

/// Keys that come twice, and keys that are not what they look like.
@Suite struct HostileKeyTests {
  private func said(_ text: String) throws -> [String] { try messages(about: ["m.json": text]) }

  @Test(
    arguments: [
      (#"{"module":"m","module":"m","functions":[]}"#, "1:15: error: the key 'module'"),
      (#"{"module":"m","functions":[],"functions":[5]}"#, "1:30: error: the key 'functions'"),
      (#"{"module":"m","mod\u0075le":"n","functions":[]}"#, "1:15: error: the key 'module'"),
      (#"{"mod\u0075le":"m","module":"n","functions":[]}"#, "1:20: error: the key 'module'"),
      (
        #"{"module":"m","functions":[{"name":"f","returns":{"type":"int","type":"str"}}]}"#,
        "1:64: error: the key 'type'"
      ),
      (
        #"{"module":"m","functions":[{"name":"f","returns":{"type":"int","t\u0079pe":"str"}}]}"#,
        "1:64: error: the key 'type'"
      ),
      (#"{"module":"m","functions":[{"na\/me":1,"na/me":2}]}"#, "1:40: error: the key 'na/me'"),
    ])
  func keyIsThereTwice(_ text: String, _ message: String) throws {
    #expect(try said(text) == ["m.json:\(message) is there twice [duplicate-key]"])
  }

  @Test func eachDuplicateIsReported() throws {
    let said = try said(#"{"module":"m","module":"m","functions":[],"functions":[]}"#)
    #expect(said.map { $0.prefix { $0 != " " } } == ["m.json:1:15:", "m.json:1:43:"])
  }

  @Test func keysOfTwoObjectsAreNoDuplicates() throws {
    let functions = ["f", "g"].map { #"{"name":"\#($0)","returns":{"type":"int"}}"# }
    #expect(try said(#"{"module":"m","functions":[\#(functions.joined(separator: ","))]}"#) == [])
  }

  @Test func colonsAndQuotesInTextAreNoKeys() throws {
    #expect(try said(#"{"module":"m","summary":"a: \"b\": {c: \\","functions":[]}"#) == [])
  }

  @Test func aKeyDoesNotEndAtNUL() throws {
    let said = try said(#"{"module\u0000x":"m","functions":[]}"#)
    #expect(said == [#"m.json:1:9: error: the character \u0000 has no place in a text [json]"#])
  }

  @Test func aKeyWithNULDoesNotReplaceAnother() throws {
    let text = #"{"module":"m","module\u0000":"n","functions":[]}"#
    #expect(try said(text) != [])
  }

  @Test func escapedKeyIsTheKey() throws {
    let catalog = try readCatalog(["m.json": #"{"mod\u0075le":"m","functions":[]}"#])
    #expect(catalog.modules.map(\.name) == ["m"])
  }
}
