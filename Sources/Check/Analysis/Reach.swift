import Descriptors

/// Which functions of a script run while the server handles messages, and which when it starts.
struct Reach {
  private(set) var handling: Set<ScriptFunction.ID> = []
  private(set) var starting: Set<ScriptFunction.ID> = []

  /// Methods and functions that run when a worker starts.
  private static let starters: Set<String> = ["mod_init", "child_init", "__init__"]

  init(_ context: RuleContext) {
    let (script, graph) = (context.script, context.graph)
    let kept = Reach.kept(in: context)
    let calls = Reach.calls(in: context, kept)
    var called: Set<ScriptFunction.ID> = []
    for targets in calls.values { called.formUnion(targets) }
    var roots = graph.entries.filter { $0.function.file == 0 }.map(\.function.id)
    var starts = [ScriptFunction.ID(0)]
    // A script without KSR may be anything.
    let isKemi = !context.calls.isEmpty || context.entryPoints.isMain
    for index in script.functions.indices.dropFirst() {
      let (id, function) = (ScriptFunction.ID(index), script.functions[index])
      let place = Located(0, id)
      let isMethod = function.owner != nil
      if let name = function.name, isMethod || function.parent?.index == 0, Reach.starters.contains(name) {
        starts.append(id)
      } else if graph.routes[place] != nil {
        roots.append(id)
      } else if isKemi, !called.contains(id), !graph.escaping.contains(place),
        function.name != nil || kept.contains(id), !Reach.isOfThread(function, script)
      {
        roots.append(id)
      }
    }
    handling = Reach.spread(roots, calls)
    starting = Reach.spread(starts, calls)
  }

  /// Who calls whom. Functions that a file keeps under names are not called by making them.
  private static func calls(
    in context: RuleContext, _ kept: Set<ScriptFunction.ID>
  ) -> [ScriptFunction.ID: Set<ScriptFunction.ID>] {
    var calls: [ScriptFunction.ID: Set<ScriptFunction.ID>] = [:]
    for (caller, targets) in context.graph.calls where caller.file == 0 {
      for target in targets where target.file == 0 && !(caller.id.index == 0 && kept.contains(target.id)) {
        calls[caller.id, default: []].insert(target.id)
      }
    }
    for expression in context.script.expressions where expression.function.index == 0 {
      guard case .call(let callee, _, _) = expression.kind,
        case .function(let target) = context.value(of: callee), target.file == 0
      else { continue }
      calls[expression.function, default: []].insert(target.id)
    }
    return calls
  }

  /// Functions without a name of their own that a variable, a table or the user of the file has.
  private static func kept(in context: RuleContext) -> Set<ScriptFunction.ID> {
    var kept: Set<ScriptFunction.ID> = []
    for index in context.script.expressions.indices {
      guard case .function(let function) = context.script.expressions[index].kind else { continue }
      switch context.index.context(of: Expression.ID(index)) {
      case .assigned, .returned: kept.insert(function)
      case .expression(let user):
        if case .collection = context[user].kind { kept.insert(function) }
      default: break
      }
    }
    return kept
  }

  /// Classes made from others, such as threads, are called by these.
  private static func isOfThread(_ function: ScriptFunction, _ script: Script) -> Bool {
    function.owner.map { !script[$0].bases.isEmpty } ?? false
  }

  private static func spread(
    _ roots: [ScriptFunction.ID], _ calls: [ScriptFunction.ID: Set<ScriptFunction.ID>]
  ) -> Set<ScriptFunction.ID> {
    var reached: Set<ScriptFunction.ID> = []
    var open = roots
    while let next = open.popLast() {
      if reached.insert(next).inserted { open += calls[next] ?? [] }
    }
    return reached
  }
}
