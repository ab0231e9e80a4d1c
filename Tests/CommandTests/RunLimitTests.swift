import TestSupport
import Testing

/// Scripts that do not end, or that eat memory, are stopped.
@Suite struct RunLimitTests {
  /// A statement, an option, and what stops it.
  static let scripts: [(language: Language, statement: String, option: [String], reason: String)] = [
    (.lua, "while true do end", ["--limit-seconds", "0.2"], "it ran longer in one route"),
    (.lua, "while true do pcall(error) end", ["--limit-seconds", "0.2"], "it ran longer in one route"),
    (.lua, "while true do end", ["--limit-instructions", "1000"], "it ran more instructions in one route"),
    (.lua, "local a = 'a' while true do a = a .. a end", ["--limit-memory", "4"], "it needs more memory"),
    (.lua, "return ('a'):rep(1e5):find(('a*'):rep(50) .. 'b')", ["--limit-seconds", "0.2"], "in one route"),
    (.py, "while True: pass", ["--limit-seconds", "0.2"], "it ran longer in one route"),
    (.py, "import time; time.sleep(100)", ["--limit-seconds", "0.2"], "it ran longer in one route"),
    (.py, "x = []\n  while True: x.append('a' * 100000)", ["--limit-memory", "32"], "it needs more memory"),
    // Endless in C, which looks at nothing: the process is ended.
    (
      .py, "import collections, itertools; collections.deque(itertools.repeat(0), 0)",
      ["--limit-seconds", "0.2"], "it ran longer in one route"
    ),
  ]

  @Test(arguments: scripts)
  func stops(_ language: Language, _ statement: String, _ option: [String], _ reason: String) throws {
    let folder = try runFolder([language.file: language.script(statement)])
    let outcome = try kemi(["run", language.file, "--request", "invite.sip"] + option, in: folder)
    #expect((outcome.output + outcome.errors).contains(reason), "\(outcome.output)\(outcome.errors)")
    #expect(outcome.status == 1)
    #expect(!outcome.crashed)
  }

  @Test(arguments: Language.allCases) func deepRecursion(_ language: Language) throws {
    let folder = try runFolder([language.file: language.script("ksr_request_route()", "KSR.info('x')")])
    let outcome = try kemi(["run", language.file, "--request", "invite.sip"], in: folder)
    #expect(outcome.status == 1)
    #expect(!outcome.crashed)
  }
}
