import Testing

/// A message is one line of text, whatever a descriptor holds.
@Suite struct MessageTextTests {
  static let hostile = [
    #"{ "module": "m\nm.json:1:1: error: made up [rule]", "functions": [] }"#,
    #"{ "module": "\u001b[2J\u001b[31mred", "functions": [] }"#,
    #"{ "module": "m", "functions": [], "a\nb": 1 }"#,
    "{ \"module\": [\n1,\n2 ], \"functions\": [] }",
    "{ \"module\": \"m\", \"functions\": [{ \"name\": \"f\", \"returns\": { \"type\": \"i\\r\\nn\" } }] }",
    "{ \"module\": \"m\", \"functions\": [{ \"name\": \"f\", \"returns\": { \"type\": \"int\" }, \"cfg\": \"\\u0007\" }] }",
  ]

  @Test(arguments: hostile) func hasNoControlCharacters(_ text: String) throws {
    let said = try messages(about: ["m.json": text])
    #expect(said.count == 1)
    #expect(said.allSatisfy { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F } })
  }

  @Test(arguments: 30..<42) func excerptEndsWithAWholeCharacter(_ length: Int) throws {
    let list = "[\"" + String(repeating: "a", count: length) + "éééééééé\"]"
    let said = try messages(about: ["m.json": #"{ "module": \#(list), "functions": [] }"#])
    #expect(said.count == 1)
    #expect(said.first?.contains("\u{FFFD}") == false)
    #expect(said.first?.contains("…)") == true)
  }
}
