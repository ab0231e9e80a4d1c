import Foundation
import TestSupport
import Testing

/// The committed annotations, held against the tools of Lua.
@Suite struct LuaToolTests {
  private static let lua = Repository.generated + "/lua"

  /// A script with all that routing scripts have: routes, callbacks, helpers, globals.
  private static let correct = #"""
    FLAG_NATED = 5
    local get = KSR.pv.get

    local function refuse(code, reason)
      KSR.sl.send_reply(code, reason)
      KSR.x.exit()
    end

    function ksr_request_route()
      if KSR.maxfwd.process_maxfwd(10) < 0 then refuse(483, "Too Many Hops") end
      if KSR.is_CANCEL() then
        if KSR.tm.t_check_trans() > 0 then ksr_route_relay() end
        return 1
      end
      KSR.setflag(FLAG_NATED)
      local user = get("$rU")
      if user ~= nil then KSR.info("call to " .. user .. "\n") end
      KSR.pv.sets("$du", KSR.pv.getw("$ru"))
      KSR.x.modf("sl_send_reply", "200", "OK")
      return ksr_route_relay()
    end

    function ksr_route_relay()
      KSR.tm.t_on_failure("ksr_failure_busy")
      if KSR.tm.t_relay() < 0 then KSR.sl.sl_reply_error() end
      KSR.x.exit()
    end

    function ksr_failure_busy()
      if KSR.tm.t_is_canceled() > 0 then return 1 end
      return 1
    end
    """#

  @Test func luaReadsEveryFile() throws {
    let library = LuaToolTests.lua + "/library/"
    for file in contents(of: library).keys.sorted() {
      // One at a time: luac crashes when it is given many.
      let outcome = try run("luac5.4", ["-p", library + file])
      #expect(outcome.status == 0, "\(outcome.errors)")
    }
  }

  @Test func luacheckHasNothingAgainstACorrectScript() throws {
    let outcome = try luacheck(LuaToolTests.correct)
    #expect(outcome.status == 0, "\(outcome.output)")
  }

  @Test func luacheckFindsAMisspeltName() throws {
    let script = LuaToolTests.correct.replacing("KSR.is_CANCEL()", with: "KSR.is_CANCLE()")
    let outcome = try luacheck(script)
    #expect(outcome.output.contains("accessing undefined field 'is_CANCLE' of global 'KSR'"))
    #expect(outcome.output.contains("Total: 1 warning / 0 errors in 1 file"))
  }

  @Test(
    arguments: [
      ("KSR.tm.t_rely()", "undefined field 'tm.t_rely'"),
      ("KSR.sll.send_reply(404, 'x')", "undefined field 'sll.send_reply'"),
      ("KSR.info = print", "setting read-only field 'info'"),
      ("KSR = {}", "setting read-only global variable 'KSR'"),
      ("exit()", "undefined variable 'exit'"),
    ])
  func luacheckFinds(_ mistake: String, _ message: String) throws {
    let outcome = try luacheck("function ksr_request_route()\n  \(mistake)\nend\n")
    #expect(outcome.output.contains(message))
    #expect(outcome.output.contains("Total: 1 warning / 0 errors in 1 file"))
  }

  /// One run of the server for all scripts: starting it is what takes long.
  @Test func languageServerTellsMistakesFromWhatIsCorrect() throws {
    let folder = try TemporaryFolder()
    for name in [".luarc.json", "library"] {
      try FileManager.default.copyItem(
        atPath: LuaToolTests.lua + "/" + name, toPath: folder.path + "/" + name)
    }
    try folder.write("correct.lua", LuaToolTests.correct)
    try folder.write(
      "wrong.lua",
      """
      function ksr_request_route()
        KSR.sl.send_reply("busy", "Busy Here")
        KSR.tm.t_relay_now()
        KSR.tm.t_on_failure(5)
        KSR.maxfwd.process_maxfwd()
        KSR.setdsturi(KSR.pv.get("$x"))
        KSR.info("x", 5)
        return 1
      end

      """)
    let lines = try diagnostics(of: folder)
    #expect(
      lines == [
        "wrong.lua:2: param-type-mismatch", "wrong.lua:3: undefined-field",
        "wrong.lua:4: param-type-mismatch", "wrong.lua:5: missing-parameter",
        "wrong.lua:6: param-type-mismatch", "wrong.lua:7: redundant-parameter",
      ])
  }

  private func luacheck(_ script: String) throws -> Outcome {
    let folder = try TemporaryFolder()
    try folder.write("script.lua", script)
    return try run(
      "luacheck", ["--no-color", "--config", LuaToolTests.lua + "/.luacheckrc", "script.lua"],
      in: folder.path)
  }

  /// What the EmmyLua server says of a folder: `file:line: code`, sorted.
  private func diagnostics(of folder: TemporaryFolder) throws -> [String] {
    let client = Repository.root + "/Tests/Tools/emmylua_diagnostics.py"
    let outcome = try run(Repository.tool("python"), [client, Repository.emmyLua(), folder.path])
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome.output.split(separator: "\n").map {
      $0.split(separator: ": ").prefix(2).joined(separator: ": ")
    }.sorted()
  }
}
