import KemiRuntime
import KemiTables
import LuaHost
import Testing

/// How routes begin and end in Lua.
@Suite struct RouteTests {
  @Test func exitUnwindsFromAnyDepth() throws {
    let host = try Host(
      """
      local function deep(n) if n == 0 then KSR.x.exit() else deep(n - 1) end KSR.is_INVITE() end
      function route() deep(20) KSR.is_INVITE() end
      """)
    #expect(host.script.run("route", event: nil) == .exit)
    #expect(host.proxy.calls.isEmpty)
    #expect(host.proxy.notes.isEmpty)
  }

  @Test func dropEndsTheRouteAsADrop() throws {
    #expect(try Host.run("KSR.x.drop()").ending == .drop)
  }

  @Test func aPcallSwallowsAnExitAndTheTraceSaysSo() throws {
    let (ending, proxy) = try Host.run(
      "local ok, text = pcall(KSR.x.exit)\nassert(text == '~~ksr~exit~~')\nKSR.is_INVITE()")
    #expect(ending == .returned)
    #expect(
      proxy.notes == ["The script goes on after exit(): it has caught the error that ends a route."])
  }

  @Test func anErrorWithTheExitTextInItIsAnError() throws {
    #expect(try Host.run("error('~~ksr~exit~~')").ending.reason == "test.lua:2: ~~ksr~exit~~")
    #expect(try Host.run("error('~~ksr~exit~~', 0)").ending == .exit)
  }

  @Test(arguments: [
    ("error('oh')", "test.lua:2: oh"), ("error()", "the script raised an error that is no text but a nil"),
    ("error({})", "the script raised an error that is no text but a table"),
    ("error(setmetatable({}, {__tostring = function() return 'told' end}))", "told"),
    (
      "error(setmetatable({}, {__tostring = function() return {} end}))",
      "the script raised an error that is no text but a table"
    ),
    ("nothing()", "test.lua:2: attempt to call a nil value (global 'nothing')"),
  ])
  func anErrorEndsTheRouteWithItsText(_ body: String, _ reason: String) throws {
    #expect(try Host.run(body).ending.reason == reason)
  }

  @Test func aMissingRouteIsAnError() throws {
    let host = try Host("x = 1")
    #expect(host.script.has("route") == false)
    #expect(host.script.run("route", event: nil).reason == "the script has no function 'route'")
    #expect(host.script.has("x") == false)
  }

  @Test func aScriptThatDoesNotLoadSaysWhere() {
    let error = #expect(throws: ScriptError.self) { try Host("function route(\nend") }
    #expect(error?.description.hasPrefix("test.lua:2: ") == true)
    #expect(throws: ScriptError.self) { try Host("\u{1B}Lua bytecode") }
  }

  @Test func aShellLineAndAByteOrderMarkAreSkippedAndLinesStayTheSame() throws {
    let host = try Host("\u{FEFF}#!/usr/bin/env lua\nfunction route() error('here') end")
    #expect(host.script.run("route", event: nil).reason == "test.lua:2: here")
  }

  @Test func anEventRouteGetsItsName() throws {
    let host = try Host("function event(name) KSR.registrar.lookup(name) end")
    _ = host.script.run("event", event: "htable:mod-init")
    #expect(host.proxy.calls.map(\.arguments) == [[.str("htable:mod-init")]])
  }

  @Test func aRouteThatACallCausesRunsBeforeTheCallReturns() throws {
    let relay = Relay()
    let proxy = Proxy(tables: ExportTable.all, implementations: [relay])
    relay.proxy = proxy
    proxy.isObserving = true
    let script = try LuaScript(
      Array(
        "function branch() KSR.is_INVITE() KSR.x.exit() end function route() KSR.tm.t_relay() KSR.is_ACK() end"
          .utf8),
      name: "test.lua", proxy: proxy)
    #expect(script.run("route", event: nil) == .returned)
    #expect(
      proxy.events.map(\.short) == [
        "route", "KSR.tm.t_relay", "branch", "KSR.is_INVITE", "exit", "KSR.is_ACK", "returned",
      ])
    #expect(relay.endings == [.exit])
  }
}

/// Relays by way of a branch route.
private final class Relay: SwiftModule {
  weak var proxy: Proxy?
  var endings: [RouteEnding] = []
  let name = "tm"

  var implementations: [String: Implementation] {
    [
      "t_relay": .int { [unowned self] _ in
        proxy?.run(PendingRoute("branch", ends: { self.endings.append($0) }))
        return 1
      }
    ]
  }
}

extension Event {
  fileprivate var short: String {
    switch self {
    case .call(let call): call.function
    case .routeBegins(let name): name
    case .routeEnds(_, let ending): "\(ending)"
    case .effect(let effect): effect.kind
    case .note(let text): text
    }
  }
}
