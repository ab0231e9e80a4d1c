import Foundation
import Scenarios
import TestSupport
import Testing

@testable import kemi

@Suite struct ReportTests {
  /// Three scenarios, one of each kind; texts with all that is special in XML and for a terminal.
  private func results() throws -> [ScenarioResult] {
    let route = "KSR.pdt.pd_translate('<&\"\\1\\27]]>\\n\u{20AC}', 0)"
    let scene = try Scene([
      "s.lua": "function ksr_request_route()\n\(route)\nend\n",
      "a.scenario.json": Scene.scenario(""),
      "b<&.scenario.json": Scene.scenario(
        #""expect": { "calls": ["pdt.pd_translate", "tm.t_relay"], "ending": "exit" }"#),
      "c.scenario.json": Scene.scenario(#""time": -1"#),
    ])
    return ScenarioSuite(lua: .lua, python: .inProcesses(of: nil)).run(
      ["a", "b<&", "c"].map { "\(scene.folder.path)/\($0).scenario.json" })
  }

  @Test func forAPerson() throws {
    let results = try results()
    let folder = results[0].name.dropLast(1)
    let report = SuiteReport(results)
    #expect(
      report.text == """
        ok      \(folder)a
        FAILED  \(folder)b<&
        BROKEN  \(folder)c

        \(folder)b<&.scenario.json: what was expected (-) and what happened (+)
          calls:
              KSR.pdt.pd_translate("<&\\"\\u{01}\\u{1B}]]>\\n\u{20AC}", 0) = 1  (s.lua:2)
            - KSR.tm.t_relay(…)
          ending:
            - exit
            + returned

        3 scenarios: 1 passed, 1 failed, 1 broken

        """)
    #expect(report.exitStatus == 2)
    #expect(report.problems.count == 1)
  }

  @Test func exitStatuses() throws {
    let results = try results()
    #expect(SuiteReport([results[0]]).exitStatus == 0)
    #expect(SuiteReport([results[0], results[1]]).exitStatus == 1)
    #expect(SuiteReport([results[2], results[1]]).exitStatus == 2)
    #expect(SuiteReport([results[0]]).text.hasSuffix("1 scenario: 1 passed\n"))
  }

  @Test func json() throws {
    let results = try results()
    let text = SuiteReport(results, showsTraces: true).json
    let report = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect([report["passed"], report["failed"], report["broken"]].compactMap { $0 as? Int } == [1, 1, 1])
    let scenarios = try #require(report["scenarios"] as? [[String: Any]])
    #expect(scenarios.compactMap { $0["status"] as? String } == ["passed", "failed", "broken"])
    #expect(scenarios.compactMap { $0["file"] as? String } == results.map(\.file))
    let differences = try #require(scenarios[1]["differences"] as? [[String: Any]])
    #expect(differences.compactMap { $0["aspect"] as? String } == ["calls", "ending"])
    #expect(differences[1]["lines"] as? [String] == ["- exit", "+ returned"])
    let problems = try #require(scenarios[2]["problems"] as? [[String: Any]])
    #expect(problems.compactMap { $0["line"] as? Int } == [5])
    #expect((scenarios[0]["trace"] as? [String])?.first == "ksr_request_route")
  }

  /// Held against an XML parser, and against what readers of JUnit files look for.
  @Test func junit() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("report.xml", SuiteReport(try results()).junit)
    let script = """
      import sys, xml.etree.ElementTree as tree
      suites = tree.parse(sys.argv[1]).getroot()
      assert suites.tag == "testsuites", suites.tag
      suite, = suites
      assert [suite.get(k) for k in ("tests", "failures", "errors")] == ["3", "1", "1"], suite.attrib
      float(suite.get("time"))
      cases = list(suite)
      assert [c.tag for c in cases] == ["testcase"] * 3
      assert [c.get("name") for c in cases] == ["a", "b<&", "c"], [c.attrib for c in cases]
      assert all(c.get("classname") and float(c.get("time")) >= 0 for c in cases)
      assert [[e.tag for e in c] for c in cases] == [[], ["failure", "system-out"], ["error"]]
      failure, output = cases[1]
      assert failure.get("message") == "not as expected: calls, ending"
      assert "- exit\\n" in failure.text, failure.text
      assert "pd_translate" in output.text and "<&" in output.text and "]]>" in output.text, output.text
      assert "'time' is a whole number" in cases[2][0].text
      """
    let outcome = try run("python3", ["-c", script, file])
    #expect(outcome.status == 0, "\(outcome.errors)")
  }
}
