import KemiRuntime
import Testing

/// A script that does not end, or eats memory, is stopped; the host lives on.
@Suite struct LimitTests {
  private static let limits = Limits(instructions: 3_000_000, milliseconds: 5_000, bytes: 8 << 20)

  @Test(arguments: [
    "while true do end",
    "while true do pcall(function() while true do end end) end",
    "local function again() return again() end again()",
    "local co = coroutine.wrap(function() while true do end end) co()",
    "while true do pcall(coroutine.wrap(function() while true do end end)) end",
    "string.rep('x', 100):find(('.-'):rep(30) .. 'y')",
    "return ('a'):rep(200000):match('.-.-.-b')",

    "table.move({}, 1, 1 << 60, 2)",
    "table.concat(setmetatable({}, {__index = function() while true do end end}), '', 1, 5)",
  ])
  func whatDoesNotEndIsStopped(_ body: String) throws {
    try expectStop(body, "ran more instructions")
  }

  @Test(arguments: [
    "local t = {} while true do t[#t + 1] = {} end",
    "return ('x'):rep(100 << 20)",
    "local s = 'x' while true do s = s .. s end",
    "local t = {} for i = 1, 1e7 do t[i] = i end",
    "return ('x'):rep(5 << 20):gsub('x', 'yyyy')",
    "return table.concat({('x'):rep(4 << 20), ('x'):rep(4 << 20)})",
  ])
  func whatEatsMemoryIsStopped(_ body: String) throws { try expectStop(body, "needs more memory") }

  @Test(arguments: [
    "local function deeper() return 1 + deeper() end deeper()",
    "local t = setmetatable({}, {}) getmetatable(t).__index = function(_, k) return t[k] end return t.x",
    "local s = ('('):rep(1000) .. '1' .. (')'):rep(1000) assert(load('return ' .. s))",
    "local function f() return pcall(f) or error('end') end f()",
  ])
  func whatRecursesForEverFailsAndTheHostLivesOn(_ body: String) throws {
    let host = try Host(
      "function route() \(body) end function next() KSR.is_INVITE() end", limits: LimitTests.limits)
    _ = host.script.run("route", event: nil)
    #expect(host.script.run("next", event: nil) == .returned)
  }

  @Test func whatTakesTooLongIsStopped() throws {
    let limits = Limits(instructions: .max, milliseconds: 50, bytes: 8 << 20)
    let (ending, _) = try Host.run("while true do end", limits: limits)
    #expect(ending.reason?.contains("ran longer") == true)
  }

  @Test func theMainChunkHasLimitsToo() {
    #expect(throws: ScriptError.self) { try Host("while true do end", limits: LimitTests.limits) }
  }

  @Test(arguments: [
    ("os.exit()", "KSR.x.exit()"), ("debug.sethook()", "sethook"),
    ("require('debug').setupvalue(string.find, 1, nil)", "setupvalue"),
    ("setmetatable({}, {__gc = function() while true do end end}) collectgarbage()", "__gc"),
    ("table.insert(setmetatable({}, {__len = function() return 1e15 end}), 1)", "longer than the limits"),
    (
      "table.sort(setmetatable({}, {__len = function() return 2000000000 end}), rawequal)",
      "longer than the limits"
    ),
    ("table.concat(setmetatable({}, {__index = table.concat}), '', 1, 1 << 60)", "longer than the limits"),
  ])
  func thereIsNoWayAroundTheLimits(_ body: String, _ reason: String) throws {
    #expect(try Host.run(body).ending.reason?.contains(reason) == true)
  }

  private func expectStop(_ body: String, _ reason: String) throws {
    let host = try Host(
      "function route()\n\(body)\nend\nfunction next() KSR.is_INVITE() end", limits: LimitTests.limits)
    let ending = host.script.run("route", event: nil)
    #expect(ending.reason?.contains(reason) == true, "\(ending)")
    // The next message is handled.
    #expect(host.script.run("next", event: nil) == .returned)
    #expect(host.script.proxy.calls.count == 1)
  }
}
