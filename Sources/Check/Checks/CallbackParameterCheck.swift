import Descriptors

/// Functions of Python that the server calls with other arguments than they take.
enum CallbackParameterCheck {
  static func check(_ context: RuleContext) {
    guard context.language == .python, context.entryPoints.isMain,
      context.grounds.handsRouting(to: .python) != false
    else { return }
    let isClass = context.entryPoints.handler != nil
    // A file with neither is for app_python3s, if for anything.
    if !isClass, context.values.variable("mod_init", in: 0) != nil || context.openness.hasUnseenFunctions {
      return
    }
    let events = Set(context.graph.entries.filter { $0.routes.contains(.event) }.map(\.function))
    var seen: Set<CallGraph.Place> = []
    for entry in context.graph.entries where entry.function.file == 0 && seen.insert(entry.function).inserted
    {
      let function = context.script[entry.function.id]
      guard !function.isDecorated, (function.owner != nil) == isClass else { continue }
      check(function, entry, isClass: isClass, isEvent: events.contains(entry.function), in: context)
    }
    if isClass { checkChildInit(context) }
  }

  private static func check(
    _ function: ScriptFunction, _ entry: CallGraph.Entry, isClass: Bool, isEvent: Bool,
    in context: RuleContext
  ) {
    // The object itself, the message, and for events what they are.
    let count = isClass ? 2 : 0
    let fits = takes(function, count) || isEvent && takes(function, count + 1)
    if fits { return }
    let names = function.parameters.map { context.script[$0].name }.joined(separator: ", ")
    let right = isClass ? (isEvent ? "self, msg, event" : "self, msg") : (isEvent ? "event" : "")
    let host = isClass ? "app_python3" : "app_python3s"
    let given = isClass ? "the message" + (isEvent ? " and an event" : "") : "nothing"
    context.report(
      .callbackParameters, at: function.nameRange,
      "\(host) passes \(given) to \(entry.name)(\(names)); write def \(entry.name)(\(right))")
  }

  private static func takes(_ function: ScriptFunction, _ count: Int) -> Bool {
    function.requiredParameters <= count && (function.isVariadic || count <= function.parameters.count)
  }

  private static func checkChildInit(_ context: RuleContext) {
    guard let handler = context.entryPoints.handler,
      case .function(let place) = context.values.method("child_init", of: handler), place.file == 0
    else { return }
    let function = context.script[place.id]
    if function.isDecorated || takes(function, 2) { return }
    let names = function.parameters.map { context.script[$0].name }.joined(separator: ", ")
    context.report(
      .callbackParameters, at: function.nameRange,
      "app_python3 passes the rank of the process to child_init(\(names)); write def child_init(self, rank)")
  }
}
