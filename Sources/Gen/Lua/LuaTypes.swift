import Descriptors

/// KEMI's types as LuaCATS writes them.
enum LuaTypes {
  static func name(of type: KemiType) -> String {
    switch type {
    case .none, .null: "nil"
    case .int, .long: "integer"
    case .bool: "boolean"
    case .str: "string"
    case .xval: "string|integer"
    case .dict: "table<string, any>"
    case .array: "any[]"
    }
  }

  /// The type of an argument. Lua turns a number into the text that a `str` takes; where the text is
  /// a name, a number is a mistake all the same.
  static func name(of parameter: Parameter) -> String {
    guard parameter.type == .str else { return name(of: parameter.type) }
    switch parameter.role {
    case .callback, .pv, .route: return "string"
    default: return "string|integer"
    }
  }

  /// The type of a result; nil for none.
  static func name(of returns: Returns) -> String? {
    if returns.type == .none { return nil }
    guard returns.type == .xval else { return name(of: returns.type) }
    let held =
      returns.holds.isEmpty
      ? name(of: KemiType.xval)
      : returns.holds.map { name(of: $0) }.joined(separator: "|")
    return returns.nullable == false ? held : held + "|nil"
  }

  static func functionType(_ function: Function) -> String {
    let parameters = function.parameters.map { "\(LuaNames.parameter($0.name)): \(name(of: $0))" }
    let returns = name(of: function.returns).map { ": \($0)" } ?? ""
    return "fun(\(parameters.joined(separator: ", ")))\(returns)"
  }
}
