import Testing

@Suite struct ParameterMistakeTests {
  private static let known = "known are int, long, bool, str, xval, dict, array"

  static let mistakes: [Mistake] = [
    .parameters(#"▸"p""#, "a parameter is an object, not a string", "type"),
    .parameters(#"▸null"#, "a parameter is an object, not null", "type"),
    .parameters(#"▸{ "type": "int" }"#, "the parameter has no 'name'", "missing-key"),
    .parameters(#"▸{ "name": "p" }"#, "the parameter has no 'type'", "missing-key"),
    .parameters(
      #"{ "name": "p", "type": "int", ▸"rule": "code" }"#,
      "unknown key 'rule' in a parameter; did you mean 'role'?", "unknown-key"),
    .parameters(
      #"{ "name": ▸"a-b", "type": "int" }"#,
      "'a-b' is no identifier: a letter, then letters, digits and '_', at most 64", "name"),
    .parameters(
      #"{ "name": "p", "type": "int" }, { "name": ▸"p", "type": "str" }"#,
      "two parameters are called 'p'", "duplicate"),
    .parameters(
      #"{ "name": "p", "type": ▸"string" }"#, "unknown type 'string'; did you mean 'str'?", "type"),
    .parameters(
      #"{ "name": "p", "type": ▸"integer" }"#, "unknown type 'integer'; did you mean 'int'?", "type"),
    .parameters(
      #"{ "name": "p", "type": ▸"boolean" }"#, "unknown type 'boolean'; did you mean 'bool'?", "type"),
    .parameters(#"{ "name": "p", "type": ▸"STR" }"#, "unknown type 'STR'; did you mean 'str'?", "type"),
    .parameters(#"{ "name": "p", "type": ▸"callback" }"#, "unknown type 'callback'; \(known)", "type"),
    .parameters(#"{ "name": "p", "type": ▸"" }"#, "unknown type ''; \(known)", "type"),
    .parameters(#"{ "name": "p", "type": ▸1 }"#, "'type' is a string, not a number (1)", "type"),
    .parameters(
      #"{ "name": "p", "type": "str", "role": ▸"regexp" }"#,
      "unknown role 'regexp'; did you mean 'regex'?", "role"),
    .parameters(
      #"{ "name": "p", "type": "str", "role": ▸"password" }"#,
      "unknown role 'password'; known are callback, pv, pvformat, uri, header, headerline, method, code, "
        + "reason, mimetype, body, flags, flag, regex, address, port, host, socket, table, file, route",
      "role"),
    .parameters(
      #"{ "name": "p", "type": "str", "role": ▸["uri"] }"#,
      "'role' is a string, not an array ([\"uri\"])", "type"),
  ]

  @Test(arguments: mistakes) func isReported(_ mistake: Mistake) throws {
    let said = try mistake.said
    #expect(said == [mistake.expected])
  }

  @Test(arguments: ["none", "null"]) func typeIsForReturnsAlone(_ type: String) throws {
    let said = try messages(
      about: [
        "m.json":
          #"{ "module": "m", "functions": [{ "name": "f", "parameters": [{ "name": "p", "type": "\#(type)" }], "returns": { "type": "int" } }] }"#
      ])
    #expect(said.count == 1)
    #expect(said.first?.contains("unknown type '\(type)'") == true)
  }

  private static func list(_ count: Int) -> String {
    (1...count).map { #"{ "name": "p\#($0)", "type": "int" }"# }.joined(separator: ", ")
  }

  @Test func sixAreFine() throws {
    let catalog = try readCatalog([
      "m.json":
        #"{ "module": "m", "functions": [{ "name": "f", "parameters": [\#(Self.list(6))], "returns": { "type": "int" } }] }"#
    ])
    #expect(catalog.modules[0].functions[0].parameters.count == 6)
  }

  @Test(arguments: [7, 40]) func tooManyAreReportedAtTheSeventh(_ count: Int) throws {
    let seventh = Self.list(count).replacing(#"{ "name": "p7""#, with: #"▸{ "name": "p7""#)
    let mistake = Mistake.parameters(
      seventh, "\(count) parameters; a KEMI function has at most 6", "too-many-parameters")
    let said = try mistake.said
    #expect(said == [mistake.expected])
  }
}
