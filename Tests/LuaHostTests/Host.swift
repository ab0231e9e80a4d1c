import KemiModules
import KemiRuntime
import LuaHost
import SIP

/// A Lua script on a session of its own.
struct Host {
  let proxy: Proxy
  let script: LuaScript

  init(_ text: String, treatment: Treatment = .strict, limits: Limits = Limits()) throws {
    proxy = Session().makeProxy(treatment: treatment)
    proxy.isObserving = true
    script = try LuaScript(Array(text.utf8), name: "test.lua", proxy: proxy, limits: limits)
  }

  /// Runs the text as the body of a route.
  static func run(
    _ body: String, treatment: Treatment = .strict, limits: Limits = Limits()
  ) throws -> (ending: RouteEnding, proxy: Proxy) {
    let host = try Host("function route()\n\(body)\nend", treatment: treatment, limits: limits)
    return (host.script.run("route", event: nil), host.proxy)
  }
}

extension RouteEnding {
  /// Why the route failed, without the places that were active.
  var reason: String? {
    guard case .failed(let text) = self else { return nil }
    return text.split(separator: "\n").first.map(String.init)
  }
}
