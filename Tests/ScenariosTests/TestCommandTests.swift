import Foundation
import TestSupport
import Testing

/// `kemi test` as a process.
@Suite struct TestCommandTests {
  private func kemi(_ arguments: String..., in scene: Scene) throws -> Outcome {
    try run(Repository.kemi, ["test"] + arguments, in: scene.folder.path)
  }

  private func scene() throws -> Scene {
    try Scene([
      "s.lua": "function ksr_request_route() KSR.tm.t_relay() end",
      "other.lua": "function ksr_request_route() KSR.x.exit() end",
      "scenarios.json": #"{ "script": "s.lua" }"#,
      "a.scenario.json": "{ \"message\": \(Scene.invite), \"expect\": { \"ending\": \"returned\" } }",
      "deep/er/scenarios.json": #"{ "script": "../../s.lua" }"#,
      "deep/er/b.scenario.json": "{ \"message\": \(Scene.invite) }",
      ".hidden/c.scenario.json": "{}",
      "notes.json": "{}",
      ".d.scenario.json": "{}",
    ])
  }

  @Test func findsScenariosBelowTheFolder() throws {
    let scene = try scene()
    let outcome = try kemi(in: scene)
    #expect(outcome.output == "ok      a\nok      deep/er/b\n2 scenarios: 2 passed\n")
    #expect(outcome.errors == "")
    #expect(outcome.status == 0)
    #expect(try kemi("deep", in: scene).output == "ok      deep/er/b\n1 scenario: 1 passed\n")
    #expect(
      try kemi("deep/", "deep/er", "./deep/er/b.scenario.json", in: scene).output.hasSuffix(
        "1 scenario: 1 passed\n"))
    #expect(try kemi("a.scenario.json", in: scene).output == "ok      a\n1 scenario: 1 passed\n")
    #expect(try kemi("--filter", "er/", in: scene).output == "ok      deep/er/b\n1 scenario: 1 passed\n")
    #expect(try kemi("--jobs", "1", in: scene).output == outcome.output)
    #expect(try kemi("--jobs", "1000000", in: scene).output == outcome.output)
  }

  /// Arguments, and what standard error says; the status is 2 and nothing runs.
  static let mistakes: [(arguments: [String], message: String)] = [
    (["empty"], "kemi: error: empty: no scenarios below it: their names end in .scenario.json\n"),
    (["missing"], "kemi: error: missing: there is no such file or folder\n"),
    (["--filter", "zzz"], "kemi: error: .: none of 2 scenarios has 'zzz' in its name\n"),
    (["--jobs", "0"], "Error: --jobs has to be 1 or more\n"),
    (["--coverage-output", "x"], "Error: --coverage-output goes with --coverage\n"),
  ]

  @Test(arguments: mistakes) func refuses(_ arguments: [String], _ message: String) throws {
    let scene = try scene()
    try FileManager.default.createDirectory(
      atPath: scene.folder.path + "/empty", withIntermediateDirectories: true)
    let outcome = try run(Repository.kemi, ["test"] + arguments, in: scene.folder.path)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix(message), "\(outcome.errors)")
  }

  @Test func aFailure() throws {
    let outcome = try kemi("--script", "other.lua", in: try scene())
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("FAILED  a\nok      deep/er/b\n\na.scenario.json: "))
    #expect(outcome.output.hasSuffix("    - returned\n    + exit\n\n2 scenarios: 1 passed, 1 failed\n"))
  }

  /// A broken scenario does not keep the others from running; a mistake in a shared file is told once.
  @Test func brokenScenarios() throws {
    let scene = try scene()
    try scene.folder.write("scenarios.json", #"{ "script": "s.lua", "time": "now" }"#)
    try scene.folder.write("x.scenario.json", "{")
    try scene.folder.write("y.scenario.json", "{ \"message\": \(Scene.invite) }")
    let outcome = try kemi(in: scene)
    #expect(outcome.status == 2)
    #expect(outcome.output.hasSuffix("4 scenarios: 1 passed, 3 broken\n"))
    #expect(
      outcome.errors == """
        scenarios.json:1:30: error: 'time' is a whole number from 0 to 1099511627776, not "now" [type]
        x.scenario.json:1:2: error: the file ends in the middle of a value; is it truncated? [json]

        """)
  }

  @Test func anEndlessScript() throws {
    let scene = try Scene([
      "s.lua": "function ksr_request_route() while true do pcall(error) end end",
      "s.scenario.json": Scene.scenario(""),
    ])
    let outcome = try kemi(in: scene)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("the script was stopped: "))
    #expect(outcome.output.contains("s.lua:1: "))
  }

  @Test func aScriptThatEatsMemory() throws {
    let scene = try Scene(route: "local a = 'a' while true do a = a .. a end")
    #expect(try kemi(in: scene).output.contains("it needs more memory than the limit allows"))
  }

  @Test func update() throws {
    let scene = try scene()
    let first = try kemi("--update", "--script", "other.lua", in: scene)
    #expect(first.status == 0)
    #expect(first.errors == "2 of 2 scenarios updated\n")
    #expect(scene.folder.read("a.scenario.json")?.contains(#""ending": "exit""#) == true)
    #expect(try kemi("--script", "other.lua", in: scene).status == 0)
    #expect(try kemi("--update", "--script", "other.lua", in: scene).errors == "0 of 2 scenarios updated\n")
    // Nothing is left behind.
    #expect(scene.folder.files.count == 9)
  }

  @Test func traceAndCoverage() throws {
    let scene = try scene()
    let trace = try kemi("--trace", "--filter", "a", in: scene)
    #expect(trace.output.contains("ok      a\n    ksr_request_route\n"))
    #expect(trace.output.contains("KSR.tm.t_relay() = 1"))
    let coverage = try kemi("--coverage", in: scene)
    #expect(coverage.output.hasSuffix("s.lua: 1 of 1 lines reached\n"))
    let file = try kemi(
      "--coverage", "--coverage-format", "lcov", "--coverage-output", "lcov.info", in: scene)
    #expect(file.output.hasSuffix("2 passed\n"))
    #expect(scene.folder.read("lcov.info") == "TN:\nSF:s.lua\nDA:1,1\nLF:1\nLH:1\nend_of_record\n")
  }

  @Test func formats() throws {
    let scene = try scene()
    let json = try kemi("--format", "json", in: scene)
    #expect(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) is [String: Any])
    #expect(
      try kemi("--format", "junit", in: scene).output.hasPrefix(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"))
    let verbose = try kemi("--verbose", in: scene)
    #expect(verbose.output.split(separator: "\n").first?.hasSuffix(" ms") == true)
  }

  @Test(arguments: ["lua", "py"])
  func knowsTheModulesOfOnesOwn(_ language: String) throws {
    let scene = try Scene([
      "s.lua": "function ksr_request_route() if KSR.gate.open(3) < 0 then KSR.x.drop() end end",
      "s.py": "import KSR\ndef ksr_request_route():\n  if KSR.gate.open(3) < 0: exit()\n",
      "a.scenario.json": """
      { "script": "s.\(language)", "message": \(Scene.invite), "mocks": { "gate.open": -1 },
        "expect": { "ending": "\(language == "lua" ? "drop" : "exit")" } }
      """,
      "mine/gate.json": """
      { "module": "gate", "functions": [
        { "name": "open", "parameters": [{ "name": "count", "type": "int" }], "returns": { "type": "int" } }] }
      """,
    ])
    let outcome = try kemi("--descriptors", "mine", in: scene)
    #expect(outcome.output == "ok      a\n1 scenario: 1 passed\n", "\(outcome.errors)")
    #expect(try kemi(in: scene).status == 2)
    let missing = try kemi("--descriptors", "nowhere", in: scene)
    #expect(missing.status == 2)
    #expect(missing.errors.contains("nowhere"))
  }
}
