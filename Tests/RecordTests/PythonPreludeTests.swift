import Foundation
import TestSupport
import Testing

@Suite struct PythonPreludeTests {
  /// What a script passes or gets, and how it is written down.
  static let values: [(python: String, json: String)] = [
    (#""plain""#, #""plain""#), ("\"hé😀\"", "\"hé😀\""),
    (#""\"\\\n\r\t\x01""#, #""\"\\\n\r\t\u0001""#),
    (#""a\0b""#, #"{"hex":"610062"}"#), (#""\udcff""#, #"{"hex":"ff"}"#),
    (#""\ud800""#, #"{"hex":"eda080"}"#),
    (#"b"\xff""#, #"{"hex":"ff"}"#),
    ("-1", "-1"), ("2 ** 40", "1099511627776"), ("1.5", "1.5"), ("float('inf')", "null"),
    ("float('nan')", "null"),
    ("True", "true"), ("False", "false"), ("None", "null"), ("print", "null"),
    ("[1, 'x']", #"[1,"x"]"#), ("(1,)", "[1]"), ("{}", #"{"value":{}}"#),
    ("{'a': {'b': 1}}", #"{"value":{"a":{"value":{"b":1}}}}"#),
  ]

  @Test func values() throws {
    let scene = try Scene()
    let calls = Self.values.map { "    server.result = \($0.python); KSR.pv.sets(\($0.python))\n" }.joined()
    _ = try scene.runPython(
      "import __main__ as server\ndef ksr_request_route(msg):\n\(calls)", after: "serve('ksr_request_route')")
    let expected = Self.values.map {
      #"{"event":"call","function":"KSR.pv.sets","arguments":[\#($0.json)],"result":\#($0.json)}"#
    }
    #expect(Array(scene.lines.dropFirst().dropLast()) == expected)
  }

  /// The same routes, as methods of what `mod_init()` gives and as functions of the script.
  static let scripts = [
    """
    KSR.info("loaded")
    def mod_init():
        KSR.info("mod_init")
        return Routes()
    class Routes:
        def child_init(self, rank): return 0
        def helper(self, msg): KSR.pv.sets("a", "b")
        def branch_route(self, msg): KSR.pv.get("$si")
        def ksr_request_route(self, msg):
            self.helper(msg)
            KSR.tm.t_relay()
            return 5
        def event_route(self, msg, name): exit()
        def failing(self, msg): raise ValueError("no")
    """,
    """
    KSR.info("loaded")
    KSR.info("mod_init")
    def helper(msg): KSR.pv.sets("a", "b")
    def branch_route(msg): KSR.pv.get("$si")
    def ksr_request_route(msg):
        helper(msg)
        KSR.tm.t_relay()
        return 5
    def event_route(msg, name): exit()
    def failing(msg): raise ValueError("no")
    """,
  ]

  @Test(arguments: scripts) func routes(_ script: String) throws {
    let scene = try Scene()
    let outcome = try scene.runPython(
      script,
      after: """
        print(serve("ksr_request_route"))
        print(serve("event_route", "tm:local-request"))
        print(repr(serve("failing")))
        print(repr(serve("missing")))
        """)
    let missing = outcome.output.split(separator: "\n").last ?? ""
    #expect(outcome.output.hasPrefix("5\nexit\nValueError('no')\n"))
    #expect(missing.contains("has no attribute 'missing'"))
    #expect(
      scene.lines == [
        #"{"event":"call","function":"KSR.info","arguments":["loaded"],"result":null}"#,
        #"{"event":"call","function":"KSR.info","arguments":["mod_init"],"result":null}"#,
        #"{"event":"begin","route":"ksr_request_route","source":"192.0.2.9:5060","received":"udp:[::1]:5080","#
          + #""message":"INVITE sip:a SIP/2.0\r\n\r\n"}"#,
        #"{"event":"call","function":"KSR.pv.sets","arguments":["a","b"],"result":1}"#,
        #"{"event":"call","function":"KSR.tm.t_relay","arguments":[],"result":1}"#,
        #"{"event":"begin","route":"branch_route","within":"KSR.tm.t_relay"}"#,
        #"{"event":"call","function":"KSR.pv.get","arguments":["$si"],"result":"192.0.2.9"}"#,
        #"{"event":"end","route":"branch_route","ending":"returned"}"#,
        #"{"event":"end","route":"ksr_request_route","ending":"returned"}"#,
        #"{"event":"begin","route":"event_route","arguments":["tm:local-request"],"source":"192.0.2.9:5060","#
          + #""received":"udp:[::1]:5080","message":"INVITE sip:a SIP/2.0\r\n\r\n"}"#,
        #"{"event":"end","route":"event_route","ending":"exit"}"#,
        #"{"event":"begin","route":"failing","source":"192.0.2.9:5060","received":"udp:[::1]:5080","#
          + #""message":"INVITE sip:a SIP/2.0\r\n\r\n"}"#,
        #"{"event":"end","route":"failing","ending":"failed","error":"ValueError: no"}"#,
      ])
  }

  @Test func aMessageThatIsNoText() throws {
    let scene = try Scene()
    _ = try scene.runPython(
      "def ksr_request_route(msg): KSR.pv.get('$mb')",
      after: "values['$mb'] = UnicodeDecodeError('utf-8', b'x', 0, 1, 'bad')\nserve('ksr_request_route')")
    #expect(scene.lines.first?.hasSuffix(#""message":{"hex":"00ff"}}"#) == true)
    #expect(
      scene.lines[1]
        == #"{"event":"call","function":"KSR.pv.get","arguments":["$mb"],"result":null,"#
        + #""error":"UnicodeDecodeError: 'utf-8' codec can't decode byte 0x78 in position 0: bad"}"#)
  }

  @Test func isOff() throws {
    let scene = try Scene()
    let outcome = try scene.runPython(
      "def ksr_request_route(msg): print(KSR.info.__name__, type(__import__('script')).__name__)",
      after: "serve('ksr_request_route')", environment: ["KEMI_RECORDING": ""])
    #expect(outcome.output == "<lambda> module\n")
    #expect(scene.lines.isEmpty)
  }

  @Test func reload() throws {
    let scene = try Scene()
    _ = try scene.runPython(
      "def ksr_request_route(msg): KSR.info('x')",
      after: """
        serve("ksr_request_route")
        import importlib, script
        importlib.reload(script)
        serve("ksr_request_route")
        """)
    #expect(
      scene.outline == [
        "begin ksr_request_route", "call KSR.info", "end ksr_request_route returned",
        "begin ksr_request_route", "call KSR.info", "end ksr_request_route returned",
      ])
  }

  @Test func aRecordingThatCannotBeWritten() throws {
    for (path, reason) in [("/dev/full", "[Errno 28]"), ("/nowhere/r", "[Errno 2]")] {
      var scene = try Scene()
      scene.recording = path
      let outcome = try scene.runPython(
        "def ksr_request_route(msg): KSR.info('x'); print('ran')",
        after: "serve('ksr_request_route')\nserve('ksr_request_route')")
      #expect(outcome.output.hasPrefix("ran\nerr: kemi: the recording stops here: \(reason) "))
      #expect(outcome.output.hasSuffix("\nran\n"))
    }
  }

  @Test func redaction() throws {
    var scene = try Scene()
    scene.redacted = ["KSR.auth.check"]
    _ = try scene.runPython(
      "def ksr_request_route(msg): KSR.auth.check('secret', 1); KSR.info('shown')",
      after: "serve('ksr_request_route')")
    #expect(
      scene.lines.dropFirst().dropLast() == [
        #"{"event":"call","function":"KSR.auth.check","arguments":[{"redacted":true},1],"result":1}"#,
        #"{"event":"call","function":"KSR.info","arguments":["shown"],"result":null}"#,
      ])
  }
}
