public import CPython
import KemiModules
public import KemiRuntime

/// What the C side of Python calls, for one proxy.
public final class PythonBridge: Bridge {
  /// It lives as long as the bridge, which the modules made for it keep alive.
  public let host: UnsafeMutablePointer<ksr_python_host>

  /// - Parameter session: The one that the proxy was made by.
  public init(
    _ proxy: Proxy, session: Session, covered: ((_ source: String, _ line: Int) -> Void)? = nil
  ) {
    host = .allocate(capacity: 1)
    let bench = TestBench(session: session, proxy: proxy, compatible: .compatibleWithPython)
    super.init(proxy, bench: bench.call, covered: covered)
    var common = makeHost()
    // Kamailio's interpreter raises an error here as well, so the treatment does not matter.
    common.unknown = { context, module, name in
      let proxy = Bridge.of(context).proxy
      return proxy.answer {
        throw ScriptError(proxy.unknown(String(cString: name), module: String(cString: module)))
      }
    }
    host.initialize(
      to: ksr_python_host(
        common: common,
        retain: { _ = Unmanaged<Bridge>.fromOpaque($0!).retain() },
        release: { Unmanaged<Bridge>.fromOpaque($0!).release() },
        unsupported: { context, function, type in
          guard let function = function?.pointee else { return }
          let path = ["KSR", String(cString: function.module), String(cString: function.name)]
            .filter { !$0.isEmpty }.joined(separator: ".")
          let kind = type == KSR_DICT ? "a dict" : "an array"
          Bridge.of(context!).proxy.record(
            .note("\(path) answers \(kind), which app_python3 does not pass on: the script gets None."))
        },
        run_main: { _, text, length in
          runMain(String(decoding: UnsafeRawBufferPointer(start: text, count: length), as: UTF8.self))
        }))
  }

  deinit { host.deallocate() }
}
