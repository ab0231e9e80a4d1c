public import CPython
import KemiModules
public import KemiRuntime

/// What the C side of Python calls, for one proxy.
public final class PythonBridge {
  /// It lives as long as the bridge, which the modules made for it keep alive.
  public let host: UnsafeMutablePointer<ksr_python_host>
  private let bench: TestBench
  private let covered: ((_ source: String, _ line: Int) -> Void)?

  private var proxy: Proxy { bench.proxy }

  /// - Parameter session: The one that the proxy was made by.
  public init(
    _ proxy: Proxy, session: Session, covered: ((_ source: String, _ line: Int) -> Void)? = nil
  ) {
    self.covered = covered
    bench = TestBench(session: session, proxy: proxy, compatible: .compatibleWithPython)
    host = .allocate(capacity: 1)
    host.initialize(to: ksr_python_host())
    host.pointee.context = Unmanaged.passUnretained(self).toOpaque()
    host.pointee.proxy = proxy.shared
    host.pointee.retain = { context in
      guard let context else { return }
      _ = Unmanaged<PythonBridge>.fromOpaque(context).retain()
    }
    host.pointee.release = { context in
      guard let context else { return }
      Unmanaged<PythonBridge>.fromOpaque(context).release()
    }
    setCalls()
    setRoutes()
  }

  deinit { host.deallocate() }

  private func setCalls() {
    host.pointee.refuse = { context, function, passed, count, result in
      guard let function, let result else { return }
      PythonBridge.of(context).proxy.refuse(
        function, UnsafeBufferPointer(start: passed, count: count), result)
    }
    host.pointee.unknown = { context, module, name, result in
      guard let module, let name, let result else { return }
      let proxy = PythonBridge.of(context).proxy
      // Kamailio's interpreter raises an error here as well, so the treatment does not matter.
      proxy.answer(in: result) {
        throw ScriptError(proxy.unknown(String(cString: name), module: String(cString: module)))
      }
    }
    host.pointee.unsupported = { context, function, type in
      guard let function = function?.pointee, let name = function.name, let module = function.module else {
        return
      }
      let path = ["KSR", String(cString: module), String(cString: name)].filter { !$0.isEmpty }.joined(
        separator: ".")
      let kind = type == KSR_DICT ? "a dict" : "an array"
      PythonBridge.of(context).proxy.record(
        .note("\(path) answers \(kind), which app_python3 does not pass on: the script gets None."))
    }
    host.pointee.call_native = { context, passed, count, result in
      guard let result else { return }
      PythonBridge.of(context).proxy.callNative(UnsafeBufferPointer(start: passed, count: count), result)
    }
  }

  private func setRoutes() {
    host.pointee.amend = { context, result in
      if let result { PythonBridge.of(context).proxy.amend(result) }
    }
    host.pointee.begin_route = { PythonBridge.of($0).proxy.beginNextRouteInC() }
    host.pointee.end_route = { context, ending, text, length in
      PythonBridge.of(context).proxy.endRoute(RouteEnding(ending, text: text, length: length))
    }
    host.pointee.call_bench = { context, name, nodes, count, result in
      guard let name, let result else { return }
      let bench = PythonBridge.of(context).bench
      let arguments = [Value](reading: UnsafeBufferPointer(start: nodes, count: count))
      bench.proxy.answer(in: result) { try bench.call(String(cString: name), arguments) }
    }
    host.pointee.line = { context, source, line in
      guard let source else { return }
      PythonBridge.of(context).covered?(String(cString: source), Int(line))
    }
    host.pointee.run_main = { context, text, length in
      runMain(String(decoding: UnsafeRawBufferPointer(start: text, count: length), as: UTF8.self))
    }
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> PythonBridge {
    // The context is the bridge itself, which outlives its modules.
    Unmanaged<PythonBridge>.fromOpaque(context!).takeUnretainedValue()
  }
}
