import CLuaModule
import KemiModules
import KemiRuntime
import LuaHost

/// What `require "KSR"` brings to one interpreter: a session of its own, and what tests need.
@_cdecl("ksr_lua_module_open")
public func openLuaModule() -> UnsafePointer<ksr_lua_host> {
  let session = Session()
  let proxy = session.makeProxy()
  proxy.logToStandardError()
  let bench = TestBench(session: session, proxy: proxy, compatible: .compatibleWithLua)
  let bridge = LuaBridge(proxy, bench: bench.call)
  bridge.host.pointee.begin_named = { context, route in
    let proxy = Bridge.of(context!).proxy
    proxy.isObserving = true
    proxy.begin(route: String(cString: route!))
  }
  bridge.host.pointee.end_named = { context, route, ending, text, length in
    let proxy = Bridge.of(context!).proxy
    let ending = proxy.end(route: String(cString: route!), RouteEnding(ending, text: text, length: length))
    return proxy.answer { .str(ending.word) }
  }
  // Until the interpreter closes the module.
  return UnsafePointer(Unmanaged.passRetained(bridge).takeUnretainedValue().host)
}

@_cdecl("ksr_lua_module_close")
public func closeLuaModule(_ host: UnsafePointer<ksr_lua_host>) {
  Unmanaged<Bridge>.fromOpaque(host.pointee.common.context).release()
}
