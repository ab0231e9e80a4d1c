public import CProxy

extension Proxy {
  /// `KSR.x.modf`: calls a function by its native name, its parameters as text.
  public func callNative(_ passed: UnsafeBufferPointer<ksr_passed>) -> ksr_result {
    let texts = passed.map { passed in
      Array(UnsafeRawBufferPointer(start: passed.text, count: passed.text == nil ? 0 : passed.length))
    }
    do {
      return results.write(try player == nil ? callNative(texts) : callNativeAsOne(texts))
    } catch {
      return results.write(failure: player == nil ? "KSR.x.modf: \(error)" : "\(error)")
    }
  }

  /// A recording has it as one call, whatever stands for the native function here.
  private func callNativeAsOne(_ texts: [[UInt8]]) throws -> Value {
    let call = Call(function: "KSR.x.modf", arguments: texts.map(Value.str), answer: .implementation)
    return try writeDown(call) {
      shared.pointee.observed = false
      defer { shared.pointee.observed = true }
      return try callNative(texts)
    }
  }

  private func callNative(_ texts: [[UInt8]]) throws -> Value {
    guard let first = texts.first else { throw ScriptError("the name of a native function is missing") }
    let name = String(decoding: first, as: UTF8.self)
    let arguments = texts.dropFirst()
    let candidates = natives[name] ?? []
    guard !candidates.isEmpty else {
      record(
        .note("KSR.x.modf: no function under KSR stands for the native function '\(name)'; it answers 1."))
      return .int(1)
    }
    guard let function = candidates.first(where: { $0.parameters.count == arguments.count }) else {
      let counts = Set(candidates.map(\.parameters.count)).sorted().map(String.init)
      throw ScriptError(
        "'\(name)' takes \(counts.joined(separator: " or ")) parameters here, \(arguments.count) passed")
    }
    let values = try zip(function.parameters, arguments).map { type, text in
      try Value(native: text, as: type)
    }
    switch try call(function.path, values) {
    case .bool(let flag): return .int(flag ? 1 : -1)
    case .none, .null: return .int(1)
    case let value: return value
    }
  }
}

extension Value {
  /// A parameter as the native language writes it.
  fileprivate init(native text: [UInt8], as type: ValueType) throws {
    guard type == .int || type == .long else {
      self = .str(text)
      return
    }
    let shown = String(decoding: text, as: UTF8.self)
    if type == .int, let number = Int32(shown) {
      self = .int(number)
    } else if type == .long, let number = Int(shown) {
      self = .long(number)
    } else {
      throw ScriptError("'\(shown)' has to be a number")
    }
  }
}
