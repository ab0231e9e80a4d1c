import Descriptors

/// Whether a call is one of a function with certain parameters.
enum ArgumentFit {
  /// Whether the number of arguments is the function's, and none of them is known to be of another type; nil where
  /// nobody can count them.
  static func fits(_ call: KemiCall, _ function: Function, in context: RuleContext) -> Bool? {
    if call.isOpen || call.passesReceiver { return nil }
    let (given, wanted) = (call.arguments.count, function.parameters.count)
    guard function.variadic ? given >= wanted : given == wanted else { return false }
    return zip(call.arguments, function.parameters).allSatisfy { argument, parameter in
      accepts(parameter.type, context.value(of: argument))
    }
  }

  /// Whether the call has the arguments of another release than the one that scripts are for: which one that is, and
  /// what the function is in the right one. The rules on arguments leave such a call alone.
  static func otherRelease(_ call: KemiCall, in context: RuleContext)
    -> (call: KemiCall, other: KemiIndex.Entry, right: KemiIndex.Entry)?
  {
    guard let release = context.grounds.release else { return nil }
    let all = context.grounds.kemi.entries(call.path)
    let there = all.filter { $0.function.releases.contains(release) }
    guard all.count > there.count, let right = there.first,
      there.allSatisfy({ fits(call, $0.function, in: context) == false }),
      let other = all.first(where: {
        !$0.function.releases.contains(release) && fits(call, $0.function, in: context) == true
      })
    else { return nil }
    return (call, other, right)
  }

  private static func accepts(_ type: KemiType, _ value: KnownValue) -> Bool {
    switch (type, value) {
    case (.xval, _), (_, .unknown): true
    case (.int, .integer), (.long, .integer), (.int, .float), (.long, .float): true
    case (.int, .boolean), (.long, .boolean), (.bool, .boolean): true
    case (.str, .text), (.str, .null): true
    case (_, .builtin), (_, .foreign): true
    default: false
    }
  }
}
