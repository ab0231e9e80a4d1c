import Foundation
import KemiRecord
import TestSupport

/// A script that is recorded in a stock interpreter, where a KSR of a few lines takes the place of the server's.
struct Scene {
  let folder: TemporaryFolder
  var redacted: [String] = []
  var megabytes = 1024
  /// Where the recording goes.
  var recording: String

  init() throws {
    folder = try TemporaryFolder()
    recording = folder.path + "/recording.jsonl"
  }

  static let luas = ["lua5.1", "lua5.2", "lua5.3", "lua5.4", "luajit"].filter {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/" + $0)
  }

  private func writePrelude(_ language: Prelude.Language, _ name: String) throws {
    var prelude = Prelude(language, recording: recording)
    prelude.redacted = redacted
    prelude.megabytes = megabytes
    try folder.write(name, prelude.text)
  }

  /// Runs a script of Lua behind the prelude's line; the server's part in it is `serve("route", …)`.
  func runLua(
    _ interpreter: String, _ script: String, environment: [String: String] = [:]
  ) throws -> Outcome {
    try writePrelude(.lua, "record.lua")
    try folder.write("server.lua", Scene.luaServer)
    try folder.write("s.lua", "pcall(dofile, '\(folder.path)/record.lua')\n" + script)
    let outcome = try run(
      interpreter, ["-e", "dofile('server.lua') dofile('s.lua')"], in: folder.path, environment: environment)
    if outcome.status != 0 { throw TestFailure("\(interpreter): \(outcome.errors)") }
    return outcome
  }

  private static let luaServer = #"""
    local values = { ["$pp"] = 77, ["$mb"] = "INVITE sip:a SIP/2.0\r\n\r\n", ["$si"] = "192.0.2.9", ["$sp"] = 5060,
      ["$Ri"] = "::1", ["$Rp"] = 5080, ["$pr"] = "udp" }
    result = 1
    KSR = {
      err = function(text) io.write("err: ", text) end,
      info = function() end,
      pv = { get = function(name) return values[name] end, sets = function() return result end },
      tm = { t_relay = function() serve("branch_route") return 1 end },
      auth = { check = function() return result end },
      x = { exit = function() error("~~ksr~exit~~", 0) end, drop = function() error("~~ksr~exit~~", 0) end,
        probe = function() end },
    }
    function serve(route, ...)
      local _, reason = pcall(_G[route], ...)
      return reason
    end
    """#

  /// Runs a script of Python: `serve(route)` in `after` calls its routes as the server does.
  func runPython(_ script: String, after: String, environment: [String: String] = [:]) throws -> Outcome {
    try writePrelude(.python, "record.py")
    try folder.write("server.py", Scene.pythonServer + after + "\n")
    try folder.write(
      "script.py",
      "import KSR\nexec(open('\(folder.path)/record.py').read(), {'script': __name__})\n" + script + "\n")
    let outcome = try run("python3", ["server.py"], in: folder.path, environment: environment)
    if outcome.status != 0 { throw TestFailure(outcome.errors) }
    return outcome
  }

  private static let pythonServer = #"""
    import sys, types
    values = {"$mb": "INVITE sip:a SIP/2.0\r\n\r\n", "$(mb{s.encode.hexa})": "00ff", "$si": "192.0.2.9", "$sp": 5060,
      "$Ri": "::1", "$Rp": 5080, "$pr": "udp"}
    result = 1
    def module(name, **functions):
        made = types.ModuleType(name)
        vars(made).update(functions)
        return made
    def get(name):
        if isinstance(values.get(name), Exception): raise values[name]
        return values.get(name)
    KSR = module("KSR", err=lambda text: print("err:", text, end=""), info=lambda text: None,
      pv=module("pv", get=get, sets=lambda *rest: result),
      tm=module("tm", t_relay=lambda: [serve("branch_route"), 1][1]),
      auth=module("auth", check=lambda *rest: result))
    sys.modules["KSR"] = KSR
    handler = None
    def serve(route, *rest):
        global handler
        import script
        if handler is None: handler = script.mod_init() if hasattr(script, "mod_init") else script
        try: return getattr(handler, route)("the message", *rest)
        except SystemExit: return "exit"
        except Exception as error: return error

    """#

  /// The lines of the recording, without what differs from run to run.
  var lines: [String] {
    let text =
      (FileManager.default.contents(atPath: recording)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    return text.split(separator: "\n").map {
      String($0).replacing(/,"(time|process)":\d+/, with: "")
        .replacing(/,"source":"[^"]*","line":\d+/, with: "")
    }
  }

  /// What each of the lines is about, in a word or two.
  var outline: [String] {
    lines.map { line in
      let text = { (key: String) in
        line.firstRange(of: "\"\(key)\":\"").map { String(line[$0.upperBound...].prefix { $0 != "\"" }) }
          ?? ""
      }
      return [text("event"), text("route") + text("function"), text("ending"), text("within")]
        .filter { !$0.isEmpty }.joined(separator: " ")
    }
  }
}
