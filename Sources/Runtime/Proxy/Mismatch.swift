import CProxy

/// Why the arguments of a call do not fit.
struct Mismatch: CustomStringConvertible {
  /// A value as the script passed it.
  private struct Passed {
    let type: ValueType?
    let shown: String
  }

  private let function: Function
  private let passed: [Passed]
  private let position: Int?

  init(of function: Function, _ values: UnsafeBufferPointer<ksr_passed>) {
    let passed = values.map { Passed(type: ValueType(rawValue: $0.type.rawValue), shown: $0.shown) }
    self.function = function
    self.passed = passed
    position = Mismatch.position(passed, function)
  }

  /// Nothing if they do fit.
  init?(of function: Function, _ values: [Value]) {
    let passed = values.map { Passed(type: $0.type, shown: $0.shown) }
    let position = Mismatch.position(passed, function)
    guard position != nil || passed.count != function.parameters.count else { return nil }
    self.function = function
    self.passed = passed
    self.position = position
  }

  var error: ScriptError { ScriptError(description) }

  /// The first argument that does not fit its parameter.
  private static func position(_ passed: [Passed], _ function: Function) -> Int? {
    zip(passed, function.parameters).enumerated().first { !fits($1.0.type, $1.1) }?.offset
  }

  private static func fits(_ type: ValueType?, _ parameter: ValueType) -> Bool {
    type == parameter || (type == .int && parameter == .long)
  }

  var description: String {
    let count = function.parameters.count
    let prototype = "\(function.path)(\(function.prototype))"
    guard let position, passed.count == count else {
      return "\(prototype): \(count) argument\(count == 1 ? "" : "s") expected, \(passed.count) passed"
    }
    let name = function.parameterNames[position]
    let type = function.parameters[position]
    let reason =
      passed[position].type == .long && type == .int
      ? "\(passed[position].shown), which does not fit into 32 bits" : passed[position].shown
    return "\(prototype): argument \(position + 1) (\(name)) has to be \(type.article) \(type), not \(reason)"
  }

  /// What Kamailio writes to its log before it answers false; nothing if the call is an error instead.
  func logLine(_ treatment: Treatment) -> String? {
    let name = "\(function.module).\(function.name)"
    switch treatment {
    case .strict: return nil
    case .compatibleWithLua:
      let reason =
        if passed.isEmpty {
          "invalid number of parameters for"
        } else if passed.count > Signature.maximumParameters {
          "too many parameters for"
        } else {
          "not enough parameters for"
        }
      return "ERROR: app_lua: sr_kemi_lua_exec_func_ex(): \(reason): \(name)"
    case .compatibleWithPython:
      let prefix = "ERROR: app_python3: sr_apy_kemi_exec_func_ex(): "
      guard let position else {
        return prefix + "invalid number of parameters - idx: \(passed.count) argc: \(passed.count)"
      }
      let kind = function.parameters[position] == .str ? "non-string" : "non-number"
      return prefix + "\(kind) parameter - func: \(function.name) idx: \(position) argc: \(passed.count)"
    }
  }
}

extension Function {
  var parameterNames: [String] {
    let names = export.parameters.split(separator: ",").map(String.init)
    return parameters.indices.map { $0 < names.count ? names[$0] : "argument \($0 + 1)" }
  }

  /// The parameters with their types: `int code, str reason`.
  public var prototype: String {
    zip(parameters, parameterNames).map { "\($0) \($1)" }.joined(separator: ", ")
  }
}

extension ValueType {
  fileprivate var article: String { self == .int || self == .array ? "an" : "a" }
}

extension ksr_passed {
  /// For an error message: the type as the language calls it, and the value.
  fileprivate var shown: String {
    let type = String(cString: type_name)
    guard let text else { return type }
    let value = String(
      decoding: UnsafeRawBufferPointer(start: text, count: length).prefix(100), as: UTF8.self)
    if self.type == KSR_STR { return "the \(type) \"\(value)\"" }
    return type == value ? type : "the \(type) \(value)"
  }
}

extension Value {
  /// For an error message: the type and the value.
  var shown: String {
    switch self {
    case .none: "nothing"
    case .null: "null"
    case .int(let number): "the int \(number)"
    case .long(let number): "the long \(number)"
    case .bool(let flag): "the bool \(flag)"
    case .str(let bytes): "the str \"\(String(decoding: bytes.prefix(100), as: UTF8.self))\""
    case .dict: "a dict"
    case .array: "an array"
    }
  }

  init(_ passed: ksr_passed) {
    let bytes = UnsafeRawBufferPointer(start: passed.text, count: passed.text == nil ? 0 : passed.length)
    switch passed.type {
    case KSR_INT, KSR_LONG:
      self = Int(String(decoding: bytes, as: UTF8.self)).map(Value.long) ?? .null
    case KSR_BOOL: self = .bool(bytes.elementsEqual("true".utf8) || bytes.elementsEqual("True".utf8))
    case KSR_NULL: self = .null
    default: self = .str(Array(bytes))
    }
  }
}
