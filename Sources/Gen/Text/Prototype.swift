import Descriptors

/// A function in one line.
enum Prototype {
  /// `int t_on_failure(str callback)`
  static func text(_ function: Function) -> String {
    var parameters = function.parameters.map { "\($0.type.rawValue) \($0.name)" }
    if function.variadic { parameters.append("...") }
    return "\(function.returns.type.rawValue) \(function.name)(\(parameters.joined(separator: ", ")))"
  }
}
