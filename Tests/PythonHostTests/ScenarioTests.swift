import Foundation
import TestSupport
import Testing

/// `kemi test` with scripts in Python.
@Suite struct ScenarioTests {
  private static let message = """
    ["INVITE sip:bob@example.com SIP/2.0", "Via: SIP/2.0/UDP 192.0.2.9;branch=z9hG4bK1",
        "From: <sip:alice@example.com>;tag=1", "To: <sip:bob@example.com>", "Call-ID: 1", "CSeq: 1 INVITE"]
    """

  private func kemi(_ arguments: String..., in folder: TemporaryFolder) throws -> Outcome {
    try run(Repository.kemi, ["test"] + arguments, in: folder.path)
  }

  /// A scenario of a script, with members besides.
  private func scenario(_ script: String, _ members: String = #""expect": { "ending": "returned" }"#)
    -> String
  {
    "{ \"script\": \"\(script)\", \"message\": \(ScenarioTests.message), \(members) }\n"
  }

  private func folder(_ files: [String: String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write(name, text) }
    return folder
  }

  @Test func runsBesideLua() throws {
    let folder = try folder([
      "s.lua": "function ksr_request_route() end",
      "s.py": "import KSR\ndef ksr_request_route():\n  KSR.tm.t_relay()\n  exit()\n",
      "a.scenario.json": scenario("s.py", #""expect": { "ending": "exit", "calls": ["tm.t_relay"] }"#),
      "b.scenario.json": scenario("s.lua"),
      "c.scenario.json": scenario("s.py"),
      "d.scenario.json": scenario("none.py"),
      "e.scenario.json": scenario("s.py", #""time": -1"#),
    ])
    let outcome = try kemi("--trace", "--filter", "", in: folder)
    let lines = outcome.output.split(separator: "\n").filter { $0.first?.isLetter == true }
    #expect(lines.prefix(5) == ["ok      a", "ok      b", "FAILED  c", "BROKEN  d", "BROKEN  e"])
    #expect(outcome.output.contains("3  KSR.tm.t_relay() = 1\n"))
    #expect(outcome.output.contains("    - returned\n    + exit\n"))
    #expect(outcome.errors.contains("none.py:1:1: error: cannot open it: No such file or directory [file]\n"))
    #expect(outcome.status == 2)
    for jobs in ["1", "2", "1000"] {
      #expect(try kemi("--trace", "--jobs", jobs, in: folder).output == outcome.output)
    }
  }

  /// Each has a session, modules and a memory of its own.
  @Test func scenariosAreAlone() throws {
    let script = """
      import KSR, helper
      def ksr_request_route():
        helper.count += 1
        KSR.info(str(helper.count))
        KSR.htable.sht_inc("t", "k")
        KSR.info(str(KSR.htable.sht_get("t", "k")))
      """
    let expect = #""htable": { "t": { "k": 5 } }, "expect": { "log": ["^1$", "^6$"] }"#
    let folder = try folder(["s.py": script, "helper.py": "count = 0\n"])
    for index in 1...25 { try folder.write("\(index).scenario.json", scenario("s.py", expect)) }
    let outcome = try kemi("--jobs", "2", in: folder)
    #expect(outcome.output.hasSuffix("25 scenarios: 25 passed\n"), "\(outcome.output)\(outcome.errors)")
    #expect(outcome.status == 0)
  }

  /// A script that ends the process ends its own scenario alone.
  @Test func hostileScripts() throws {
    let folder = try folder([
      "a.py": "import os\ndef ksr_request_route():\n  os._exit(7)\n",
      "b.py": "import os, signal\ndef ksr_request_route():\n  os.kill(os.getpid(), signal.SIGKILL)\n",
      "c.py": "def ksr_request_route():\n  ksr_request_route()\n",
      "d.py": "import os\nos.write(3, b'rubbish\\n')\ndef ksr_request_route(): pass\n",
      "e.py": "import subprocess\nsubprocess.Popen(['sleep', '60'])\ndef ksr_request_route(): pass\n",
      "f.py": "def ksr_request_route(): pass\n",
    ])
    for name in ["a", "b", "c", "d", "e", "f"] {
      try folder.write("\(name).scenario.json", scenario("\(name).py"))
    }
    let outcome = try kemi("--jobs", "1", in: folder)
    #expect(
      outcome.output.hasPrefix(
        "FAILED  a\nFAILED  b\nFAILED  c\nFAILED  d\nok      e\nok      f\n"),
      "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.contains("the process that ran the script ended with status 7\n"))
    #expect(outcome.output.contains("the process that ran the script was ended by signal 9\n"))
    #expect(outcome.output.contains("    - returned\n    + failed\n"))
    #expect(outcome.status == 1)
  }

  @Test func withoutPython() throws {
    let folder = try folder([
      "s.py": "", "s.lua": "function ksr_request_route() end",
      "a.scenario.json": scenario("s.py"), "b.scenario.json": scenario("s.lua"),
    ])
    let outcome = try kemi("--python", "no-python", in: folder)
    #expect(outcome.output.hasPrefix("BROKEN  a\nok      b\n"))
    #expect(
      outcome.errors.hasPrefix(
        "a.scenario.json:1:1: error: there is no program 'no-python' to run Python scripts; "))
    #expect(outcome.status == 2)
    #expect(
      try kemi("--python", "/bin/false", in: folder).errors.contains(
        "the Python interpreter ended with status 1 before it could run a script"))
  }

  @Test func coverage() throws {
    let script = """
      import KSR
      import json, helper

      class Script:
          \"\"\"A script.\"\"\"

          def child_init(self, rank):
              return 0

          def ksr_request_route(self, msg):
              \"\"\"A route.\"\"\"
              for flag in [flag for flag in (1, 2) if flag]:
                  if flag > 5:
                      KSR.info("never")
                  else:
                      pass
              try:
                  json.loads(
                      "{")
              except ValueError:
                  helper.run()
              # A comment.
              return (
                  1)

      def mod_init():
          return Script()

      """
    let folder = try folder([
      "s.py": script, "helper.py": "def run():\n    pass\n\ndef other():\n    pass\n",
      "s.scenario.json": scenario("s.py"),
    ])
    let outcome = try kemi("--coverage", in: folder)
    #expect(
      outcome.output.contains("\nhelper.py: 3 of 4 lines reached; not reached: 5\n"), "\(outcome.output)")
    #expect(outcome.output.contains("; not reached: 14\n"), "\(outcome.output)")
    #expect(outcome.output.components(separatedBy: " lines reached").count == 3)
  }

  @Test func update() throws {
    let folder = try folder([
      "s.py": "import KSR\ndef ksr_request_route():\n  KSR.sl.sl_send_reply(486, 'é')\n",
      "s.scenario.json": scenario("s.py", #""expect": { "replies": [{ "code": 404 }] }"#),
    ])
    #expect(try kemi("--update", in: folder).errors == "1 of 1 scenarios updated\n")
    #expect(folder.read("s.scenario.json")?.contains("486") == true)
    #expect(try kemi(in: folder).status == 0)
  }
}
