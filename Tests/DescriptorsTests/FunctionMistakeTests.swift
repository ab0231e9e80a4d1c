import Testing

@Suite struct FunctionMistakeTests {
  /// A function with one more member, in front of the two that it must have.
  private static func member(_ marked: String, _ text: String, _ rule: String) -> Mistake {
    .function(#"{ \#(marked), "name": "f", "returns": { "type": "int" } }"#, text, rule)
  }

  static let members: [Mistake] = [
    .function(#"▸{ "returns": { "type": "int" } }"#, "the function has no 'name'", "missing-key"),
    .function(#"▸{ "name": "f" }"#, "the function has no 'returns'", "missing-key"),
    .function(
      #"{ "name": ▸"1f", "returns": { "type": "int" } }"#,
      "'1f' is no identifier: a letter, then letters, digits and '_', at most 64", "name"),
    .function(
      #"{ "name": ▸7, "returns": { "type": "int" } }"#, "'name' is a string, not a number (7)", "type"),
    member(
      #"▸"parameter": []"#, "unknown key 'parameter' in a function; did you mean 'parameters'?",
      "unknown-key"),
    member(#"▸"since": "5.1""#, "unknown key 'since' in a function", "unknown-key"),
    member(#""parameters": ▸{}"#, "'parameters' is an array, not an object ({})", "type"),
    member(
      #""variadic": ▸"yes""#, "'variadic' is true or false, not a string (\"yes\")", "type"),
    member(
      #""variadic": ▸true"#,
      "only a function of KSR.x can be variadic; a table row has a fixed list of parameters", "variadic"),
    member(#""cfg": ▸"do it""#, "'do it' is not the name of a native function", "name"),
    member(#""cfg": ["do_it", ▸"do_it"]"#, "'do_it' is there twice", "duplicate"),
    member(#""cfg": ▸1"#, "'cfg' is an array or a string, not a number (1)", "type"),
    member(#""cfg": [▸1]"#, "each of 'cfg' is a string, not a number (1)", "type"),
    member(#""anchor": ▸"m""#, "'m' is not an anchor, 'module#id'", "name"),
    member(#""anchor": ▸"m#a#b""#, "'m#a#b' is not an anchor, 'module#id'", "name"),
    member(#""anchor": ▸"m#""#, "'m#' is not an anchor, 'module#id'", "name"),
    member(#""anchor": ▸3"#, "'anchor' is a string, not a number (3)", "type"),
    member(#""loads": ["a", ▸"b.so"]"#, "'b.so' is not the name of a module file", "name"),
    member(#""loads": ["a", ▸"a"]"#, "'a' is there twice", "duplicate"),
    member(#""condition": ▸true"#, "'condition' is a string, not a truth value (true)", "type"),
  ]

  static let words: [Mistake] = [
    member(#""routes": [▸"reqest"]"#, "unknown route 'reqest'; did you mean 'request'?", "route"),
    member(
      #""routes": [▸"timer"]"#,
      "unknown route 'timer'; known are any, request, failure, onreply, branch, branch_failure, onsend, "
        + "error, local, core_onreply, event", "route"),
    member(#""routes": ["event", ▸"event"]"#, "'event' is there twice", "duplicate"),
    member(
      #""routes": ▸["any", "request"]"#, "'any' stands for all routes; name no other beside it", "route"),
    member(
      #""routes": ▸["local", "any"]"#, "'any' stands for all routes; name no other beside it", "route"),
    member(#""routes": ▸"any""#, "'routes' is an array, not a string (\"any\")", "type"),
    member(#""routes": [▸null]"#, "each of 'routes' is a string, not null (null)", "type"),
    member(#""engines": [▸"Lua"]"#, "unknown engine 'Lua'; did you mean 'lua'?", "engine"),
    member(#""engines": [▸"python3"]"#, "unknown engine 'python3'; did you mean 'python'?", "engine"),
    member(
      #""engines": [▸"perl"]"#, "unknown engine 'perl'; known are lua, python, jsdt, ruby, sqlang", "engine"),
    member(#""engines": ["lua", ▸"lua"]"#, "'lua' is there twice", "duplicate"),
  ]

  static let examples: [Mistake] = [
    member(#""examples": ▸"KSR.f()""#, "'examples' is an array, not a string (\"KSR.f()\")", "type"),
    member(#""examples": [▸"KSR.f()"]"#, "an example is an object, not a string", "type"),
    member(#""examples": [▸{ "code": "KSR.f()" }]"#, "the example has no 'engine'", "missing-key"),
    member(#""examples": [▸{ "engine": "lua" }]"#, "the example has no 'code'", "missing-key"),
    member(
      #""examples": [{ "engine": ▸"luac", "code": "KSR.f()" }]"#,
      "unknown engine 'luac'; did you mean 'lua'?", "engine"),
    member(
      #""examples": [{ "engine": "lua", "code": ▸"" }]"#,
      "'code' is empty; leave it out until there is something to say", "text"),
    member(
      #""examples": [{ "engine": "lua", "code": ▸5 }]"#, "'code' is a string, not a number (5)", "type"),
    member(
      #""examples": [{ "engine": "lua", "code": "KSR.f()", ▸"cod": "" }]"#,
      "unknown key 'cod' in an example; did you mean 'code'?", "unknown-key"),
  ]

  @Test(arguments: members + words + examples) func isReported(_ mistake: Mistake) throws {
    let said = try mistake.said
    #expect(said == [mistake.expected])
  }

  @Test func variadicIsFineInX() throws {
    let catalog = try readCatalog([
      "x.json":
        #"{ "module": "x", "functions": [{ "name": "f", "variadic": true, "returns": { "type": "int" } }] }"#
    ])
    #expect(catalog.module("x")?.functions.map(\.variadic) == [true])
  }
}
