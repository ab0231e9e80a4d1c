import Foundation
import TestSupport
import Testing

/// `kemi test --replay` with recordings that were written by hand.
@Suite struct ReplayTests {
  static let begin =
    #"{"event":"begin","route":"ksr_request_route","time":1700000000,"source":"192.0.2.9:5060","#
    + #""received":"udp:192.0.2.1:5060","message":"OPTIONS sip:bob@example.com SIP/2.0\r\n"#
    + #"Via: SIP/2.0/UDP 192.0.2.9;branch=z9hG4bK1\r\nFrom: <sip:a@example.com>;tag=1\r\nTo: <sip:b@example.com>\r\n"#
    + #"Call-ID: 1\r\nCSeq: 1 OPTIONS\r\n\r\n","process":7}"#

  static func end(_ ending: String = "returned", _ route: String = "ksr_request_route") -> String {
    #"{"event":"end","route":"\#(route)","ending":"\#(ending)","process":7}"#
  }

  static func call(_ function: String, _ arguments: String = "", _ result: String = "1") -> String {
    #"{"event":"call","function":"KSR.\#(function)","arguments":[\#(arguments)],"result":\#(result),"process":7}"#
  }

  private func replay(
    _ route: String, _ recording: [String], _ options: [String] = [], language: String = "lua"
  ) throws -> Outcome {
    let folder = try TemporaryFolder()
    try folder.write("r.jsonl", recording.map { $0 + "\n" }.joined())
    if language == "lua" {
      try folder.write("s.lua", "function ksr_request_route()\n\(route)\nend\n")
    } else {
      try folder.write("s.py", "import KSR\ndef ksr_request_route():\n  \(route)\n")
    }
    return try run(
      Repository.kemi, ["test", "--replay", "r.jsonl", "s.\(language)"] + options, in: folder.path)
  }

  private static let same = "1 route: 1 as recorded\n"

