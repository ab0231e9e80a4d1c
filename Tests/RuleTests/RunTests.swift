import Descriptors
import KemiCheck
import TestSupport
import Testing

/// What scripts say of each other, and what only many names show.
@Suite struct RunTests {
  private func rules(_ scripts: [(name: String, text: String)]) throws -> [String] {
    let folder = try TemporaryFolder()
    for script in scripts { try folder.write(script.name, script.text) }
    let grounds = Grounds(
      catalog: try RuleTests.catalog.get(), facts: { .builtin })
    let report = CheckRun(checker: RuleChecker(grounds: grounds)).report(
      on: scripts.map { ScriptFile(path: folder.path + "/" + $0.name, language: .lua) })
    return report.findings.map { "\($0.finding.file.split(separator: "/").last ?? ""): \($0.finding.rule)" }
  }

  private static let replies = "function ksr_reply_route() KSR.tm.t_on_failure('ksr_failure') end\n"
  private static let requests = "function ksr_request_route() end\nfunction ksr_failure() end\n"

  @Test(arguments: [
    "require 'replies'\n", "local r = require('lib.replies')\n", "dofile('/etc/kamailio/replies.lua')\n",
    "dofile(FOLDER .. '/replies.lua')\n",
  ]) func partOfAnotherScriptNeedsNoRequestRoute(_ load: String) throws {
    let found = try rules([("main.lua", load + RunTests.requests), ("replies.lua", RunTests.replies)])
    #expect(found.isEmpty)
  }

  @Test func scriptOfItsOwnNeedsARequestRoute() throws {
    let found = try rules([("main.lua", RunTests.requests), ("replies.lua", RunTests.replies)])
    #expect(found == ["replies.lua: entry-point", "replies.lua: unknown-callback"])
  }

  @Test(arguments: [(256, 0), (257, 1), (300, 1)]) func soManyNamesAreKept(_ count: Int, _ findings: Int)
    throws
  {
    var script = "function ksr_request_route()\n"
    for number in 0..<count { script += "  KSR.tm.t_on_reply('ksr_reply_\(number)')\n" }
    script += "  KSR.tm.t_on_branch('ksr_reply_0')\nend\n"
    for number in 0..<count { script += "function ksr_reply_\(number)() end\n" }
    #expect(try rules([("main.lua", script)]).filter { $0.hasSuffix("callback-name") }.count == findings)
  }
}
