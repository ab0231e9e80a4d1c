import Descriptors

/// Functions that Kamailio calls by names of its own, and does not find.
enum EntryPointCheck {
  static func check(_ context: RuleContext) {
    if context.program.isImported { return }
    let found = reportSlips(in: context)
    if context.language == .python { PythonHandlerCheck.check(context) }
    if !found { reportMissing(in: context) }
  }

  // MARK: Misspelt names

  /// - Returns: Whether there is a function that was meant for the request route.
  private static func reportSlips(in context: RuleContext) -> Bool {
    let missing = context.entryPoints.expected.filter {
      !context.entryPoints.has($0.name, context.program, context.values)
        && !context.openness.assignedMembers.contains($0.name)
    }
    if missing.isEmpty { return false }
    let callbacks = Set(context.graph.entries.map(\.function))
    var found = false
    for index in context.script.functions.indices.dropFirst() {
      let function = context.script.functions[index]
      let place = CallGraph.Place(0, ScriptFunction.ID(index))
      guard let name = function.name, !callbacks.contains(place), isFindable(place, function, in: context)
      else { continue }
      for expected in missing {
        if isNear(name, expected.name, in: context), !context.graph.called.contains(place),
          !context.graph.escaping.contains(place), !context.entryPoints.hasUnknownCallbacks,
          !context.openness.hasUnseenCalls
        {
          context.report(
            .entryPoint, at: function.nameRange,
            "the server does not call '\(name)'; the name of the \(title(expected)) is '\(expected.name)'",
            fix: Fix("Write `\(expected.name)`", edits: [Edit(function.nameRange, expected.name)]))
          if expected.routes == [.request] { found = true }
        }
      }
    }
    return reportHidden(missing, in: context) || found
  }

  /// Functions of the right name where the server does not look.
  private static func reportHidden(_ missing: [EntryPoints.Expected], in context: RuleContext) -> Bool {
    // Wherever one sees what is hidden by a mod_init() that one does not understand, one is mistaken.
    guard context.language == .lua || context.entryPoints.handler != nil else { return false }
    var found = false
    for function in context.script.functions.dropFirst() {
      guard let name = function.name, function.parent?.index == 0, function.owner == nil,
        let expected = missing.first(where: { $0.name == name })
      else { continue }
      guard let reason = FunctionFinder(context).hidden(name) else { continue }
      context.report(.entryPoint, at: function.nameRange, reason)
      if expected.routes == [.request] { found = true }
    }
    return found
  }

  /// Whether the server would find a function under its name: a global, or a method of the handler.
  private static func isFindable(
    _ place: CallGraph.Place, _ function: ScriptFunction, in context: RuleContext
  ) -> Bool {
    guard let name = function.name, !function.isDecorated else { return false }
    if let handler = context.entryPoints.handler {
      return function.owner == handler.id && handler.file == 0
    }
    guard function.owner == nil, let variable = context.values.variable(name, in: 0) else { return false }
    return (context.index.definitions[variable] ?? []).contains {
      if case .function(place.id) = $0 { true } else { false }
    }
  }

  private static func isNear(_ name: String, _ expected: String, in context: RuleContext) -> Bool {
    if Slip.isSlip(name, of: expected) { return true }
    // Names that people take from kamailio.cfg. In a script that is no more than a helper of kamailio.cfg, they may
    // be called from there.
    let isMain =
      context.entryPoints.isMain || context.grounds.handsRouting(to: context.language) == true
    return isMain && EntryPointCheck.others[expected]?.contains(name) ?? false
  }

  private static let others: [String: Set<String>] = [
    "ksr_request_route": ["request_route"],
    "ksr_reply_route": ["reply_route", "onreply_route", "ksr_onreply_route"],
    "ksr_onsend_route": ["onsend_route"],
  ]

  static func title(_ expected: EntryPoints.Expected) -> String {
    if expected.routes == [.request] { return "request route" }
    return expected.routes == [.onsend] ? "onsend route" : "reply route"
  }

  // MARK: Nothing at all

  private static func reportMissing(in context: RuleContext) {
    guard let request = context.entryPoints.expected.first(where: { $0.routes == [.request] }),
      !context.entryPoints.has(request.name, context.program, context.values),
      !context.openness.hasUnseenFunctions, !context.openness.assignedMembers.contains(request.name),
      context.grounds.handsRouting(to: context.language) != false,
      !context.grounds.loadsSeveral(context.language)
    else { return }
    let text = "the script has no function '\(request.name)', which the server calls for every request"
    if let other = context.graph.entries.first(where: { entry in
      entry.function.file == 0 && context.entryPoints.expected.contains { $0.name == entry.name }
    }) {
      return context.report(.entryPoint, at: context.script[other.function.id].nameRange, text)
    }
    // Here kamailio.cfg says that this is the script.
    if context.grounds.handsRouting(to: context.language) == true,
      context.grounds.loads(context.script.file, context.language),
      context.language == .lua || context.entryPoints.handler != nil
    {
      context.report(.entryPoint, at: SourceRange(0, 0), text)
    }
  }
}
