import Foundation
import TestSupport
import Testing

/// What `kemi run` says of a wrong option or file, with status 2, whatever the language of the script.
@Suite struct RunMistakeTests {
  private static let request = ["--request", "invite.sip"]

  /// Arguments behind the script, and how standard error begins.
  static let mistakes: [(arguments: [String], message: String)] = [
    ([], "Error: give a message: --request FILE or --reply FILE\n"),
    (["--request", "none.sip"], "kemi: error: none.sip: cannot open it: No such file or directory\n"),
    (["--request", "."], "kemi: error: .: is a directory, not a file\n"),
    (
      ["--request", "garbage.sip"],
      "kemi: error: garbage.sip:1: a request begins 'METHOD URI SIP/2.0', with single spaces\n"
    ),
    (["--request", "empty.sip"], "kemi: error: empty.sip:1: there is no message here, only white space\n"),
    (
      ["--reply", "invite.sip"],
      "kemi: error: invite.sip:1: this is a request, not a reply; give it with --request\n"
    ),
    (
      request + ["--request", "busy.sip"],
      "kemi: error: busy.sip:1: this is a reply, not a request; give it with --reply\n"
    ),
    (
      request + ["--release", "9.9"],
      "kemi: error: unknown release '9.9'; known are 5.0, 5.1, 5.2, 5.3, 5.4, 5.5, 5.6, 5.7, 5.8, 6.0, 6.1, master\n"
    ),
    (request + ["--release", ""], "kemi: error: unknown release ''; known are 5.0, "),
    (
      request + ["--mocks", "mocks.json"],
      "mocks.json:1:3: error: KSR.tm has no function 't_rely'; did you mean 't_relay'? [unknown-function]\n"
    ),
    (
      request + ["--mocks", "broken.json"],
      "broken.json:1:2: error: the file ends in the middle of a value; is it truncated? [json]\n"
    ),
    (
      request + ["--mocks", "none.json"],
      "none.json:1:1: error: cannot open it: No such file or directory [file]\n"
    ),
    (
      request + ["--location", "broken.json"],
      "broken.json:1:2: error: the file ends in the middle of a value; is it truncated? [json]\n"
    ),
    (
      request + ["--source", "192.0.2.1"],
      "kemi: error: --source 192.0.2.1: write an address with a port, such as 192.0.2.9:5060\n"
    ),
    (
      request + ["--received", "192.0.2.1:5060"],
      "kemi: error: --received 192.0.2.1:5060: write a socket, such as udp:192.0.2.1:5060\n"
    ),
    (
      request + ["--alias", ":5060"],
      "kemi: error: --alias :5060: write example.com, or example.com:5060 for one port\n"
    ),
    (request + ["--descriptors", "none"], "kemi: error: none: cannot list it: No such file or directory\n"),
    (request + ["--event", "htable:expired"], "Error: --event goes with --route\n"),
    (request + ["--format", "xml"], "Error: The value 'xml' is invalid for '--format <format>'."),
    (request + ["--limit-instructions", "0"], "Error: --limit-instructions has to be 1 or more\n"),
    (request + ["--limit-seconds", "nan"], "Error: --limit-seconds has to be 0.001 or more\n"),
    (request + ["--limit-memory", "0"], "Error: --limit-memory has to be 1 or more\n"),
  ]

  @Test(arguments: Language.allCases, mistakes)
  func refuses(_ language: Language, _ mistake: (arguments: [String], message: String)) throws {
    let folder = try runFolder([
      language.file: language.script("KSR.info('ran')"), "garbage.sip": "garbage\r\n\r\n", "empty.sip": "",
      "mocks.json": #"{ "tm.t_rely": 1 }"#, "broken.json": "{",
    ])
    let outcome = try kemi(["run", language.file] + mistake.arguments, in: folder)
    #expect(outcome.errors.hasPrefix(mistake.message), "\(outcome.errors)")
    #expect(outcome.output == "")
    #expect(outcome.status == 2)
  }

  /// A script and its text, and how standard error begins.
  static let scripts: [(file: String, text: String?, message: String)] = [
    ("s.lua", nil, "kemi: error: s.lua: cannot open it: No such file or directory\n"),
    ("s.py", nil, "kemi: error: s.py: cannot open it: No such file or directory\n"),
    ("s.js", "", "kemi: error: 's.js' is no script: their names end in .lua or .py\n"),
    ("s", "", "kemi: error: 's' is no script: their names end in .lua or .py\n"),
    ("s.lua", "x = = 1", "kemi: error: s.lua:1: unexpected symbol near '='\n"),
    ("s.py", "x = = 1", "kemi: error: s.py:1: SyntaxError: invalid syntax\n"),
    ("s.lua", "error('no')", "kemi: error: s.lua:1: no\n"),
    ("s.py", "raise ValueError('no')", "kemi: error: s.py:1: ValueError: no\n"),
    ("s.py", "exit()", "kemi: error: s.py: the script calls exit() while it is loaded\n"),
  ]

  @Test(arguments: scripts) func refusesScript(_ file: String, _ text: String?, _ message: String) throws {
    let folder = try runFolder(text.map { [file: $0] } ?? [:])
    let outcome = try kemi(["run", file] + RunMistakeTests.request, in: folder)
    #expect(outcome.errors.hasPrefix(message), "\(outcome.errors)")
    #expect(outcome.output == "")
    #expect(outcome.status == 2)
  }

  /// Values of `KEMI_PYTHON`, and how standard error begins.
  static let interpreters: [(name: String, message: String)] = [
    (
      "no-python",
      "kemi: error: there is no program 'no-python' to run Python scripts; install Python, or name one with --python"
    ),
    ("/etc", "kemi: error: there is no program '/etc' to run Python scripts; "),
    ("./broken", "kemi: error: ./broken cannot be started: Exec format error\n"),
  ]

  @Test(arguments: interpreters) func refusesInterpreter(_ name: String, _ message: String) throws {
    let folder = try runFolder(["s.py": Language.py.script("KSR.info('ran')"), "broken": "\u{7F}"])
    #expect(chmod(folder.path + "/broken", 0o755) == 0)
    for (option, environment) in [([], ["KEMI_PYTHON": name]), (["--python", name], ["KEMI_PYTHON": "x"])] {
      for more in [[], ["--watch"]] {
        let arguments = ["run", "s.py"] + RunMistakeTests.request + option + more
        let outcome = try kemi(arguments, in: folder, environment: environment)
        #expect(outcome.errors.hasPrefix(message), "\(outcome.errors)")
        #expect(outcome.output == "")
        #expect(outcome.status == 2)
      }
    }
  }
}
