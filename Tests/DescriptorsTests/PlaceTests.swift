import Testing

/// Lines and columns, in numbers.
@Suite struct PlaceTests {
  private func places(_ text: String) throws -> [String] {
    try messages(about: ["m.json": text]).map { $0.prefix { $0 != " " }.description }
  }

  @Test func everyLineCounts() throws {
    let text = "{\n  \"module\": \"m\",\n\n\n  \"functions\": [\n    {\n      \"name\": 5 } ] }"
    let places = try places(text)
    #expect(places == ["m.json:6:5:", "m.json:7:15:"])
  }

  @Test func columnsAreCharactersNotBytes() throws {
    let places = try places(#"{ "module": "m", "summary": "déjà vu 🎈", "functions": 5 }"#)
    #expect(places == ["m.json:1:55:"])
  }

  @Test func windowsLineEnds() throws {
    #expect(
      try places("{\r\n  \"module\": 5,\r\n  \"functions\": {} }\r\n") == ["m.json:2:13:", "m.json:3:16:"])
  }

  @Test func oneOfManyElements() throws {
    let functions = #"{ "name": "f", "returns": { "type": "int" }, "routes": ["event", "x:y", "local"] }"#
    let places = try places("{ \"module\": \"m\", \"functions\": [\n\(functions) ] }")
    #expect(places == ["m.json:2:66:"])
  }

  @Test func sameTextElsewhereDoesNotMislead() throws {
    let text = """
      { "module": "m", "summary": "\\"functions\\": [{", "functions": [
        { "name": "f", "details": "\\"type\\": ]}", "returns": { "type": "in" } } ] }
      """
    let places = try places(text)
    #expect(places == ["m.json:2:66:"])
  }

  @Test func keyWithEscapes() throws {
    let places = try places(#"{ "mod\u0075le": 5, "functions": [] }"#)
    #expect(places == ["m.json:1:18:"])
  }
}
