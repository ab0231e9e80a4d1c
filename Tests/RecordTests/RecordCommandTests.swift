import Foundation
import TestSupport
import Testing

/// `kemi record` as a process.
@Suite struct RecordCommandTests {
  @Test func prelude() throws {
    let folder = try TemporaryFolder()
    for (language, settings) in [
      (
        "lua",
        "  recording = \"/r \\\"\\\\é\",\n  megabytes = 5,\n  redacted = { \"KSR.auth.*\", \"KSR.info\" },\n"
      ),
      (
        "python",
        "    \"recording\": \"/r \\\"\\\\é\",\n    \"megabytes\": 5,\n    \"redacted\": [\"KSR.auth.*\", \"KSR.info\"],\n"
      ),
    ] {
      let arguments = [
        "record", "prelude", "--language", language, "--recording", "/r \"\\é", "--limit-size", "5",
        "--redact",
        "auth.*", "--redact", "KSR.info",
      ]
      let outcome = try run(Repository.kemi, arguments, in: folder.path)
      #expect(outcome.status == 0)
      #expect(outcome.output.contains(settings))
      #expect(try run(Repository.kemi, arguments + ["--output", "p"], in: folder.path).output == "")
      #expect(folder.read("p") == outcome.output)
    }
  }

  static let refusals: [(arguments: [String], message: String)] = [
    (["prelude", "--language", "lua", "--recording", "r"], "Error: --recording has to be a path from / on"),
    (
      ["prelude", "--language", "lua", "--recording", "/a\nb"],
      "Error: --recording has to be a path from / on"
    ),
    (["prelude", "--language", "lua", "--recording", "/r", "--limit-size", "-1"], "Error: "),
    (
      ["prelude", "--language", "lua", "--recording", "/r", "--redact", "a\"b"],
      "Error: --redact a\"b: write a function"
    ),
    (["prelude", "--language", "lua"], "Error: Missing expected argument '--recording <path>'"),
    (["prelude", "--recording", "/r"], "Error: Missing expected argument '--language <language>'"),
    (["scenarios", "r", "--script", "s.txt", "--output", "o"], "kemi: error: 's.txt' is no script"),
    (["scenarios", "r", "--script", "s.lua", "--output", "o"], "kemi: error: s.lua: cannot open it"),
  ]

  @Test func refuses() throws {
    let folder = try TemporaryFolder()
    for (arguments, message) in Self.refusals {
      let outcome = try run(Repository.kemi, ["record"] + arguments, in: folder.path)
      #expect(outcome.status == 2)
      #expect(outcome.errors.hasPrefix(message), "\(outcome.errors)")
    }
  }

  /// A route whose answers the proxy gives too needs no mocks; one that asks a database does.
  @Test(arguments: ["lua", "py"]) func scenarios(_ language: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "s.lua",
      """
      KSR.info("loaded")
      function ksr_request_route()
        if KSR.pv.get("$rU") == "bob" and KSR.auth_db.auth_check("a", "b", 0) < 0 then KSR.x.exit() end
      end
      """)
    try folder.write(
      "s.py",
      """
      import KSR
      KSR.info("loaded")
      def ksr_request_route():
        if KSR.pv.get("$rU") == "bob" and KSR.auth_db.auth_check("a", "b", 0) < 0: exit()
      """)
    let rU = { ReplayTests.call("pv.get", #""$rU""#, $0) }
    let check = { ReplayTests.call("auth_db.auth_check", #""a","b",0"#, $0) }
    let begin = ReplayTests.begin
    // Python has text alone.
    let other = language == "lua" ? #"{"hex":"ff"}"# : #""é""#
    let lines = [
      begin, rU(#""bob""#), check("-2"), ReplayTests.end("exit"),
      begin, rU(#""bob""#), check("1"), ReplayTests.end(),
      begin, rU(#""bob""#), check("1"), ReplayTests.end(),
      begin, rU(other), ReplayTests.end(),
      begin, rU(#""eve""#), check("1"), ReplayTests.end(),
    ]
    try folder.write("r.jsonl", lines.joined(separator: "\n") + "\n")
    let arguments = ["record", "scenarios", "r.jsonl", "--script", "s.\(language)", "--output", "deep/out"]
    let outcome = try run(Repository.kemi, arguments, in: folder.path)
    #expect(outcome.status == 0)
    // The third is like the second; the last calls the same, in a way that the script does not.
    #expect(
      outcome.errors
        == "deep/out: 3 scenarios; 2 more routes were recorded, most of them by the same ways through the script\n"
    )
    #expect(
      folder.files.filter { $0.hasPrefix("deep") } == [
        "deep/out/0001.scenario.json", "deep/out/0001.sip", "deep/out/0002.scenario.json",
        "deep/out/0002.sip",
        "deep/out/0003.scenario.json", "deep/out/0003.sip", "deep/out/scenarios.json",
      ])
    let first = folder.read("deep/out/0001.scenario.json") ?? ""
    #expect(first.contains("\"mocks\": {\n    \"KSR.auth_db.auth_check\": -2\n  }"), "\(first)")
    #expect(!(folder.read("deep/out/0002.scenario.json") ?? "").contains("mocks"))
    #expect(
      (folder.read("deep/out/0003.scenario.json") ?? "").contains(
        #""KSR.pv.get": "# + (language == "lua" ? #"{ "hex": "ff" }"# : other)))
    let test = try run(Repository.kemi, ["test", "deep"], in: folder.path)
    #expect(test.output.hasSuffix("3 scenarios: 3 passed\n"), "\(test.output)\(test.errors)")
    let again = try run(Repository.kemi, arguments, in: folder.path)
    #expect(again.errors == "kemi: error: deep/out: is not empty; scenarios are written to a new folder\n")
    #expect(again.status == 2)
  }

  /// The prelude's line stays in the script: without a server it does nothing.
  @Test(arguments: ["lua", "py"]) func preludeWithoutAServer(_ language: String) throws {
    let folder = try TemporaryFolder()
    let recording = folder.path + "/r.jsonl"
    _ = try run(
      Repository.kemi,
      [
        "record", "prelude", "--language", language == "py" ? "python" : "lua", "--recording", recording,
        "--output",
        "prelude",
      ], in: folder.path)
    try folder.write(
      "s.lua", "assert(pcall(dofile, 'prelude'))\nfunction ksr_request_route() KSR.x.exit() end")
    try folder.write(
      "s.py",
      "import KSR\nexec(open('prelude').read(), {'script': __name__})\ndef ksr_request_route(): exit()")
    try folder.write("r", ReplayTests.begin + "\n" + ReplayTests.end("exit") + "\n")
    let outcome = try run(Repository.kemi, ["test", "--replay", "r", "s.\(language)"], in: folder.path)
    #expect(outcome.output == "1 route: 1 as recorded\n", "\(outcome.output)\(outcome.errors)")
    #expect(!FileManager.default.fileExists(atPath: recording))
  }
}
