public import CLua
public import KemiRuntime

/// What the C side of Lua calls, for one proxy.
public final class LuaBridge {
  /// It lives as long as the bridge.
  public let host: UnsafeMutablePointer<ksr_lua_host>
  private let proxy: Proxy
  private let covered: ((_ source: String, _ line: Int) -> Void)?

  public init(_ proxy: Proxy, covered: ((_ source: String, _ line: Int) -> Void)? = nil) {
    self.proxy = proxy
    self.covered = covered
    host = .allocate(capacity: 1)
    host.initialize(to: ksr_lua_host())
    host.pointee.context = Unmanaged.passUnretained(self).toOpaque()
    host.pointee.proxy = proxy.shared
    host.pointee.refuse = { context, function, passed, count, result in
      guard let function, let result else { return }
      LuaBridge.of(context).proxy.refuse(
        function, UnsafeBufferPointer(start: passed, count: count), result)
    }
    host.pointee.unknown = { context, module, name, result in
      guard let module, let name, let result else { return }
      LuaBridge.of(context).proxy.readUnknown(
        String(cString: name), module: String(cString: module), result)
    }
    host.pointee.amend = { context, result in
      if let result { LuaBridge.of(context).proxy.amend(result) }
    }
    host.pointee.begin_route = { LuaBridge.of($0).proxy.beginNextRouteInC() }
    host.pointee.end_route = { context, ending, text, length in
      LuaBridge.of(context).proxy.endRoute(RouteEnding(ending, text: text, length: length))
    }
    host.pointee.leave = { context, drops in LuaBridge.of(context).proxy.leave(drops ? .drop : .exit) }
    host.pointee.call_native = { context, passed, count, result in
      guard let result else { return }
      LuaBridge.of(context).proxy.callNative(UnsafeBufferPointer(start: passed, count: count), result)
    }
    host.pointee.line = { context, source, line in
      guard let source else { return }
      LuaBridge.of(context).covered?(String(cString: source), Int(line))
    }
  }

  deinit { host.deallocate() }

  public static func of(_ context: UnsafeMutableRawPointer?) -> LuaBridge {
    // The context is the bridge itself, which outlives its interpreter.
    Unmanaged<LuaBridge>.fromOpaque(context!).takeUnretainedValue()
  }
}
