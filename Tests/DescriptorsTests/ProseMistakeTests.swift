import Testing

@Suite struct ProseMistakeTests {
  /// `details` of a module, as JSON writes them.
  static func details(_ text: String, _ message: String) -> Mistake {
    Mistake(#"{ "module": "m", "details": ▸"\#(text)", "functions": [] }"#, message, "text")
  }

  static func summary(_ text: String, _ message: String) -> Mistake {
    Mistake(#"{ "module": "m", "summary": ▸"\#(text)", "functions": [] }"#, message, "text")
  }

  static let empty = "is empty; leave it out until there is something to say"
  static let control = "has a line break or control character in it"

  static let mistakes = [
    summary("", "'summary' \(empty)"),
    summary("   ", "'summary' \(empty)"),
    summary(#"one\ntwo"#, "'summary' \(control)"),
    summary(#"one\ttwo"#, "'summary' \(control)"),
    Mistake(
      #"{ "module": "m", "summary": "a▸\u0000", "functions": [] }"#,
      #"the character \u0000 has no place in a text"#, "json"),
    summary(#"\u001b[31mred"#, "'summary' \(control)"),
    summary(#"gone\u007f"#, "'summary' \(control)"),
    details(#"\n\t\n"#, "'details' \(empty)"),
    details(#"one\rtwo"#, "'details' has a control character in it"),
    details(#"bell\u0007"#, "'details' has a control character in it"),
    Mistake.function(
      #"{ "name": "f", "summary": ▸"", "returns": { "type": "int" } }"#, "'summary' \(empty)", "text"),
    Mistake.function(
      #"{ "name": "f", "details": ▸" ", "returns": { "type": "int" } }"#, "'details' \(empty)", "text"),
    Mistake.function(
      #"{ "name": "f", "condition": ▸"", "returns": { "type": "int" } }"#, "'condition' \(empty)", "text"),
    Mistake.function(
      #"{ "name": "f", "condition": ▸"a\nb", "returns": { "type": "int" } }"#, "'condition' \(control)",
      "text"),
    Mistake.parameters(
      #"{ "name": "p", "type": "int", "summary": ▸"" }"#, "'summary' \(empty)", "text"),
    Mistake.returns(#"{ "type": "int", "summary": ▸"1\n2" }"#, "'summary' \(control)", "text"),
    Mistake.returns(
      #"{ "type": "int", "summary": ▸1 }"#, "'summary' is a string, not a number (1)", "type"),
  ]

  @Test(arguments: mistakes) func isReported(_ mistake: Mistake) throws {
    let said = try mistake.said
    #expect(said == [mistake.expected])
  }

  @Test func paragraphsAndTabsAreFineInDetails() throws {
    let catalog = try readCatalog([
      "m.json": #"{ "module": "m", "details": "one\n\ntwo\tthree", "functions": [] }"#
    ])
    #expect(catalog.module("m")?.details == "one\n\ntwo\tthree")
  }
}
