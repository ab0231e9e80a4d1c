import Foundation
import TestSupport
import Testing

/// `kemi check` on scripts, from the command line to what is printed.
@Suite struct CheckScriptsTests {
  private static let lua = """
    local helper = require "helper"

    function ksr_request_route()
      helper.relay()
      KSR.sl.sl_send_repply(404, "Not found")
    end

    """
  private static let python = """
    import KSR

    def ksr_request_route():
        KSR.tm.t_rellay()
        return 1

    """

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("main.lua", CheckScriptsTests.lua)
    try folder.write("helper.lua", "local M = {}\nfunction M.relay() KSR.tm.t_rellay() end\nreturn M\n")
    try folder.write("route.py", CheckScriptsTests.python)
    return folder
  }

  @Test func findingsHaveTheirPlaceAndLine() throws {
    let outcome = try kemi(["check", "."], in: folder())
    #expect(outcome.status == 1)
    #expect(
      outcome.output == """
        helper.lua:2:27: error: KSR.tm has no function 't_rellay'; did you mean 't_relay'? [unknown-name]
            2 | function M.relay() KSR.tm.t_rellay() end
              |                           ^~~~~~~~
              fix: Write `t_relay`
        main.lua:5:10: error: KSR.sl has no function 'sl_send_repply'; did you mean 'sl_send_reply'? [unknown-name]
            5 |   KSR.sl.sl_send_repply(404, "Not found")
              |          ^~~~~~~~~~~~~~
              fix: Write `sl_send_reply`
        route.py:4:12: error: KSR.tm has no function 't_rellay'; did you mean 't_relay'? [unknown-name]
            4 |     KSR.tm.t_rellay()
              |            ^~~~~~~~
              fix: Write `t_relay`

        """)
    #expect(outcome.errors.contains("3 errors in 3 of 3 files"))
  }

  @Test func whatIsCertainIsFixed() throws {
    let folder = try folder()
    let difference = try kemi(["check", "--diff", "main.lua"], in: folder)
    #expect(difference.status == 1)
    #expect(
      difference.output.contains("-  KSR.sl.sl_send_repply(404, \"Not found\")\n+  KSR.sl.sl_send_reply(404"))
    #expect(folder.read("main.lua") == CheckScriptsTests.lua)
    let fixed = try kemi(["check", "--fix", "."], in: folder)
    #expect(fixed.status == 0, "\(fixed.output)")
    #expect(folder.read("main.lua") == CheckScriptsTests.lua.replacing("repply", with: "reply"))
    #expect(folder.read("route.py") == CheckScriptsTests.python.replacing("t_rellay", with: "t_relay"))
  }

  @Test func oneBrokenScriptKeepsNoOtherFromBeingChecked() throws {
    let folder = try folder()
    try folder.write("broken.lua", "function ksr_request_route(\n")
    try folder.write("broken.py", "def ksr_request_route(:\n")
    let outcome = try kemi(["check", "."], in: folder)
    #expect(outcome.status == 1)
    let rules = outcome.output.split(separator: "\n").filter { $0.hasSuffix("]") }.map {
      $0.split(separator: " ").last!
    }
    #expect(rules == ["[syntax]", "[syntax]", "[unknown-name]", "[unknown-name]", "[unknown-name]"])
  }

  @Test func standardInputIsAScriptToo() throws {
    let outcome = try shell("echo 'KSR.tm.t_rellay()' | \"$0\" check --language lua -")
    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("<stdin>:1:8: error: KSR.tm has no function 't_rellay'"))
  }

  @Test func withoutPythonItSaysWhatToDo() throws {
    let folder = try folder()
    let outcome = try kemi(["check", "."], in: folder, environment: ["KEMI_PYTHON": "/nowhere/python3"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("route.py: "))
    #expect(outcome.errors.contains("/nowhere/python3"))
    #expect(outcome.errors.contains("--python"))
    #expect(outcome.output.contains("main.lua:5:10"))
  }

  @Test func commentsAndSettingsSilenceFindings() throws {
    let folder = try folder()
    try folder.write("kemi.json", #"{ "rules": { "unknown-name": "off" } }"#)
    #expect(try kemi(["check", "."], in: folder).status == 0)
    #expect(try kemi(["check", "--enable", "unknown-name", "."], in: folder).status == 1)
    try folder.write("kemi.json", "{}")
    try folder.write("main.lua", "KSR.mine.run() -- kemi: disable=unknown-name -- our own module\n")
    #expect(try kemi(["check", "main.lua"], in: folder).status == 0)
  }

  @Test func warningsMayBeLetPass() throws {
    let folder = try folder()
    try folder.write("kemi.json", #"{ "rules": { "unknown-name": "warning" } }"#)
    #expect(try kemi(["check", "."], in: folder).status == 1)
    #expect(try kemi(["check", "--max-warnings", "3", "."], in: folder).status == 0)
    #expect(try kemi(["check", "--max-warnings", "2", "."], in: folder).status == 1)
  }
}
