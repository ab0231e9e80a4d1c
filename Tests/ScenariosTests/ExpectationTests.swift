import Scenarios
import Testing

@Suite struct ExpectationTests {
  /// Calls of functions that nobody implements, with mocks for what they give.
  static let route = """
      KSR.registrar.lookup("location")
      KSR.pdt.pd_translate("a", 0)
      KSR.registrar.lookup("aliases")
      KSR.x.exit()
    """

  /// What is expected, and the aspects in which that is not what happens.
  static let cases: [(expect: String, differing: [String])] = [
    ("{}", []),
    // Calls in order, others between them.
    (#"{ "calls": [] }"#, []),
    (#"{ "calls": ["KSR.registrar.lookup"] }"#, []),
    (#"{ "calls": ["registrar.lookup", "registrar.lookup"] }"#, []),
    (#"{ "calls": ["registrar.lookup", "registrar.lookup", "registrar.lookup"] }"#, ["calls"]),
    (#"{ "calls": ["pdt.pd_translate", "registrar.lookup"] }"#, []),
    (#"{ "calls": ["registrar.lookup", "registrar.lookup", "pdt.pd_translate"] }"#, ["calls"]),
    (#"{ "calls": { "inOrder": ["pdt.pd_translate"] } }"#, []),
    // All calls.
    (#"{ "calls": { "exactly": ["registrar.lookup", "pdt.pd_translate", "registrar.lookup"] } }"#, []),
    (#"{ "calls": { "exactly": ["registrar.lookup", "registrar.lookup"] } }"#, ["calls"]),
    (#"{ "calls": { "exactly": [] } }"#, ["calls"]),
    // None of these.
    (#"{ "calls": { "never": ["tm.t_relay"] } }"#, []),
    (#"{ "calls": { "never": ["pdt.pd_translate"] } }"#, ["calls"]),
    (#"{ "calls": { "never": [{ "function": "registrar.lookup", "arguments": ["other"] }] } }"#, []),
    (#"{ "calls": { "never": [{ "function": "registrar.lookup", "arguments": ["aliases"] }] } }"#, ["calls"]),
    (#"{ "calls": { "inOrder": ["tm.t_relay"], "never": ["registrar.lookup"] } }"#, ["calls", "calls"]),
    // Arguments and results.
    (#"{ "calls": [{ "function": "registrar.lookup", "arguments": ["aliases"] }] }"#, []),
    (#"{ "calls": [{ "function": "registrar.lookup", "arguments": ["Aliases"] }] }"#, ["calls"]),
    (#"{ "calls": [{ "function": "registrar.lookup", "arguments": [{ "matches": "^al" }] }] }"#, []),
    (#"{ "calls": [{ "function": "registrar.lookup", "arguments": [{ "matches": "^l$" }] }] }"#, ["calls"]),
    (#"{ "calls": [{ "function": "pdt.pd_translate", "arguments": ["a"] }] }"#, []),
    (#"{ "calls": [{ "function": "pdt.pd_translate", "arguments": [null, 0] }] }"#, []),
    (#"{ "calls": [{ "function": "pdt.pd_translate", "arguments": [null, 1] }] }"#, ["calls"]),
    (#"{ "calls": [{ "function": "pdt.pd_translate", "arguments": [null, { "matches": "0" }] }] }"#, []),
    (#"{ "calls": [{ "function": "pdt.pd_translate", "result": -1 }] }"#, []),
    (#"{ "calls": [{ "function": "pdt.pd_translate", "result": 1 }] }"#, ["calls"]),
    (#"{ "calls": [{ "function": "pdt.pd_translate", "result": { "matches": "^-" } }] }"#, []),
    (#"{ "calls": [{ "function": "pdt.pd_translate", "result": { "value": -1 } }] }"#, []),
    // How it ends.
    (#"{ "ending": "exit" }"#, []),
    (#"{ "ending": ["exit"] }"#, []),
    (#"{ "ending": "returned" }"#, ["ending"]),
    (#"{ "ending": ["exit", "exit"] }"#, ["ending"]),
    (#"{ "error": "." }"#, ["error"]),
    // What is sent and noted.
    (#"{ "replies": [], "relays": [], "effects": [] }"#, []),
    (#"{ "replies": [{ "code": 404 }] }"#, ["replies"]),
    (#"{ "relays": [{}] }"#, ["relays"]),
    (#"{ "effects": [{ "kind": "reply" }] }"#, ["effects"]),
    (#"{ "changes": ["a"] }"#, ["changes"]),
    (#"{ "notes": ["neither answered nor relayed, unless it is by KSR.registrar.lookup or"] }"#, ["notes"]),
    (#"{ "notes": ["neither answered nor relayed, unless it is by KSR.pdt.pd_translate"] }"#, []),
    (#"{ "log": ["a"] }"#, ["log"]),
  ]

  @Test(arguments: cases) func isMet(_ expect: String, _ differing: [String]) throws {
    let members = #""mocks": { "pdt.pd_translate": -1 }, "expect": \#(expect)"#
    let result = try Scene(route: Self.route, members: members).run()
    #expect(result.problems == [])
    #expect(result.differences.map(\.aspect) == differing)
    #expect(result.status == (differing.isEmpty ? .passed : .failed))
  }

  /// A script that fails, and whether that is a difference.
  static let failures: [(expect: String, differing: [String])] = [
    ("{}", ["ending"]),
    (#"{ "calls": [] }"#, ["ending"]),
    (#"{ "ending": "failed" }"#, []),
    (#"{ "ending": "exit" }"#, ["ending"]),
    (#"{ "error": "attempt to call a nil value" }"#, []),
    (#"{ "error": "s.lua:2: " }"#, []),
    (#"{ "error": "no such text" }"#, ["error"]),
    (#"{ "error": "nil value", "ending": "failed" }"#, []),
  ]

  @Test(arguments: failures) func failure(_ expect: String, _ differing: [String]) throws {
    let result = try Scene(route: "missing()", members: "\"expect\": \(expect)").run()
    #expect(result.differences.map(\.aspect) == differing)
  }

  @Test func aMistakeInTheSyntaxIsAFailure() throws {
    let result = try Scene(route: "if", members: "").run()
    #expect(result.differences.map(\.aspect) == ["ending"])
    #expect(result.differences.first?.lines.first == "the script failed:")
    #expect(result.differences.first?.lines.dropFirst().first?.contains("s.lua:3: ") == true)
  }

  /// What Kamailio logs about a call that does not fit, where the script is not stopped by it.
  @Test func compatibleTreatment() throws {
    let members =
      #""treatment": "compat", "expect": { "ending": "returned", "log": ["not enough parameters for: tm.t_reply$"] }"#
    let result = try Scene(route: "KSR.tm.t_reply(404)", members: members).run()
    #expect(result.differences == [])
    let strict = try Scene(route: "KSR.tm.t_reply(404)", members: "").run()
    #expect(strict.differences.map(\.aspect) == ["ending"])
  }

  @Test func aRequestAndItsReplies() throws {
    let script = """
      function ksr_request_route() KSR.info("request") end
      function other() KSR.info("other") end
      function ksr_reply_route() KSR.info("reply") end
      """
    let calls = { (names: [String]) in
      names.map { #"{ "function": "info", "arguments": ["\#($0)"] }"# }.joined(separator: ", ")
    }
    let expect = { (names: [String]) in
      #""expect": { "calls": { "exactly": [\#(calls(names))] }, "ending": ["\#(Array(repeating: "returned", count: names.count).joined(separator: "\", \""))"] }"#
    }
    let steps =
      #""steps": [{ "request": \#(Scene.invite) }, { "message": \#(Scene.invite), "route": "other" }, { "reply": \#(Scene.busy) }]"#
    let scene = try Scene([
      "s.lua": script,
      "s.scenario.json": Scene.scenario(#""replies": [\#(Scene.busy)], "# + expect(["request", "reply"])),
      "t.scenario.json": #"{ "script": "s.lua", \#(steps), \#(expect(["request", "other", "reply"])) }"#,
      "u.scenario.json": Scene.scenario(#""route": "other", "# + expect(["other"])),
    ])
    for name in ["s", "t", "u"] {
      #expect(scene.run(name).problems == [])
      #expect(scene.run(name).differences == [])
    }
  }

  @Test func aRelease() throws {
    let types = ["5.0": "function", "5.3": "nil"]
    for (release, type) in types {
      // `KSR.drop` went with 5.2.
      let scene = try Scene(
        route: "if type(KSR.drop) ~= '\(type)' then error('it is a ' .. type(KSR.drop)) end",
        members: #""treatment": "compat", "release": "\#(release)""#)
      #expect(scene.run().differences == [])
    }
  }
}
