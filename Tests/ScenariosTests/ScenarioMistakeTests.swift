import Testing

@Suite struct ScenarioMistakeTests {
  /// Members of a scenario.
  static let members = [
    Mistake(#"▸"expekt": {}"#, "unknown key 'expekt' in a scenario; did you mean 'expect'?", "unknown-key"),
    Mistake(#""description": ▸5"#, "'description' is a string, not a number (5)", "type"),
    Mistake(#""route": ▸[]"#, "'route' is a string, not an array ([])", "type"),
    Mistake(
      #""source": ▸"192.0.2.9""#, "'192.0.2.9' is no address with a port; write 192.0.2.9:5060", "address"),
    Mistake(
      #""source": ▸"192.0.2.9:0""#, "'192.0.2.9:0' is no address with a port; write 192.0.2.9:5060", "address"
    ),
    Mistake(
      #""source": ▸"[2001:db8::1:5060""#,
      "'[2001:db8::1:5060' is no address with a port; write 192.0.2.9:5060", "address"),
    Mistake(
      #""received": ▸"192.0.2.1:5060""#,
      "'192.0.2.1:5060' is no socket; write udp:192.0.2.1:5060 (or tcp, tls, sctp, ws, wss)", "address"),
    Mistake(
      #""received": ▸"udp:192.0.2.1:99999""#,
      "'udp:192.0.2.1:99999' is no socket; write udp:192.0.2.1:5060 (or tcp, tls, sctp, ws, wss)", "address"),
    Mistake(
      #""aliases": ["a.example", ▸"b c"]"#,
      "'b c' is no alias; write example.com, or example.com:5060 for one port", "address"),
    Mistake(#""aliases": ▸"a.example""#, "'aliases' is an array, not a string (\"a.example\")", "type"),
    Mistake(#""time": ▸-1"#, "'time' is a whole number from 0 to 1099511627776, not -1", "type"),
    Mistake(#""time": ▸1e99"#, "'time' is a whole number from 0 to 1099511627776, not 1e99", "type"),
    Mistake(
      #""parameters": { ▸"default_expires": 5 }"#,
      "'default_expires' is no parameter of a module; write 'module.parameter'", "name"),
    Mistake(
      #""parameters": { "registrar.default_expires": ▸"5" }"#,
      "'registrar.default_expires' is a whole number of 64 bits, not a string (\"5\")", "type"),
    Mistake(#""release": ▸"five""#, "'five' is no release; write 5.6 or master", "release"),
    Mistake(
      #""treatment": ▸"lax""#, "unknown treatment 'lax'; known are strict, compat", "treatment"),
    Mistake(
      #""mocks": ▸5"#, "mocks are an object, the name of a file, or a list of both, not a number", "type"),
    Mistake(
      #""mocks": [{}, ▸null]"#, "mocks are an object, the name of a file, or a list of both, not null", "type"
    ),
    Mistake(#""htable": ▸[]"#, "'htable' is an object, not an array", "type"),
    Mistake(#""htable": { "ipban": ▸5 }"#, "the hash table 'ipban' is an object, not a number", "type"),
    Mistake(
      #""htable": { "ipban": { "a": ▸1.5 } }"#, "'a' is a whole number of 32 bits, not a number (1.5)", "type"
    ),
    Mistake(
      #""variables": { "$shv(a)": ▸4294967296 }"#,
      "'$shv(a)' is a whole number of 32 bits, not a number (4294967296)", "type"),
    Mistake(
      #""variables": { ▸"shv(a)": 1 }"#,
      "'shv(a)' is no pseudo-variable; they begin with '$', as '$shv(name)' does",
      "name"),
    Mistake(#"▸"request": "a.sip""#, "'message' and 'request' exclude each other", "steps"),
    Mistake(#""replies": [▸5]"#, replyForm("a number"), "type"),
    Mistake(
      #""replies": [["SIP/2.0 200 OK", ▸5]]"#, "each line of each of 'replies' is a string, not a number (5)",
      "type"),
    Mistake(
      #""replies": [▸["nonsense"]]"#,
      "the message, line 1: a request begins 'METHOD URI SIP/2.0', with single spaces", "message"),
    Mistake(
      #""replies": [▸\#(Scene.invite)]"#, "the message is a request, and each of 'replies' has to be a reply",
      "message"),
    Mistake(#""replies": ▸{}"#, "'replies' is an array, not an object ({})", "type"),
    Mistake(#""replies": ▸[]"#, "'replies' is empty; leave it out", "empty"),
    Mistake(#""expect": ▸[]"#, "'expect' is an object, not an array", "type"),
    Mistake(
      #""expect": { ▸"replys": [] }"#, "unknown key 'replys' in 'expect'; did you mean 'replies'?",
      "unknown-key"),
    Mistake(
      #""expect": { "calls": [▸"KSR.tm.t_rely"] }"#,
      "KSR.tm has no function 't_rely'; did you mean 't_relay'?", "unknown-function"),
    Mistake(
      #""expect": { "calls": [▸"KSR.tn.t_relay"] }"#,
      "KSR has no module or function 'tn'; did you mean 'tm'?", "unknown-function"),
    Mistake(#""expect": { "calls": [▸{}] }"#, "the call has no 'function'", "missing-key"),
    Mistake(
      #""expect": { "calls": { "inOrder": [], ▸"atLeast": [] } }"#, "unknown key 'atLeast' in 'calls'",
      "unknown-key"),
    Mistake(
      #""expect": { "calls": { "exactly": [], ▸"inOrder": [] } }"#,
      "'exactly' and 'inOrder' exclude each other", "calls"),
    Mistake(
      #""expect": { "calls": [{ "function": "sl.send_reply", "arguments": [404, "a", ▸1] }] }"#,
      "3 arguments; it is KSR.sl.send_reply(int code, str reason)", "arguments"),
    Mistake(
      #""expect": { "calls": [{ "function": "sl.send_reply", "arguments": [▸"404"] }] }"#,
      "argument 1 of KSR.sl.send_reply(int code, str reason) is a whole number of 32 bits, not a string (\"404\")",
      "type"),
    Mistake(
      #""expect": { "calls": [{ "function": "sl.send_reply", "result": ▸"1" }] }"#,
      "the result of KSR.sl.send_reply is a whole number of 32 bits, not a string (\"1\")", "type"),
    Mistake(#""expect": { "ending": ▸"exited" }"#, "unknown ending 'exited'; did you mean 'exit'?", "ending"),
    Mistake(#""expect": { "ending": ▸[] }"#, "'ending' is empty; leave it out", "empty"),
    Mistake(
      #""expect": { "error": ▸"(" }"#,
      "the regular expression '(' is not valid: Unmatched ( or \\(", "regex"),
    Mistake(#""expect": { "log": ["a", ▸5] }"#, "each of 'log' is a string, not a number (5)", "type"),
    Mistake(#""expect": { "replies": [▸404] }"#, "each of 'replies' is an object, not a number", "type"),
    Mistake(
      #""expect": { "relays": [{ "uri": { "matches": "a", ▸"value": "b" } }] }"#,
      "'matches' and 'value' exclude each other", "pattern"),
    Mistake(
      #""expect": { "relays": [{ "uri": { "hex": ▸"zz" } }] }"#,
      "'hex' is a string of hexadecimal digits, two for each byte, not \"zz\"", "type"),
    Mistake(
      #""expect": { "relays": [{ "uri": ▸{} }] }"#,
      "'uri' is an object without 'matches' or 'value'; write {\"value\": …} for an object", "missing-key"),
    Mistake(
      #""expect": { "effects": [{ "code": ▸4.5 }] }"#, "KEMI has whole numbers of 64 bits alone, not 4.5",
      "type"),
  ]

  private static func replyForm(_ kind: String) -> String {
    "each of 'replies' is the name of a file, or an array with the lines of the message, not \(kind)"
  }

  @Test(arguments: members) func says(_ mistake: Mistake) throws {
    let marked = Mistake(Scene.scenario(mistake.marked), mistake.text, mistake.rule)
    let scene = try Scene(["s.lua": "", "s.scenario.json": marked.content])
    #expect(scene.problems() == [marked.expected(in: "s.scenario.json")])
    #expect(scene.run().trace.isEmpty)
  }

  /// Whole scenarios.
  static let scenarios = [
    Mistake(#"▸{ "script": "s.lua" }"#, noMessage, "missing-key"),
    Mistake(
      #"▸{ "message": \#(Scene.invite) }"#,
      "no script is named: give it as 'script' here or in scenarios.json, or with --script", "missing-key"),
    Mistake("▸", "the file is empty; a scenario is a JSON object", "json"),
    Mistake("▸[]", "a scenario is an object, not an array", "type"),
    Mistake(#"{ "script": "s.lua"▸"#, "the file ends in the middle of a value; is it truncated?", "json"),
    Mistake(#"{ "script": "s.lua", "steps": ▸[] }"#, "'steps' is empty; leave it out", "empty"),
    Mistake(
      #"{ "script": "s.lua", "steps": [▸{}] }"#, "a step has one of 'request', 'reply' and 'message'", "steps"
    ),
    Mistake(
      #"{ "script": "s.lua", "steps": [▸{ "request": "a", "reply": "b" }] }"#,
      "a step has one of 'request', 'reply' and 'message'", "steps"),
    Mistake(
      #"{ "script": "s.lua", "steps": [{ "message": \#(Scene.invite), ▸"delay": 5 }] }"#,
      "unknown key 'delay' in a step", "unknown-key"),
    Mistake(
      #"{ "script": "s.lua", "steps": [{ "message": \#(Scene.invite) }], ▸"replies": [] }"#,
      "'replies' go with 'request'; write them into 'steps'", "steps"),
    Mistake(
      #"{ "script": "s.lua", "request": ▸\#(Scene.busy) }"#,
      "the message is a reply, and 'request' has to be a request", "message"),
  ]

  private static let noMessage =
    "the scenario has no message: it needs one of 'request', 'message' and 'steps'"

  @Test(arguments: scenarios) func saysOfTheWhole(_ mistake: Mistake) throws {
    let scene = try Scene(["s.lua": "", "s.scenario.json": mistake.content])
    #expect(scene.problems() == [mistake.expected(in: "s.scenario.json")])
  }

  @Test func findsAllAtOnce() throws {
    let scene = try Scene(members: #""time": -1, "release": "x", "mocks": { "a": 1 }, "expect": { "x": 1 }"#)
    #expect(scene.run().problems.map(\.rule).sorted() == ["release", "type"])
    try scene.folder.write("s.scenario.json", Scene.scenario(#""mocks": { "a": 1 }, "expect": { "x": 1 }"#))
    #expect(scene.run().problems.map(\.rule).sorted() == ["unknown-function", "unknown-key"])
  }

  @Test func filesThatAreNotThere() throws {
    let scene = try Scene([
      "s.scenario.json": #"{ "script": "s.lua", "request": "a.sip" }"#,
      "t.scenario.json": Scene.scenario(#""mocks": "m.json", "location": "l.json""#),
      "u.scenario.json": Scene.scenario(""),
    ])
    #expect(
      scene.problems("s") == [
        #"s.scenario.json:1:33: error: a.sip: cannot open it: No such file or directory [file]"#
      ])
    #expect(
      scene.problems("t") == [
        "l.json:1:1: error: cannot open it: No such file or directory [file]",
        "m.json:1:1: error: cannot open it: No such file or directory [file]",
      ])
    #expect(scene.problems("u") == ["s.lua:1:1: error: cannot open it: No such file or directory [file]"])
    #expect(
      scene.problems("v") == ["v.scenario.json:1:1: error: cannot open it: No such file or directory [file]"])
  }

  @Test func defaultsHaveNoExpectations() throws {
    let scene = try Scene(["scenarios.json": #"{ "expect": {} }"#, "s.scenario.json": Scene.scenario("")])
    #expect(
      scene.problems() == [
        "scenarios.json:1:3: error: unknown key 'expect' in the defaults of a folder [unknown-key]"
      ])
  }
}
