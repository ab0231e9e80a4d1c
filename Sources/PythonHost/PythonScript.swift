import CPython
public import KemiModules
public import KemiRuntime

/// A Python script in the interpreter that this library was loaded into.
///
/// Routes run with limits on time and memory. `sys.exit()` ends the route. `os._exit()` ends the whole process, here
/// as in Kamailio, and cannot be caught.
public final class PythonScript: Script {
  public let proxy: Proxy
  private let bridge: PythonBridge
  private let script: OpaquePointer

  /// Loads a script; its `KSR` is the proxy.
  ///
  /// - Parameter covered: Is told each line that runs, of the script and of the modules in its folder.
  /// - Throws: `ScriptError` with Python's traceback if the script cannot be read, or fails.
  public init(
    path: String, proxy: Proxy, session: Session, limits: Limits = Limits(),
    covered: ((_ source: String, _ line: Int) -> Void)? = nil
  ) throws {
    self.proxy = proxy
    bridge = PythonBridge(proxy, session: session, covered: covered)
    let limits = ksr_python_limits(milliseconds: Int64(limits.milliseconds), bytes: Int64(limits.bytes))
    guard let script = ksr_python_open(bridge.host, limits, covered != nil) else {
      throw ScriptError("there is not enough memory for a Python script")
    }
    self.script = script
    switch ksr_python_load(script, path) {
    case KSR_RETURNED: break
    case KSR_EXITED: throw ScriptError("\(path): the script calls exit() while it is loaded")
    default: throw ScriptError(failure)
    }
  }

  deinit { ksr_python_close(script) }

  public func has(_ route: String) -> Bool { ksr_python_has(script, route) }

  public func run(_ route: String, event: String?) -> RouteEnding {
    proxy.begin(route: route)
    let ending = RouteEnding(ksr_python_run(script, route, event), failure: failure)
    return proxy.end(route: route, ending)
  }

  private var failure: String {
    var length = 0
    let text = ksr_python_failure(script, &length)
    // Tracebacks end their last line.
    while length > 0, text?[length - 1] == CChar(bitPattern: 0x0A) { length -= 1 }
    return String(decoding: UnsafeRawBufferPointer(start: text, count: length), as: UTF8.self)
  }
}
