import JSON
import Scenarios
import Testing

@testable import kemi

@Suite struct ResultsFileTests {
  @Test func comesBackAsItWent() throws {
    let scene = try Scene([
      "s.lua": "function ksr_request_route()\nKSR.pdt.pd_translate('\"\\1\\0€', 0)\nend\n",
      "a.scenario.json": Scene.scenario(""),
      "b.scenario.json": Scene.scenario(#""expect": { "calls": ["tm.t_relay"], "error": "\"" }"#),
      "c.scenario.json": Scene.scenario(#""time": -1"#),
    ])
    let results = ScenarioSuite(
      options: ScenarioOptions(findsCoverage: true, updates: true), lua: .lua,
      python: .inProcesses(of: nil)
    )
    .run(["a", "b", "c"].map { "\(scene.folder.path)/\($0).scenario.json" })
    let read = try ResultsFile.read(Array(ResultsFile.text(results).utf8), from: "results")
    #expect(read.map(\.file) == results.map(\.file))
    #expect(read.map(\.trace) == results.map(\.trace))
    #expect(read.map(\.seconds) == results.map(\.seconds))
    #expect(read.map(\.problems) == results.map(\.problems))
    #expect(read.map(\.differences) == results.map(\.differences))
    #expect(read.map(\.coverage) == results.map(\.coverage))
    #expect(read.map(\.updatedText) == results.map(\.updatedText))
    #expect(results.map(\.status) == [.passed, .failed, .broken])
  }

  @Test(arguments: ["", "{}", "[", "5"]) func refuses(_ text: String) {
    #expect(throws: Diagnostics.self) { try ResultsFile.read(Array(text.utf8), from: "results") }
  }

  @Test func readsWhatItCan() throws {
    #expect(
      try ResultsFile.read(Array(#"[5, {}, { "problems": [1], "coverage": { } }]"#.utf8), from: "r").count
        == 3)
  }
}
