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

  private let implementation: Implementation?
  private let direct: Implementation.CallFromC

  init(
    module: String, export: Export, implementation: Implementation?, proxy: Proxy,
    entry: UnsafeMutablePointer<ksr_function>, names: CNames
  ) {
    self.module = module
    self.export = export
    parameters = export.signature.parameters
    isImplemented = implementation != nil
    self.implementation = implementation
    direct = implementation?.call ?? defaultCall(export.signature.returns)
    self.entry = entry
    let types = parameters.map { ksr_type($0.rawValue) }
    func type(_ position: Int) -> ksr_type { position < types.count ? types[position] : KSR_NONE }
    // The proxy owns its functions, and a function its implementation: what C is given outlives its calls.
    entry.initialize(
      to: ksr_function(
        call: direct, context: pointer(to: self), implementation: pointer(to: implementation?.held ?? self),
        message: pointer(to: proxy), proxy: proxy.shared, module: names.pointer(module),
        name: names.pointer(export.name), parameter_count: UInt8(parameters.count),
        parameters: (type(0), type(1), type(2), type(3), type(4), type(5))))
  }

  public var name: String { export.name }

  /// The name as scripts write it: `KSR.tm.t_relay`.
  public var path: String { module.isEmpty ? "KSR.\(name)" : "KSR.\(module).\(name)" }

  /// The way that calls take: straight to the implementation unless somebody looks on or answers instead.
  func chooseCall(isObserving: Bool) {
    entry.pointee.call = isObserving || mock != nil ? observedCall : direct
  }
}

extension Function {
  /// What the implementation answers, or the default of the return type: whoever looks on pays for a `Value`.
  func answer(_ proxy: Proxy, _ arguments: Arguments) throws -> Value {
    let result = direct(entry, arguments.first)
    if result.type == KSR_FAILURE, let error = proxy.results.takeError() { throw error }
    return proxy.results.read(result)
  }
}

extension UnsafePointer<ksr_function> {
  /// The function behind an entry.
  var function: Function { Unmanaged<Function>.fromOpaque(pointee.context).takeUnretainedValue() }

  private var proxy: Proxy { Unmanaged<Proxy>.fromOpaque(pointee.message).takeUnretainedValue() }

  fileprivate func write(_ answer: (Function, Proxy) throws -> Value) -> ksr_result {
    do {
      return proxy.results.write(try answer(function, proxy))
    } catch {
      return proxy.results.write(failure: "\(error)")
    }
  }

  @usableFromInline func fail(_ error: any Error) -> ksr_result {
    proxy.results.write(failure: "\(function.path): \(error)", error)
  }
}

/// Answers the default of a return type; a number without a detour, since most functions return one.
private func defaultCall(_ type: ValueType) -> Implementation.CallFromC {
  switch type {
  case .int: { _, _ in ksr_result(number: 1, type: KSR_INT) }
  case .long: { _, _ in ksr_result(number: 1, type: KSR_LONG) }
  case .bool: { _, _ in ksr_result(number: 1, type: KSR_BOOL) }
  default: { entry, _ in entry.write { function, _ in function.export.signature.returns.defaultValue } }
  }
}

private let observedCall: Implementation.CallFromC = { entry, arguments in
  entry.write { function, proxy in try proxy.observe(function, Arguments(arguments)) }
}

private func pointer(to object: AnyObject) -> UnsafeRawPointer {
  UnsafeRawPointer(Unmanaged.passUnretained(object).toOpaque())
}
