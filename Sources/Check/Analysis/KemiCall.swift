/// A call of a KSR function as a script writes it.
struct KemiCall: Sendable {
  /// The names after `KSR.`: `["tm", "t_relay"]`, `["is_INVITE"]`.
  var path: [String]
  /// The whole call.
  var expression: Expression.ID
  var callee: Expression.ID
  /// Without those that spread several values: then `isOpen` says that more may come.
  var arguments: [Expression.ID]
  /// Whether it passes values that cannot be counted, or names of Python.
  var isOpen: Bool
  /// `KSR.tm:t_relay()` passes the module itself as first argument.
  var passesReceiver: Bool
  /// The function in whose body it stands.
  var function: ScriptFunction.ID
  var range: SourceRange
}

extension Program {
  /// The calls of KSR functions in one file, in the order of the expressions.
  func kemiCalls(in file: Int, _ values: Values) -> [KemiCall] {
    let script = files[file].script
    var calls: [KemiCall] = []
    for index in script.expressions.indices {
      guard case .call(let callee, let arguments, let passesReceiver) = script.expressions[index].kind,
        case .name(let path) = values.value(of: callee, in: file)
      else { continue }
      let plain = arguments.positional
      calls.append(
        KemiCall(
          path: path, expression: Expression.ID(index), callee: callee, arguments: plain.map(\.value),
          isOpen: plain.count < arguments.count, passesReceiver: passesReceiver,
          function: script.expressions[index].function, range: script.expressions[index].range))
    }
    return calls
  }
}
