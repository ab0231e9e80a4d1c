public import CProxy

/// What the C side of any interpreter calls, for one proxy.
open class Bridge {
  public let proxy: Proxy
  fileprivate let bench: ((_ name: String, _ arguments: [Value]) throws -> Value)?
  private let covered: ((_ source: String, _ line: Int) -> Void)?

  /// - Parameters:
  ///   - bench: Answers the functions for tests, `KSR._name`; without it there are none.
  ///   - covered: Gets each line of a script that runs, where the interpreter was told to find out.
  public init(
    _ proxy: Proxy, bench: ((_ name: String, _ arguments: [Value]) throws -> Value)?,
    covered: ((_ source: String, _ line: Int) -> Void)?
  ) {
    self.proxy = proxy
    self.bench = bench
    self.covered = covered
  }

  /// The bridge behind a context, which outlives its interpreter.
  public static func of(_ context: UnsafeMutableRawPointer) -> Bridge {
    Unmanaged<Bridge>.fromOpaque(context).takeUnretainedValue()
  }

  /// The functions for C, with this bridge as their context.
  public func makeHost() -> ksr_host {
    ksr_host(
      context: Unmanaged.passUnretained(self).toOpaque(),
      proxy: proxy.shared,
      refuse: { context, function, passed, count in
        Bridge.of(context).proxy.refuse(function, UnsafeBufferPointer(start: passed, count: count))
      },
      unknown: { context, module, name in
        Bridge.of(context).proxy.readUnknown(String(cString: name), module: String(cString: module))
      },
      begin_route: { Bridge.of($0).proxy.beginNextRouteInC() },
      end_route: { context, ending, text, length in
        Bridge.of(context).proxy.endRoute(RouteEnding(ending, text: text, length: length))
      },
      amend: { Bridge.of($0).proxy.amend() },
      call_native: { context, passed, count in
        Bridge.of(context).proxy.callNative(UnsafeBufferPointer(start: passed, count: count))
      },
      call_bench: bench == nil ? nil : callBench,
      line: { context, source, line in
        Bridge.of(context).covered?(String(cString: source), Int(line))
      })
  }
}

private let callBench:
  @convention(c) (
    UnsafeMutableRawPointer, UnsafePointer<CChar>, UnsafePointer<ksr_node>, Int
  ) -> ksr_result = { context, name, nodes, count in
    let bridge = Bridge.of(context)
    let arguments = [Value](reading: UnsafeBufferPointer(start: nodes, count: count))
    return bridge.proxy.answer { try bridge.bench?(String(cString: name), arguments) ?? .null }
  }
