import KemiRuntime

/// Reads what a test says about a mock of this function.
struct MockedFunction {
  let function: Function

  /// Which arguments are answered; null stands for any.
  func matchers(_ value: Value) throws -> [Mock.Matcher] {
    guard case .array(let arguments) = value else {
      throw ScriptError("\(function.path): the arguments to be answered have to be a list")
    }
    guard arguments.count <= function.parameters.count else {
      let count = function.parameters.count
      throw ScriptError(
        "\(function.path)(\(function.prototype)) takes \(count) argument\(count == 1 ? "" : "s"), not \(arguments.count)"
      )
    }
    return try zip(arguments, function.parameters).map { argument, type in
      if argument == .null { return .any }
      guard let fitting = argument.fitting(type) else {
        throw ScriptError(
          "\(function.path)(\(function.prototype)): no call has the argument \(argument.inWords)")
      }
      return .equal(fitting)
    }
  }

  /// One answer, or a list of them.
  func answers(_ value: Value) throws -> [Value] {
    guard case .array(let values) = value else { return [try answer(value)] }
    guard !values.isEmpty else { throw ScriptError("\(function.path): the list of answers is empty") }
    return try values.map(answer)
  }

  private func answer(_ value: Value) throws -> Value {
    let type = function.export.signature.returns
    guard let fitting = value.fitting(type) else {
      throw ScriptError("\(function.path) returns \(type.inWords), which \(value.inWords) is not")
    }
    return fitting
  }

  /// Whether two mocks answer the same calls.
  func areEqual(_ one: [Mock.Matcher], _ other: [Mock.Matcher]) -> Bool {
    one.count == other.count
      && zip(one, other).allSatisfy {
        switch ($0, $1) {
        case (.any, .any): true
        case (.equal(let one), .equal(let other)): one == other
        default: false
        }
      }
  }
}

extension Value {
  /// The value as one of this type; nothing if it is none.
  fileprivate func fitting(_ type: ValueType) -> Value? {
    switch (type, self) {
    case (.none, .null): Value.none
    case (.int, .int), (.bool, .bool), (.str, .str), (.dict, .dict), (.array, .array), (.null, .null): self
    case (.int, .bool(let flag)): .int(flag ? 1 : 0)
    case (.long, .int(let number)): .long(Int(number))
    case (.long, .long), (.xval, _): self
    default: nil
    }
  }

  fileprivate var inWords: String {
    switch self {
    case .none, .null: "null"
    case .int(let number): "the number \(number)"
    case .long(let number): "the number \(number)"
    case .bool(let flag): "\(flag)"
    case .str(let bytes): "the text '\(String(decoding: bytes.prefix(100), as: UTF8.self))'"
    case .dict: "a dict"
    case .array: "a list"
    }
  }
}

extension ValueType {
  fileprivate var inWords: String {
    switch self {
    case .none, .null: "nothing"
    case .int, .array: "an \(self)"
    default: "a \(self)"
    }
  }
}
