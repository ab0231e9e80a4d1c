import Foundation
import Scenarios
import Testing

@Suite struct MocksTests {
  static let mistakes = [
    Mistake("▸[]", "mocks are an object, not an array", "type"),
    Mistake(
      #"{ ▸"KSR.tm.t_rely": 1 }"#, "KSR.tm has no function 't_rely'; did you mean 't_relay'?",
      "unknown-function"),
    Mistake(
      #"{ ▸"is_methud": 1 }"#, "KSR has no module or function 'is_methud'; did you mean 'is_method'?",
      "unknown-function"),
    Mistake(#"{ ▸"": 1 }"#, "KSR has no module or function ''", "unknown-function"),
    Mistake(
      #"{ "KSR.tm.t_relay": ▸"1" }"#,
      returns("tm.t_relay", "int", "a whole number of 32 bits, not a string (\"1\")"), "type"),
    Mistake(
      #"{ "tm.t_relay": ▸2147483648 }"#,
      returns("tm.t_relay", "int", "a whole number of 32 bits, not a number (2147483648)"), "type"),
    Mistake(
      #"{ "tm.t_relay": ▸true }"#,
      returns("tm.t_relay", "int", "a whole number of 32 bits, not a truth value (true)"), "type"),
    Mistake(
      #"{ "tm.t_relay": ▸null }"#, returns("tm.t_relay", "int", "a whole number of 32 bits, not null (null)"),
      "type"),
    Mistake(#"{ "is_UDP": ▸1 }"#, returns("is_UDP", "bool", "true or false, not a number (1)"), "type"),
    Mistake(#"{ "KSR.info": ▸1 }"#, "KSR.info returns nothing: its answer is null, not a number (1)", "type"),
    Mistake(#"{ "pv.get": ▸1.5 }"#, "KEMI has whole numbers of 64 bits alone, not 1.5", "type"),
    Mistake(
      #"{ "tm.t_relay": ▸{} }"#, "an answer that is an object has one of 'value', 'sequence', 'cases'",
      "missing-key"),
    Mistake(
      #"{ "tm.t_relay": { ▸"sequenz": [] , "sequence": [1] } }"#,
      "unknown key 'sequenz' in an answer; did you mean 'sequence'?", "unknown-key"),
    Mistake(
      #"{ "tm.t_relay": ▸{ "hex": "00" } }"#,
      returns("tm.t_relay", "int", "a whole number of 32 bits, not 'hex', which is text"), "type"),
    Mistake(
      #"{ "pv.get": { "hex": ▸"0" } }"#,
      "'hex' is a string of hexadecimal digits, two for each byte, not \"0\"", "type"),
    Mistake(#"{ "tm.t_relay": { "sequence": ▸[] } }"#, "'sequence' is empty; leave it out", "empty"),
    Mistake(#"{ "tm.t_relay": { "sequence": ▸1 } }"#, "'sequence' is an array, not a number (1)", "type"),
    Mistake(
      #"{ "tm.t_relay": { "sequence": [1, ▸"a"] } }"#,
      returns("tm.t_relay", "int", "a whole number of 32 bits, not a string (\"a\")"), "type"),
    Mistake(
      #"{ "tm.t_relay": { "sequence": [1], ▸"value": 1 } }"#, "'value' and 'sequence' exclude each other",
      "mock"),
    Mistake(#"{ "tm.t_relay": { "cases": ▸[] } }"#, "'cases' is empty; leave it out", "empty"),
    Mistake(#"{ "tm.t_relay": { "cases": [▸1] } }"#, "a case of a mock is an object, not a number", "type"),
    Mistake(#"{ "tm.t_relay": { "cases": [▸{}] } }"#, "the case has no 'returns'", "missing-key"),
    Mistake(
      #"{ "tm.t_relay": { "cases": [{ "returns": 1, ▸"args": [] }] } }"#,
      "unknown key 'args' in a case of a mock", "unknown-key"),
    Mistake(
      #"{ "tm.t_relay": { "cases": [{ "returns": 1 }], ▸"sequence": [1] } }"#,
      "unknown key 'sequence' in a mock with cases", "unknown-key"),
    Mistake(
      #"{ "tm.t_relay": { "cases": [{ "returns": { "sequence": [1, ▸null] } }] } }"#,
      returns("tm.t_relay", "int", "a whole number of 32 bits, not null (null)"), "type"),
    Mistake(
      #"{ "tm.t_relay": { "cases": [{ "arguments": [▸1], "returns": 1 }] } }"#,
      "1 arguments; it is KSR.tm.t_relay()", "arguments"),
    Mistake(
      #"{ "registrar.lookup": { "cases": [{ "arguments": ▸"location", "returns": 1 }] } }"#,
      "'arguments' is an array, not a string (\"location\")", "type"),
    Mistake(
      #"{ "registrar.lookup": { "cases": [{ "arguments": [▸1], "returns": 1 }] } }"#,
      "argument 1 of KSR.registrar.lookup(str location_table) is a string, not a number (1)", "type"),
    Mistake(
      #"{ "registrar.lookup": { "cases": [{ "arguments": [{ "matches": ▸"[a" }], "returns": 1 }] } }"#,
      "the regular expression '[a' is not valid: Unmatched [, [^, [:, [., or [=", "regex"),
    Mistake(
      #"{ "registrar.lookup": { "cases": [{ "arguments": [{ "matches": ▸1 }], "returns": 1 }] } }"#,
      "'matches' is a string, not a number (1)", "type"),
    Mistake(
      #"{ "tm.t_relay": 1, ▸"KSR.tm.t_relay": 2 }"#,
      "'KSR.tm.t_relay' is the function 'tm.t_relay', which has a mock already", "duplicate"),
    Mistake(
      #"{ "tm.t_relay": 1, ▸"tm.t_relay": 2 }"#, "the key 'tm.t_relay' is there twice", "duplicate-key"),
  ]

  private static func returns(_ function: String, _ type: String, _ rest: String) -> String {
    "what KSR.\(function) returns (\(type)) is \(rest)"
  }

  @Test(arguments: mistakes) func says(_ mistake: Mistake) throws {
    let scene = try Scene(members: #""mocks": "m.json""#)
    try scene.folder.write("m.json", mistake.content)
    #expect(scene.problems() == [mistake.expected(in: "m.json")])
  }

  @Test func saysEverythingAtOnce() throws {
    let scene = try Scene(members: #""mocks": ["m.json", { "a": 1 }]"#)
    try scene.folder.write("m.json", #"{ "tm.t_relay": "a", "x.y": 1, "is_UDP": 1 }"#)
    #expect(
      scene.run().problems.map(\.rule) == ["type", "unknown-function", "type", "unknown-function"])
  }

  /// A mock, calls, and what they gave.
  static let answers: [(mocks: String, calls: String, results: [String])] = [
    (#"{ "tm.t_relay": -1 }"#, "KSR.tm.t_relay() KSR.tm.t_relay()", ["-1", "-1"]),
    (#"{ "KSR.is_UDP": false }"#, "KSR.is_UDP()", ["false"]),
    (#"{ "info": null }"#, "KSR.info('a')", [""]),
    (
      #"{ "tm.t_relay": { "sequence": [1, -1] } }"#, "KSR.tm.t_relay() KSR.tm.t_relay() KSR.tm.t_relay()",
      ["1", "-1", "-1"]
    ),
    (#"{ "pv.get": null }"#, "KSR.pv.get('$rU')", ["null"]),
    (#"{ "pv.get": 7 }"#, "KSR.pv.get('$rU')", ["7"]),
    (#"{ "pv.get": 4294967296 }"#, "KSR.pv.get('$rU')", ["4294967296"]),
    (#"{ "pv.get": "bob" }"#, "KSR.pv.get('$rU')", [#""bob""#]),
    (#"{ "pv.get": { "hex": "c3A9" } }"#, "KSR.pv.get('$rU')", [#""é""#]),
    (#"{ "pv.get": { "value": { "hex": "c3a9" } } }"#, "KSR.pv.get('$rU')", [#"{hex: "c3a9"}"#]),
    (
      #"{ "pv.get": { "sequence": [{ "hex": "61" }, "x"] } }"#, "KSR.pv.get('$rU') KSR.pv.get('$rU')",
      [#""a""#, #""x""#]
    ),
    (#"{ "pv.get": [1, "a"] }"#, "KSR.pv.get('$rU')", [#"[1, "a"]"#]),
    (
      #"{ "pv.get": { "value": { "a": 1, "b": { "value": 2 } } } }"#, "KSR.pv.get('$rU')",
      ["{a: 1, b: {value: 2}}"]
    ),
    (
      #"{ "pv.get": { "sequence": [{ "value": { "a": 1 } }, "x"] } }"#, "KSR.pv.get('$rU') KSR.pv.get('$rU')",
      ["{a: 1}", #""x""#]
    ),
    (
      #"""
      { "pv.get": { "cases": [{ "arguments": ["$rU"], "returns": { "sequence": ["a", "b"] } },
          { "arguments": [{ "matches": "^.hdr" }], "returns": null }], "otherwise": "c" } }
      """#,
      "KSR.pv.get('$rU') KSR.pv.get('$hdr(X)') KSR.pv.get('$fU') KSR.pv.get('$rU') KSR.pv.get('$rU')",
      [#""a""#, "null", #""c""#, #""b""#, #""b""#]
    ),
    (
      // Without 'otherwise' the function itself answers; null fits anything.
      #"{ "sl.send_reply": { "cases": [{ "arguments": [null, "Gone"], "returns": -1 }] } }"#,
      "KSR.sl.send_reply(404, 'Gone') KSR.sl.send_reply(404, 'Not Found')", ["-1", "1"]
    ),
    (
      #"{ "sl.send_reply": { "cases": [{ "arguments": [{ "matches": "^4" }], "returns": -4 }], "otherwise": { "sequence": [5, 6] } } }"#,
      "KSR.sl.send_reply(404, '') KSR.sl.send_reply(500, '') KSR.sl.send_reply(500, '')",
      ["-4", "5", "6"]
    ),
  ]

  @Test(arguments: answers) func answer(_ mocks: String, _ calls: String, _ results: [String]) throws {
    let result = try Scene(route: calls, members: "\"mocks\": \(mocks)").run()
    #expect(result.problems == [])
    // `10  KSR.pv.get("$rU") = 7  [mock]`
    let found = result.trace.split(separator: "\n").filter { $0.contains("KSR.") && !$0.contains("neither") }
      .map { line in
        line.range(of: ") = ").map { String(line[$0.upperBound...]) }?.replacingOccurrences(
          of: "  [mock]", with: "")
      }
    #expect(found.map { $0 ?? "" } == results)
  }

  @Test func laterOnesReplaceEarlierOnes() throws {
    let scene = try Scene(
      route: "KSR.tm.t_relay() KSR.is_UDP() KSR.is_TCP()",
      members: #""mocks": ["m.json", { "tm.t_relay": 3 }], "expect": { "calls": { "exactly": [\#(three)] } }"#
    )
    try scene.folder.write("scenarios.json", #"{ "mocks": { "is_UDP": false, "is_TCP": false } }"#)
    try scene.folder.write("m.json", #"{ "tm.t_relay": 2, "is_TCP": true }"#)
    #expect(scene.run().differences == [])
  }

  private let three = """
    { "function": "tm.t_relay", "result": 3 }, { "function": "is_UDP", "result": false },
    { "function": "is_TCP", "result": true }
    """
}
