import Testing

/// Everything that is wrong is reported in one run, sorted.
@Suite struct AllMistakesTests {
  @Test func severalInOneFile() throws {
    let said = try messages(
      about: [
        "m.json": """
        {
          "module": "m m",
          "sumary": "Say hello.",
          "functions": [
            { "name": "f", "returns": { "type": "integer", "kind": "valu" } },
            { "nam": "g", "parameters": [{ "type": "strin", "role": "urj" }] },
            7
          ]
        }
        """
      ])
    #expect(
      said == [
        "m.json:2:13: error: 'm m' is no identifier: a letter, then letters, digits and '_', at most 64 [name]",
        "m.json:3:3: error: unknown key 'sumary' in a descriptor; did you mean 'summary'? [unknown-key]",
        "m.json:5:41: error: unknown type 'integer'; did you mean 'int'? [type]",
        "m.json:5:60: error: unknown kind 'valu'; did you mean 'value'? [kind]",
        "m.json:6:5: error: the function has no 'name' [missing-key]",
        "m.json:6:5: error: the function has no 'returns' [missing-key]",
        "m.json:6:7: error: unknown key 'nam' in a function; did you mean 'name'? [unknown-key]",
        "m.json:6:34: error: the parameter has no 'name' [missing-key]",
        "m.json:6:44: error: unknown type 'strin'; did you mean 'str'? [type]",
        "m.json:6:61: error: unknown role 'urj'; did you mean 'uri'? [role]",
        "m.json:7:5: error: a function is an object, not a number [type]",
      ])
  }

  @Test func severalFiles() throws {
    let said = try messages(
      about: [
        "d.json": "",
        "c.json": #"{ "module": "c", "functions": {} }"#,
        "b.json": #"{ "module": "b", "functions": [ }"#,
        "a.json": #"{ "module": "a", "functions": [] }"#,
        "releases.json": #"{ "releases": [5] }"#,
      ])
    #expect(
      said.map { $0.prefix { $0 != " " } } == [
        "b.json:1:33:", "c.json:1:31:", "d.json:1:1:", "releases.json:1:16:",
      ])
  }

  @Test func linesAreSortedAsNumbers() throws {
    let lines = (2...11).map { _ in "5" }.joined(separator: ",\n")
    let said = try messages(about: ["m.json": "{ \"module\": \"m\", \"functions\": [\n\(lines) ] }"])
    #expect(said.map { $0.prefix { $0 != " " } } == (2...11).map { "m.json:\($0):1:" })
  }

  @Test func twoFilesOfOneModuleDoNotHideOtherMistakes() throws {
    let said = try messages(
      about: [
        "a.json": #"{ "module": "m", "functions": [] }"#,
        "b.json": #"{ "module": "m", "functions": [5] }"#,
      ])
    #expect(said.count == 2)
  }

  @Test func filesWithoutAModuleAreNotTheSameModule() throws {
    let said = try messages(about: ["a.json": #"{ "functions": [] }"#, "b.json": #"{ "functions": [] }"#])
    #expect(
      said == [
        "a.json:1:1: error: the descriptor has no 'module' [missing-key]",
        "b.json:1:1: error: the descriptor has no 'module' [missing-key]",
      ])
  }
}
