public import CProxy

/// A function under `KSR` as a script reaches it: looked up once, then called through `entry`.
public final class Function {
  /// The sub-module's name; empty for the core.
  public let module: String
  public let export: Export
  public let parameters: [ValueType]
  /// Whether the module's implementation answers, not the default of the return type.
  public let isImplemented: Bool
  /// What the interpreter's side calls; it lives as long as the proxy.
  public let entry: UnsafeMutablePointer<ksr_function>
  /// What answers in place of the implementation.
  var mock: Mock?

  let answer: (any Message, Arguments) throws -> Value
  // The proxy owns its functions, so it outlives them.
  private let unmanagedProxy: Unmanaged<Proxy>

  init(
    module: String, export: Export, implementation: Implementation?, proxy: Proxy,
    entry: UnsafeMutablePointer<ksr_function>, names: CNames
  ) {
    self.module = module
    self.export = export
    parameters = export.signature.parameters
    isImplemented = implementation != nil
    let defaultValue = export.signature.returns.defaultValue
    // Not with ??, which would wrap the closure.
    if let implementation { answer = implementation.call } else { answer = { _, _ in defaultValue } }
    unmanagedProxy = .passUnretained(proxy)
    self.entry = entry
    let function = Unmanaged.passUnretained(self).toOpaque()
    entry.initialize(to: ksr_function())
    entry.pointee.context = function
    entry.pointee.proxy = proxy.shared
    entry.pointee.module = names.pointer(module)
    entry.pointee.name = names.pointer(export.name)
    entry.pointee.parameter_count = UInt8(parameters.count)
    withUnsafeMutableBytes(of: &entry.pointee.parameters) { types in
      for (position, type) in parameters.enumerated() { types[position] = type.rawValue }
    }
    entry.pointee.call = directCall
  }

  /// Calls the body with the proxy, without counting a reference to it.
  @inline(__always)
  func withProxy(_ body: (Proxy) -> Void) { unmanagedProxy._withUnsafeGuaranteedRef(body) }

  public var name: String { export.name }

  /// The name as scripts write it: `KSR.tm.t_relay`.
  public var path: String { module.isEmpty ? "KSR.\(name)" : "KSR.\(module).\(name)" }

  /// The way that calls take: straight to the implementation unless somebody looks on or answers instead.
  func chooseCall(isObserving: Bool) {
    entry.pointee.call = isObserving || mock != nil ? observedCall : directCall
  }
}

extension UnsafePointer<ksr_function> {
  /// The function behind an entry, without counting a reference to it.
  @inline(__always)
  func with(_ body: (Function) -> Void) {
    Unmanaged<Function>.fromOpaque(pointee.context)._withUnsafeGuaranteedRef(body)
  }
}

private typealias CCall =
  @convention(c) (
    UnsafePointer<ksr_function>?, UnsafePointer<ksr_argument>?, UnsafeMutablePointer<ksr_result>?
  ) -> Void

private let directCall: CCall = { entry, arguments, result in
  guard let entry, let arguments, let result else { return }
  entry.with { function in
    function.withProxy { proxy in
      do {
        let value = try function.answer(proxy, Arguments(arguments))
        proxy.results.write(value, to: result)
      } catch {
        function.fail(error, result)
      }
    }
  }
}

extension Function {
  /// Apart from the call, which is to stay small.
  @inline(never)
  fileprivate func fail(_ error: any Error, _ result: UnsafeMutablePointer<ksr_result>) {
    withProxy { $0.results.write(failure: "\(path): \(error)", to: result) }
  }
}

private let observedCall: CCall = { entry, arguments, result in
  guard let entry, let arguments, let result else { return }
  entry.with { function in
    function.withProxy { proxy in
      do {
        let value = try proxy.observe(function, Arguments(arguments))
        proxy.results.write(value, to: result)
      } catch {
        proxy.results.write(failure: "\(error)", to: result)
      }
    }
  }
}
