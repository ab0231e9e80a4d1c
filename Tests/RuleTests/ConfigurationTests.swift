import Descriptors
import Files
import KemiCheck
import TestSupport
import Testing

/// What is reported in kamailio.cfg, and how often.
@Suite struct ConfigurationTests {
  private func report(_ configuration: String, _ scripts: [(name: String, text: String)]) throws
    -> CheckReport
  {
    let folder = try TemporaryFolder()
    try folder.write("kamailio.cfg", configuration)
    for script in scripts { try folder.write(script.name, script.text) }
    let read = try ConfigurationReader.read(folder.path + "/kamailio.cfg")
    let grounds = Grounds(
      catalog: try RuleTests.catalog.get(), facts: { .builtin },
      configuration: read.configuration, configurationFindings: read.findings)
    return CheckRun(checker: RuleChecker(grounds: grounds)).report(
      on: scripts.map {
        ScriptFile(path: folder.path + "/" + $0.name, language: $0.name.hasSuffix("py") ? .python : .lua)
      })
  }

  /// `FILE:LINE:COLUMN RULE: TEXT`, without the folder.
  private func lines(_ report: CheckReport) -> [String] {
    report.findings.map { placed in
      let file = placed.finding.file.split(separator: "/").last ?? ""
      return
        "\(file):\(placed.start.line):\(placed.start.column) \(placed.finding.rule): \(placed.finding.text)"
    }
  }

  private static let head = """
    loadmodule "tm.so"
    loadmodule "htable.so"
    loadmodule "app_lua.so"
    cfgengine "lua"
    modparam("app_lua", "load", "/etc/kamailio/main.lua")

    """

  @Test(arguments: [
    (
      "modparam(\"htable\", \"event_callback\", \"ksr_htable_evnt\")",
      "kamailio.cfg:6:38 cfg-callback: event_callback of htable: the script has no function 'ksr_htable_evnt'; "
        + "did you mean 'ksr_htable_event'? (main.lua)"
    ),
    (
      "kemi.reply_route_callback = \"my_replies\"",
      "kamailio.cfg:6:29 cfg-callback: kemi.reply_route_callback: the script has no function 'my_replies' (main.lua)"
    ),
    ("kemi.reply_route_callback = \"none\"", nil),
    ("modparam(\"htable\", \"event_callback\", \"ksr_htable_event\")", nil),
    ("modparam(\"htable\", \"event_callback\", NAME)", nil),
    ("modparam(\"htable\", \"event_callback\", \"\")", nil),
  ]) func functionsThatItNames(_ line: String, _ expected: String?) throws {
    let script = "function ksr_request_route() end\nfunction ksr_htable_event(name) end\n"
    let report = try report(
      ConfigurationTests.head + line + "\n", [("main.lua", script), ("other.lua", "KSR.info('x')\n")])
    #expect(lines(report) == (expected.map { [$0] } ?? []))
  }

  @Test func isReportedOnce() throws {
    let report = try report(
      ConfigurationTests.head + "modparam(\"htable\", \"size\"\nloadmodule \"sl.so\"\n",
      [("main.lua", "function ksr_request_route() end\n"), ("other.lua", "KSR.info('x')\n")])
    #expect(lines(report).count == 1)
    #expect(report.files.count == 3)
    #expect(report.files.last?.path.hasSuffix("/kamailio.cfg") == true)
    #expect(report.findings.first?.excerpt.before == "")
    #expect(report.findings.first?.excerpt.marked == "modparam")
    #expect(report.exitStatus(maxWarnings: 0) == 1)
  }

  @Test func staysOneFileInTheReportsOfTwoRuns() throws {
    let one = try report(
      ConfigurationTests.head + "modparam(\"htable\", \"size\"\nloadmodule \"sl.so\"\n",
      [("main.lua", "function ksr_request_route() end\n")])
    var both = one
    both.add(one)
    #expect(lines(both) == lines(one))
    #expect(both.files.count == one.files.count)
  }
}