  /// Routes of Lua and the calls of a recording that they make.
  static let recorded: [(route: String, calls: [String])] = [
    ("", []),
    ("KSR.sl.sl_send_reply(200, 'OK')", [call("sl.sl_send_reply", #"200,"OK""#)]),
    // The answer is that of the server, whatever it is.
    (
      "if KSR.tm.t_relay() == -7 then KSR.info('x') end",
      [call("tm.t_relay", "", "-7"), call("info", #""x""#)]
    ),
    ("KSR.info(KSR.pv.get('$ru'))", [call("pv.get", #""$ru""#, #""sip:x""#), call("info", #""sip:x""#)]),
    ("KSR.info(KSR.pv.get('$x') or 'none')", [call("pv.get", #""$x""#, "null"), call("info", #""none""#)]),
    // One after the other.
    (
      "KSR.info(KSR.pv.get('$x')) KSR.info(KSR.pv.get('$x'))",
      [
        call("pv.get", #""$x""#, #""a""#), call("info", #""a""#), call("pv.get", #""$x""#, #""b""#),
        call("info", #""b""#),
      ]
    ),
    (
      #"KSR.info(KSR.pv.get("$mb"))"#,
      [call("pv.get", #""$mb""#, #"{"hex":"00ff"}"#), call("info", #"{"hex":"00ff"}"#)]
    ),
    (#"KSR.auth_db.auth_check("r", "secret", 0)"#, [call("auth_db.auth_check", #""r",{"redacted":true},0"#)]),
    // A table, in whatever order.
    (
      "local t = KSR.pvx.xavp_getd('x') KSR.info(t.a .. t.b[1])",
      [call("pvx.xavp_getd", #""x""#, #"{"value":{"b":[1],"a":"q"}}"#), call("info", #""q1""#)]
    ),
    // What the server makes of arguments that do not fit.
    ("KSR.info(5)", [call("info", "5")]), ("KSR.info(nil)", [call("info", "null")]),
    ("KSR.sl.sl_send_reply('200', 'OK')", [call("sl.sl_send_reply", #""200","OK""#)]),
    ("KSR.sl.sl_send_reply(200)", [call("sl.sl_send_reply", "200", "false")]),
    ("KSR.sl.sl_send_reply(200, 'OK', 7)", [call("sl.sl_send_reply", #"200,"OK",7"#)]),
    ("KSR.x.modf('sl_send_reply', '200', 'OK')", [call("x.modf", #""sl_send_reply","200","OK""#)]),
    ("KSR.x.modf('no_such_thing', 'a')", [call("x.modf", #""no_such_thing","a""#, "-1")]),
  ]

  @Test func runsAsRecorded() throws {
    for (route, calls) in Self.recorded {
      let outcome = try replay(route, [Self.begin] + calls + [Self.end()])
      #expect(outcome.output == Self.same, "\(route): \(outcome.output)\(outcome.errors)")
      #expect(outcome.status == 0)
    }
  }

  /// Routes, recordings, and what is said about them.
  static let differences: [(route: String, recording: [String], output: String)] = [
    (
      "KSR.info('b')", [begin, call("info", #""a""#), end()],
      """
        calls:
          the first difference is call 1, line 2 of the recording:
          - KSR.info("a") = 1
          + KSR.info("b")  (s.lua:2)
      """
    ),
    (
      "KSR.info('a')", [begin, call("info", #""a""#, "null"), call("dbg", #""b""#, "null"), end()],
      """
        calls:
          the first difference is call 2, line 3 of the recording:
            KSR.info("a") = null  (s.lua:2)
          - KSR.dbg("b") = null
      """
    ),
    (
      "KSR.info('a') KSR.tm.t_relay()", [begin, call("info", #""a""#, "null"), end()],
      """
        calls:
          the first difference comes after call 1:
            KSR.info("a") = null  (s.lua:2)
          + KSR.tm.t_relay() = 1  (s.lua:2)
      """
    ),
    (
      "KSR.x.exit()", [begin, end("drop")],
      """
        ending:
          - drop
          + exit
      """
    ),
  ]

  @Test func tellsDifferences() throws {
    for (route, recording, output) in Self.differences {
      let outcome = try replay(route, recording)
      let start =
        "\nr.jsonl:1: ksr_request_route (OPTIONS sip:bob@example.com SIP/2.0): "
        + "what was recorded (-) and what the script does now (+)\n"
      #expect(outcome.output == start + output + "\n\n1 route: 1 otherwise\n")
      #expect(outcome.status == 1)
    }
  }

  /// A route that a call has run is run again, with its own answers.
  @Test func routesWithinCalls() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "s.lua",
      """
      function branch() KSR.info(KSR.pv.get("$x")) end
      function ksr_request_route() KSR.tm.t_relay() KSR.info(KSR.pv.get("$x")) end
      """)
    let within = #"{"event":"begin","route":"branch","within":"KSR.tm.t_relay","time":1,"process":7}"#
    let lines = [
      Self.begin, Self.call("tm.t_relay"), within, Self.call("pv.get", #""$x""#, #""inner""#),
      Self.call("info", #""inner""#), Self.end("returned", "branch"),
      Self.call("pv.get", #""$x""#, #""outer""#),
      Self.call("info", #""outer""#), Self.end(),
    ]
    try folder.write("r.jsonl", lines.joined(separator: "\n"))
    let outcome = try run(Repository.kemi, ["test", "--replay", "r.jsonl", "s.lua"], in: folder.path)
    #expect(outcome.output == Self.same)
    try folder.write(
      "s.lua", "function branch() KSR.x.exit() end\nfunction ksr_request_route() KSR.tm.t_relay() end")
    let other = try run(Repository.kemi, ["test", "--replay", "r.jsonl", "s.lua"], in: folder.path)
    #expect(other.output.contains("    - branch ends: returned\n"))
    #expect(other.output.contains("    + branch ends: exit\n"))
  }

  /// Each process has its own interpreter, as on the server.
  @Test func processes() throws {
    let other = { (line: String) in line.replacing(#""process":7"#, with: #""process":8"#) }
    let run = { (count: String) in [Self.begin, Self.call("info", "\"\(count)\""), Self.end()] }
    let outcome = try replay(
      "count = (count or 0) + 1 KSR.info(tostring(count))",
      run("1") + run("1").map(other) + run("2") + run("2").map(other))
    #expect(outcome.output == "4 routes: 4 as recorded\n")
  }

  /// Lines of recordings, and what is wrong with them; the status is 2.
  static let mistakes: [(lines: [String], message: String)] = [
    (["nonsense", ""], "r.jsonl:1:2: error: not valid JSON: "),
    ([begin, "{}", end()], "r.jsonl:2:1: error: the line has no 'event' [missing-key]\n"),
    (
      [#"{"event":"stop"}"#, ""],
      "r.jsonl:1:10: error: 'stop' is no event of a recording: begin, call, end [event]\n"
    ),
    ([end(), ""], "r.jsonl:1:24: error: ksr_request_route ends, and has not begun in process 7 [order]\n"),
    (
      [begin, call("info", #"{"hex":"0"}"#), ""],
      "r.jsonl:2:52: error: 'hex' is a text of hexadecimal digits, two for each byte [value]\n"
    ),
    (
      [begin, call("info", #"{"a":1}"#), ""],
      "r.jsonl:2:52: error: an object has one of 'value', 'hex' and 'redacted' here, not 'a' [value]\n"
    ),
    (
      [begin, #"{"event":"begin","route":"b","within":"KSR.tm.t_relay","process":7}"#, ""],
      "r.jsonl:2:39: error: b runs within KSR.tm.t_relay, and the line before is no such call of process 7 [order]\n"
    ),
  ]

  @Test func brokenRecordings() throws {
    for (lines, message) in Self.mistakes {
      let outcome = try replay("", lines)
      #expect(outcome.status == 2)
      #expect(outcome.errors.hasPrefix(message), "\(outcome.errors)")
      #expect(outcome.output == "")
    }
  }

  /// What a server leaves that was ended, or that still writes.
  @Test func truncatedRecordings() throws {
    let folder = try TemporaryFolder()
    try folder.write("s.lua", "function ksr_request_route() end")
    try folder.write(
      "r.jsonl", [Self.begin, Self.end(), Self.begin, #"{"event":"ca"#].joined(separator: "\n"))
    let outcome = try run(Repository.kemi, ["test", "--replay", "r.jsonl", "s.lua"], in: folder.path)
    #expect(outcome.output == Self.same)
    #expect(outcome.status == 0)
    #expect(
      outcome.errors == """
        r.jsonl:4:1: warning: the last line is not complete, and left out; the recording goes on, or was cut [incomplete]
        r.jsonl:3:1: warning: ksr_request_route does not end here: its process has not come to it, or the file was cut [incomplete]

        """)
    // A process that was killed, and its number given to another one.
    let killed = try replay("", [Self.begin, Self.begin, Self.end()])
    #expect(killed.output == Self.same)
    #expect(killed.errors.contains("r.jsonl:1:1: warning: ksr_request_route has not ended when "))
  }

  @Test func withAnswersOfTheProxy() throws {
    let recording = [Self.begin, Self.call("pv.get", #""$rU""#, #""bob""#), Self.end()]
    #expect(try replay("KSR.pv.get('$rU')", recording, ["--answers", "proxy"]).output == Self.same)
    let wrong = [Self.begin, Self.call("pv.get", #""$rU""#, #""alice""#), Self.end()]
    let outcome = try replay("KSR.pv.get('$rU')", wrong, ["--answers", "proxy"])
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("- KSR.pv.get(\"$rU\") = \"alice\"\n"))
    #expect(outcome.output.contains("+ KSR.pv.get(\"$rU\") = \"bob\"  (s.lua:2)\n"))
    #expect(try replay("KSR.pv.get('$rU')", wrong).output == Self.same)
  }

  @Test func python() throws {
    let recording = [
      Self.begin, Self.call("pv.get", #""$x""#, #""a""#), Self.call("info", #""a""#), Self.end("exit"),
    ]
    #expect(try replay("KSR.info(KSR.pv.get('$x')); exit()", recording, language: "py").output == Self.same)
    let outcome = try replay("KSR.info('b'); exit()", recording, language: "py")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("- KSR.info(\"a\") = 1\n"))
    let error =
      #"{"event":"call","function":"KSR.pv.get","arguments":["$mb"],"result":null,"error":"bad","process":7}"#
    let raising = try replay(
      "\n  try: KSR.pv.get('$mb')\n  except Exception: KSR.info('caught')",
      [Self.begin, error, Self.call("info", #""caught""#), Self.end()], language: "py")
    #expect(raising.output == Self.same)
  }

  /// Options that do not go together; the status is 2.
  static let refusals: [(arguments: [String], message: String)] = [
    (["--replay", "r.jsonl"], "Error: --replay goes with one script: kemi test --replay FILE SCRIPT\n"),
    (["--replay", "r.jsonl", "a.lua", "b.lua"], "Error: --replay goes with one script"),
    (
      ["--replay", "r.jsonl", "a.lua", "--update"], "Error: --update, --coverage and --jobs are for scenarios"
    ),
    (["--answers", "proxy"], "Error: --answers and --release go with --replay\n"),
    (
      ["--replay", "r.jsonl", "a.txt"], "kemi: error: 'a.txt' is no script: their names end in .lua or .py\n"
    ),
    (["--replay", "r.jsonl", "a.lua"], "kemi: error: a.lua: cannot open it: No such file or directory\n"),
  ]

  @Test func refuses() throws {
    let folder = try TemporaryFolder()
    for (arguments, message) in Self.refusals {
      let outcome = try run(Repository.kemi, ["test"] + arguments, in: folder.path)
      #expect(outcome.status == 2)
      #expect(outcome.errors.hasPrefix(message), "\(outcome.errors)")
    }
  }

  @Test(arguments: ["lua", "py"])
  func modulesOfOnesOwn(_ language: String) throws {
    let folder = try TemporaryFolder()
    let lines = [Self.begin, Self.call("gate.open", "3", "-1"), Self.call("info", #""shut""#), Self.end()]
    try folder.write("r.jsonl", lines.map { $0 + "\n" }.joined())
    try folder.write(
      "s.lua", "function ksr_request_route() if KSR.gate.open(3) < 0 then KSR.info('shut') end end")
    try folder.write(
      "s.py", "import KSR\ndef ksr_request_route():\n  if KSR.gate.open(3) < 0: KSR.info('shut')\n")
    try folder.write(
      "mine/gate.json",
      """
      { "module": "gate", "functions": [
        { "name": "open", "parameters": [{ "name": "count", "type": "int" }], "returns": { "type": "int" } }] }
      """)
    let replay = ["test", "--replay", "r.jsonl", "s.\(language)"]
    let outcome = try run(Repository.kemi, replay + ["--descriptors", "mine"], in: folder.path)
    #expect(outcome.output == Self.same, "\(outcome.errors)")
    #expect(try run(Repository.kemi, replay, in: folder.path).status == 1)
    let scenarios = try run(
      Repository.kemi,
      [
        "record", "scenarios", "r.jsonl", "--script", "s.\(language)", "--output", "out", "--descriptors",
        "mine",
      ],
      in: folder.path)
    #expect(scenarios.errors.hasPrefix("out: 1 scenario"), "\(scenarios.errors)")
    let again = try run(Repository.kemi, ["test", "out", "--descriptors", "mine"], in: folder.path)
    #expect(again.output.hasSuffix("1 scenario: 1 passed\n"), "\(again.output)")
  }
}
