/// What `app_python3` asks of a script before it starts: `mod_init()`, which returns an object with `child_init()`.
enum PythonHandlerCheck {
  static func check(_ context: RuleContext) {
    guard context.grounds.handsRouting(to: .python) != false, !hasOtherNames(context.grounds) else { return }
    if let variable = context.values.variable("mod_init", in: 0) {
      if let handler = context.entryPoints.handler {
        checkChildInit(of: handler, in: context)
      } else if case .function(let function) = context.values.value(of: variable, in: 0), function.file == 0 {
        checkReturn(of: context.script[function.id], function.id, in: context)
      }
    } else if !context.openness.hasUnseenFunctions {
      reportMissing(in: context)
    }
  }

  /// Whether kamailio.cfg gives other names to what `app_python3` asks for.
  private static func hasOtherNames(_ grounds: Grounds) -> Bool {
    grounds.configuration?.parameters.contains {
      $0.name == "mod_init_function" || $0.name == "child_init_method"
    } ?? false
  }

  /// `app_python3s` takes functions of the file, and asks for nothing.
  private static func isForPython3s(_ context: RuleContext) -> Bool {
    context.entryPoints.expected.contains { context.values.variable($0.name, in: 0) != nil }
  }

  /// A class that has the request route as a method.
  private static func routeClass(in context: RuleContext) -> (name: String, method: ScriptFunction)? {
    guard let request = context.entryPoints.expected.first(where: { $0.routes == [.request] }) else {
      return nil
    }
    for function in context.script.functions {
      guard let owner = function.owner, function.name?.split(separator: ".").last ?? "" == request.name else {
        continue
      }
      return (context.script[owner].name, function)
    }
    return nil
  }

  private static func reportMissing(in context: RuleContext) {
    guard let (type, method) = routeClass(in: context), !isForPython3s(context) else { return }
    let slip = context.script.functions.first { function in
      guard let name = function.name, function.owner == nil, function.parent?.index == 0 else { return false }
      return Slip.isSlip(name, of: "mod_init")
    }
    if let slip, let name = slip.name {
      return context.report(
        .entryPoint, at: slip.nameRange,
        "app_python3 does not call '\(name)'; the function that returns the object of \(type) is 'mod_init'",
        fix: Fix("Write `mod_init`", edits: [Edit(slip.nameRange, "mod_init")]))
    }
    context.report(
      .entryPoint, at: method.nameRange,
      "the script has no function 'mod_init' that returns an object of \(type); app_python3 does not start without it"
    )
  }

  private static func checkReturn(
    of function: ScriptFunction, _ id: ScriptFunction.ID, in context: RuleContext
  ) {
    let returns = context.index.returns[id] ?? []
    let returnsNothing = returns.allSatisfy { values in
      guard let first = values.first else { return true }
      if case .null = context.value(of: first) { return true }
      return false
    }
    guard returnsNothing, !function.isDecorated, !isForPython3s(context),
      let (type, _) = routeClass(in: context)
    else { return }
    context.report(
      .entryPoint, at: function.nameRange,
      "mod_init() returns nothing, and app_python3 does not start without an object; add 'return \(type)()'")
  }

  private static func checkChildInit(of handler: Located<ScriptClass.ID>, in context: RuleContext) {
    guard handler.file == 0, !context.openness.hasUnseenFunctions,
      !context.openness.assignedMembers.contains("child_init")
    else { return }
    let type = context.script[handler.id].name
    switch context.values.method("child_init", of: handler) {
    case .function(let method):
      guard method.file == 0 else { return }
      let function = context.script[method.id]
      guard !function.isDecorated, !containsRaise(function.body),
        (context.index.returns[method.id] ?? []).allSatisfy(\.isEmpty)
      else { return }
      context.report(
        .entryPoint, at: function.nameRange,
        "child_init() returns nothing, and app_python3 does not start without a number; add 'return 0'")
    case .unknown where !hasAttribute("child_init", in: context):
      guard let variable = context.values.variable("mod_init", in: 0),
        case .function(let function) = context.values.value(of: variable, in: 0), function.file == 0
      else { return }
      context.report(
        .entryPoint, at: context.script[function.id].nameRange,
        "\(type), which mod_init() returns, has no method 'child_init'; app_python3 does not start without it: "
          + "add def child_init(self, rank) that returns 0")
    default: break
    }
  }

  private static func hasAttribute(_ name: String, in context: RuleContext) -> Bool {
    context.program.files.contains { file in
      file.script.variables.contains { $0.name == name && $0.scope == .attribute }
    }
  }

  private static func containsRaise(_ block: Block) -> Bool {
    block.statements.contains { if case .raise = $0.kind { true } else { false } }
  }
}
