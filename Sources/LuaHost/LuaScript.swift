import CLua
public import KemiRuntime

/// A Lua script in an interpreter of its own, with limits.
public final class LuaScript: Script {
  public let proxy: Proxy
  private let bridge: LuaBridge
  private let interpreter: OpaquePointer

  /// - Parameters:
  ///   - name: What errors and the trace call the script: its path.
  ///   - covered: Is told each line of the script that runs.
  /// - Throws: `ScriptError` if the script has a mistake in its syntax, or if its main chunk fails.
  public init(
    _ text: [UInt8], name: String, proxy: Proxy, limits: Limits = Limits(),
    covered: ((_ source: String, _ line: Int) -> Void)? = nil
  ) throws {
    self.proxy = proxy
    bridge = LuaBridge(proxy, covered: covered)
    let limits = ksr_lua_limits(
      instructions: Int64(limits.instructions), milliseconds: Int64(limits.milliseconds),
      bytes: limits.bytes)
    guard let interpreter = ksr_lua_open(bridge.host, limits, covered != nil) else {
      throw ScriptError("there is not enough memory for a Lua interpreter; raise the limit on memory")
    }
    self.interpreter = interpreter
    // A mark at the beginning of the file, or a line for the shell, is not Lua's concern.
    let ending = text.withoutShellLine.withUnsafeBytes {
      ksr_lua_load(interpreter, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count, "@" + name)
    }
    if ending == KSR_FAILED { throw ScriptError(failure) }
  }

  deinit { ksr_lua_close(interpreter) }

  public func has(_ route: String) -> Bool { ksr_lua_has(interpreter, route) }

  public func run(_ route: String, event: String?) -> RouteEnding {
    proxy.begin(route: route)
    let ending = RouteEnding(ksr_lua_run(interpreter, route, event), failure: failure)
    return proxy.end(route: route, ending)
  }

  private var failure: String {
    var length = 0
    let text = ksr_lua_failure(interpreter, &length)
    return String(decoding: UnsafeRawBufferPointer(start: text, count: length), as: UTF8.self)
  }
}

extension [UInt8] {
  /// Without a byte order mark, and with an empty line in place of `#!…`, as the `lua` command reads files.
  var withoutShellLine: [UInt8] {
    let text = starts(with: [0xEF, 0xBB, 0xBF]) ? Array(dropFirst(3)) : self
    return text.first == UInt8(ascii: "#") ? Array(text.drop { $0 != UInt8(ascii: "\n") }) : text
  }
}
