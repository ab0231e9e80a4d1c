import Descriptors

/// How messages name things.
enum Words {
  /// `KSR.tm.t_reply(int code, str reason)`.
  static func signature(_ source: Origin.Source) -> String {
    let function = source.entries[0].function
    var parameters = function.parameters.map { "\($0.type.rawValue) \($0.name)" }
    if function.variadic { parameters.append("...") }
    return "\(source.name)(\(parameters.joined(separator: ", ")))"
  }

  /// `KSR.tm.t_relay() returns an int`, `'rc' holds the int of KSR.tm.t_relay()`.
  static func result(_ origin: Origin, of expression: Expression.ID, in context: RuleContext) -> String {
    let type = typeName(origin)
    switch origin.way {
    case .direct: return "\(signature(origin.first)) returns \(article(type)) \(type)"
    case .wrapper, .variable:
      guard case .call(let callee, _, _) = context[expression].kind else {
        return "`\(context.script.text(of: expression))` holds the \(type) of \(signature(origin.first))"
      }
      return "\(context.script.text(of: callee))() returns the \(type) of \(signature(origin.first))"
    }
  }

  private static func typeName(_ origin: Origin) -> String {
    let returns = origin.first.entries[0].function.returns
    return (returns.type == .xval ? returns.holds.first : nil)?.rawValue ?? returns.type.rawValue
  }

  private static func article(_ type: String) -> String { type == "int" || type == "xval" ? "an" : "a" }
}
