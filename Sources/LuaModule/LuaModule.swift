import CLuaModule
import KemiModules
import KemiRuntime
import LuaHost

/// What `require "KSR"` brings to one interpreter: a session of its own, and what tests need.
private final class LuaModule {
  let bridge: LuaBridge
  private let bench: TestBench

  init() {
    let session = Session()
    let proxy = session.makeProxy()
    proxy.logToStandardError()
    bridge = LuaBridge(proxy)
    bench = TestBench(session: session, proxy: proxy, compatible: .compatibleWithLua)
    bridge.host.pointee.owner = Unmanaged.passUnretained(self).toOpaque()
    setBench()
  }

  private func setBench() {
    bridge.host.pointee.call_bench = { context, name, nodes, count, result in
      guard let name, let result else { return }
      let bench = LuaModule.of(context).bench
      let arguments = [Value](reading: UnsafeBufferPointer(start: nodes, count: count))
      bench.proxy.answer(in: result) { try bench.call(String(cString: name), arguments) }
    }
    bridge.host.pointee.begin_named = { context, route in
      guard let route else { return }
      let proxy = LuaModule.of(context).bench.proxy
      proxy.isObserving = true
      proxy.begin(route: String(cString: route))
    }
    bridge.host.pointee.end_named = { context, route, ending, text, length, result in
      guard let route, let result else { return }
      let proxy = LuaModule.of(context).bench.proxy
      let ending = proxy.end(route: String(cString: route), RouteEnding(ending, text: text, length: length))
      proxy.answer(in: result) { .str(ending.word) }
    }
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> LuaModule {
    let bridge = LuaBridge.of(context)
    // The owner releases itself after its interpreter's last call.
    return Unmanaged<LuaModule>.fromOpaque(bridge.host.pointee.owner).takeUnretainedValue()
  }
}

@_cdecl("ksr_lua_module_open")
public func openLuaModule() -> UnsafePointer<ksr_lua_host> {
  UnsafePointer(Unmanaged.passRetained(LuaModule()).takeUnretainedValue().bridge.host)
}

@_cdecl("ksr_lua_module_close")
public func closeLuaModule(_ host: UnsafePointer<ksr_lua_host>) {
  guard let owner = host.pointee.owner else { return }
  Unmanaged<LuaModule>.fromOpaque(owner).release()
}
