import Testing

@Suite struct ModuleMistakeTests {
  static let mistakes = [
    Mistake(
      #"▸["m"]"#, "a descriptor is an object, not an array", "type"),
    Mistake(
      #"▸{ "functions": [] }"#, "the descriptor has no 'module'", "missing-key"),
    Mistake(
      #"▸{ "module": "m" }"#, "the descriptor has no 'functions'", "missing-key"),
    Mistake(
      #"{ "module": "m", ▸"sumary": "Say hello.", "functions": [] }"#,
      "unknown key 'sumary' in a descriptor; did you mean 'summary'?", "unknown-key"),
    Mistake(
      #"{ "module": "m", ▸"copyright": "me", "functions": [] }"#,
      "unknown key 'copyright' in a descriptor", "unknown-key"),
    Mistake(
      #"{ "module": ▸12, "functions": [] }"#, "'module' is a string, not a number (12)", "type"),
    Mistake(
      #"{ "module": ▸null, "functions": [] }"#, "'module' is a string, not null (null)", "type"),
    Mistake(
      #"{ "module": ▸false, "functions": [] }"#,
      "'module' is a string, not a truth value (false)", "type"),
    Mistake(
      #"{ "module": ▸["m"], "functions": [] }"#, "'module' is a string, not an array ([\"m\"])", "type"),
    Mistake(
      #"{ "module": ▸{ "name": "m" }, "functions": [] }"#,
      "'module' is a string, not an object ({ \"name\": \"m\" })", "type"),
    Mistake(
      #"{ "module": "m", "loads": ▸"m.so", "functions": [] }"#,
      "'m.so' is not the name of a module file", "name"),
    Mistake(
      #"{ "module": "m", "loads": ▸"", "functions": [] }"#, "'' is not the name of a module file", "name"),
    Mistake(
      #"{ "module": "m", "loads": ▸["one", "two"], "functions": [] }"#,
      #"'loads' is a string, not an array (["one", "two"])"#, "type"),
    Mistake(
      #"{ "module": "m", "loads": ▸7, "functions": [] }"#, "'loads' is a string, not a number (7)", "type"),
    Mistake(
      #"{ "module": "m", "functions": ▸{} }"#, "'functions' is an array, not an object ({})", "type"),
    Mistake(
      #"{ "module": "m", "functions": ▸null }"#, "'functions' is an array, not null (null)", "type"),
    Mistake(
      #"{ "module": "m", "functions": [▸"f"] }"#, "a function is an object, not a string", "type"),
  ]

  @Test(arguments: mistakes) func isReported(_ mistake: Mistake) throws {
    let said = try mistake.said
    #expect(said == [mistake.expected])
  }

  @Test(arguments: ["", "2tm", "t-m", "t m", "_tm", "tmé", String(repeating: "a", count: 65)])
  func nameIsNoIdentifier(_ name: String) throws {
    let mistake = Mistake(
      #"{ "module": ▸"\#(name)", "functions": [] }"#,
      "'\(name)' is no identifier: a letter, then letters, digits and '_', at most 64", "name")
    let said = try mistake.said
    #expect(said == [mistake.expected])
  }

  @Test(arguments: ["x", "Tm2_", String(repeating: "a", count: 64)])
  func nameIsAnIdentifier(_ name: String) throws {
    let catalog = try readCatalog(["m.json": #"{ "module": "\#(name)", "functions": [] }"#])
    #expect(catalog.modules.map(\.name) == [name])
  }
}
