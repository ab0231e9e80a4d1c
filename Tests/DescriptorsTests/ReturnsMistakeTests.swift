import Testing

@Suite struct ReturnsMistakeTests {
  static let mistakes: [Mistake] = [
    .returns(#"▸"int""#, "'returns' is an object, not a string", "type"),
    .returns(#"▸null"#, "'returns' is an object, not null", "type"),
    .returns(#"▸{}"#, "'returns' has no 'type'", "missing-key"),
    .returns(
      #"{ "type": "int", ▸"kinds": "status" }"#,
      "unknown key 'kinds' in 'returns'; did you mean 'kind'?", "unknown-key"),
    .returns(#"{ "type": ▸"strng" }"#, "unknown type 'strng'; did you mean 'str'?", "type"),
    .returns(
      #"{ "type": ▸"pointer" }"#,
      "unknown type 'pointer'; known are none, int, long, bool, str, xval, null, dict, array", "type"),
    .returns(#"{ "type": ▸["int"] }"#, "'type' is a string, not an array ([\"int\"])", "type"),
    .returns(
      #"{ "type": "int", "kind": ▸"statu" }"#, "unknown kind 'statu'; did you mean 'status'?", "kind"),
    .returns(
      #"{ "type": "int", "kind": ▸"count" }"#, "unknown kind 'count'; known are status, value, flag", "kind"),
    .returns(
      #"{ "type": "none", "kind": ▸"value" }"#, "a function that returns nothing has no kind", "kind"),
    .returns(
      #"{ "type": "int", "kind": ▸"flag" }"#,
      "kind 'flag' does not go with type 'int'; it would be 'status' or 'value'", "kind"),
    .returns(
      #"{ "type": "long", "kind": ▸"flag" }"#,
      "kind 'flag' does not go with type 'long'; it would be 'status' or 'value'", "kind"),
    .returns(
      #"{ "type": "bool", "kind": ▸"status" }"#,
      "kind 'status' does not go with type 'bool'; it would be 'flag'", "kind"),
    .returns(
      #"{ "type": "str", "kind": ▸"status" }"#,
      "kind 'status' does not go with type 'str'; it would be 'value'", "kind"),
    .returns(
      #"{ "type": "xval", "kind": ▸"flag" }"#,
      "kind 'flag' does not go with type 'xval'; it would be 'value'", "kind"),
    .returns(
      #"{ "type": "xval", "nullable": ▸1 }"#, "'nullable' is true or false, not a number (1)", "type"),
    .returns(#"{ "type": "int", "nullable": ▸true }"#, "only an xval can be null, not int", "nullable"),
    .returns(#"{ "type": "str", "nullable": ▸false }"#, "only an xval can be null, not str", "nullable"),
    .returns(
      #"{ "type": "str", "holds": ▸["int"] }"#,
      "only an xval holds a value of another type, not str", "holds"),
    .returns(
      #"{ "type": "xval", "holds": ▸"int" }"#, "'holds' is an array, not a string (\"int\")", "type"),
    .returns(
      #"{ "type": "xval", "holds": [▸"integer"] }"#, "unknown type 'integer'; did you mean 'int'?", "type"),
    .returns(#"{ "type": "xval", "holds": ["int", ▸"int"] }"#, "'int' is there twice", "duplicate"),
    .returns(
      #"{ "type": "xval", "holds": [▸true] }"#, "each of 'holds' is a string, not a truth value (true)",
      "type"),
  ]

  @Test(arguments: mistakes) func isReported(_ mistake: Mistake) throws {
    let said = try mistake.said
    #expect(said == [mistake.expected])
  }

  @Test(
    arguments: [
      #"{ "type": "none" }"#, #"{ "type": "null" }"#, #"{ "type": "bool", "kind": "flag" }"#,
      #"{ "type": "int", "kind": "status" }"#, #"{ "type": "long", "kind": "value" }"#,
      #"{ "type": "dict", "kind": "value" }"#,
      #"{ "type": "xval", "kind": "value", "nullable": false, "holds": ["int", "long", "str", "dict", "array"] }"#,
    ])
  func isFine(_ returns: String) throws {
    let said = try messages(
      about: ["m.json": #"{ "module": "m", "functions": [{ "name": "f", "returns": \#(returns) }] }"#])
    #expect(said == [])
  }
}
