public import CLua
public import KemiRuntime

/// What the C side of Lua calls, for one proxy.
public final class LuaBridge: Bridge {
  /// It lives as long as the bridge.
  public let host: UnsafeMutablePointer<ksr_lua_host>

  public override init(
    _ proxy: Proxy, bench: ((_ name: String, _ arguments: [Value]) throws -> Value)? = nil,
    covered: ((_ source: String, _ line: Int) -> Void)? = nil
  ) {
    host = .allocate(capacity: 1)
    super.init(proxy, bench: bench, covered: covered)
    host.initialize(
      to: ksr_lua_host(
        common: makeHost(),
        leave: { context, drops in Bridge.of(context!).proxy.leave(drops ? .drop : .exit) },
        begin_named: nil, end_named: nil))
  }

  deinit { host.deallocate() }
}
