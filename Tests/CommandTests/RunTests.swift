import Foundation
import TestSupport
import Testing

/// `kemi run`: what it shows, and how it ends.
@Suite struct RunTests {
  private func kemi(_ language: Language, _ arguments: String..., script: String) throws -> Outcome {
    try CommandTests.kemi(
      ["run", language.file, "--request", "invite.sip"] + arguments,
      in: try runFolder([language.file: script]))
  }

  @Test(arguments: Language.allCases) func trace(_ language: Language) throws {
    let outcome = try kemi(
      language, script: language.script(#"KSR.is_method("INVITE")"#, #"KSR.sl.sl_send_reply(486, "Busy")"#))
    #expect(
      outcome.output == """
        ksr_request_route
            2  KSR.is_method("INVITE") = true
            3  KSR.sl.sl_send_reply(486, "Busy") = 1
                 -> reply  code: 486  reason: "Busy"  by: "sl"
        returned

        """)
    #expect(outcome.errors == "")
    #expect(outcome.status == 0)
  }

  @Test(arguments: Language.allCases) func jsonTrace(_ language: Language) throws {
    let outcome = try kemi(
      language, "--format", "json", script: language.script(#"KSR.is_method("INVITE")"#))
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines.first == #"{"event":"begin","route":"ksr_request_route"}"#)
    #expect(
      lines.dropFirst().first?.hasPrefix(
        """
        {"event":"call","function":"KSR.is_method","arguments":["INVITE"],"result":true,\
        "answer":"implementation","source":"\(language.file)","line":2,"depth":
        """) == true)
    #expect(
      lines.dropFirst(2) == [
        #"{"event":"end","route":"ksr_request_route","ending":"returned"}"#,
        #"{"event":"note","text":"The request is neither answered nor relayed."}"#,
      ])
  }

  /// A last statement, the last line of the trace, and the status.
  static let endings: [(language: Language, statement: String, line: String, status: Int32)] = [
    (.lua, "return 1", "returned", 0), (.py, "return 1", "returned", 0),
    (.lua, "KSR.x.exit()", "exit", 0), (.py, "sys.exit()", "exit", 0), (.py, "exit()", "exit", 0),
    (.py, "sys.exit(3)", "exit", 0), (.lua, "KSR.x.drop()", "drop", 0),
    (.lua, "KSR.set_drop()", "returned", 0), (.py, "KSR.set_drop()", "returned", 0),
    (.lua, "error('no')", "failed: s.lua:2: no", 1),
    (.py, "raise ValueError('no')", "failed: s.py:2: ValueError: no", 1),
    (.py, "raise KeyboardInterrupt", "failed: s.py:2: KeyboardInterrupt", 1),
    (.lua, "KSR.tm.t_rely()", "failed: s.lua:2: KSR.tm has no function 't_rely'; did you mean 't_relay'?", 1),
    (
      .py, "KSR.tm.t_rely()",
      "failed: s.py:2: AttributeError: KSR.tm has no function 't_rely'; did you mean 't_relay'?", 1
    ),
  ]

  @Test(arguments: endings)
  func ends(_ language: Language, _ statement: String, _ line: String, _ status: Int32) throws {
    let outcome = try kemi(language, script: language.script(statement))
    #expect(outcome.output.split(separator: "\n").contains(Substring(line)), "\(outcome.output)")
    #expect(outcome.errors == "")
    #expect(outcome.status == status)
  }

  @Test func endedProcess() throws {
    let outcome = try kemi(.py, script: "import os\ndef ksr_request_route():\n  os._exit(7)\n")
    #expect(outcome.output == "")
    #expect(outcome.errors == "")
    #expect(outcome.status == 7)
  }

  /// A script may be in another folder: its modules are there, and nothing of the folder that kemi is started in.
  @Test func modulesOfTheScript() throws {
    let folder = try runFolder([
      "scripts/s.py": "import helper\ndef ksr_request_route():\n  helper.run()\n",
      "scripts/helper.py": "import KSR, json\ndef run():\n  KSR.info(json.dumps(1))\n",
      "helper.py": "raise Exception('not this one')\n",
      "json.py": "raise Exception('nor this one')\n",
    ])
    let outcome = try run(
      Repository.kemi, ["run", "scripts/s.py", "--request", "invite.sip"], in: folder.path)
    #expect(outcome.output.contains(#"KSR.info("1")"#), "\(outcome.output)\(outcome.errors)")
    #expect(outcome.status == 0)
  }

  @Test func classes() throws {
    let script = """
      import KSR
      def mod_init():
        return Script()
      class Script:
        def child_init(self, rank):
          return 0
        def ksr_request_route(self, msg):
          print("printed")
          KSR.tm.t_on_failure("failed")
          return KSR.tm.t_relay()
        def ksr_reply_route(self, msg):
          KSR.info("reply")
        def failed(self, msg):
          KSR.info("failure")
      """
    let outcome = try kemi(.py, "--reply", "busy.sip", script: script)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.first == "printed")
    #expect(
      lines.filter { !$0.hasPrefix(" ") } == [
        "printed", "ksr_request_route", "returned", "ksr_reply_route", "returned", "failed", "returned",
      ])
    #expect(outcome.status == 0)
  }

  @Test(arguments: Language.allCases) func eventRoutes(_ language: Language) throws {
    let script =
      switch language {
      case .lua: "function ksr_event(name)\n  KSR.info(name)\nend\n"
      case .py: "import KSR\ndef ksr_event(name):\n  KSR.info(name)\n"
      }
    let outcome = try kemi(language, "--route", "ksr_event", "--event", "xhttp:request", script: script)
    #expect(outcome.output.hasPrefix("ksr_event\n"))
    #expect(outcome.output.contains(#"KSR.info("xhttp:request")"#))
  }

  /// Options change what functions answer.
  @Test(arguments: Language.allCases) func options(_ language: Language) throws {
    let folder = try runFolder([
      language.file: language.script(
        "KSR.is_myself_ruri()", #"KSR.pv.get("$si")"#, #"KSR.pv.get("$Ri")"#, "KSR.tm.t_relay()",
        #"KSR.registrar.lookup("location")"#, #"KSR.info("%")"#),
      "mocks.json": #"{ "tm.t_relay": -3 }"#,
      "location.json":
        #"{ "location": { "bob": ["sip:bob@198.51.100.7"] } }"#,
    ])
    let outcome = try run(
      Repository.kemi,
      [
        "run", language.file, "--request", "invite.sip", "--alias", "example.com", "--source",
        "192.0.2.77:5070",
        "--received", "tcp:192.0.2.1:5061", "--mocks", "mocks.json", "--location", "location.json",
      ], in: folder.path)
    for call in [
      "KSR.is_myself_ruri() = true", #"KSR.pv.get("$si") = "192.0.2.77""#,
      #"KSR.pv.get("$Ri") = "192.0.2.1""#,
      "KSR.tm.t_relay() = -3  [mock]", #"KSR.registrar.lookup("location") = 1"#,
    ] {
      #expect(outcome.output.contains(call), "\(outcome.output)\(outcome.errors)")
    }
  }

  /// As an error, or as Kamailio treats it.
  @Test(arguments: Language.allCases) func compat(_ language: Language) throws {
    let script = language.script("KSR.setflag('x')", "KSR.info('after')")
    let strict = try kemi(language, script: script)
    #expect(strict.status == 1)
    #expect(!strict.output.contains("after"))
    let compatible = try kemi(language, "--compat", script: script)
    #expect(compatible.status == 0)
    #expect(compatible.output.contains("KSR.info(\"after\")"))
  }
}
