/// Which functions of a script run while the server handles messages, and which elsewhere.
struct Reach {
  typealias Place = Located<ScriptFunction.ID>

  /// In a worker that handles a message.
  private(set) var handling: Set<Place> = []
  /// When the server or a worker starts.
  private(set) var starting: Set<Place> = []
  /// In the processes of the module async.
  private(set) var tasks: Set<Place> = []

  /// Methods and functions that run when a worker starts.
  private static let starters: Set<String> = ["mod_init", "child_init", "__init__"]
  /// Parts of names of functions that processes of their own may run, which only kamailio.cfg knows.
  private static let others = ["timer", "mqueue", "cron", "worker"]

  init(_ context: RuleContext) {
    let (script, graph) = (context.script, context.graph)
    let kept = Reach.kept(in: context)
    let calls = Reach.calls(in: context, kept)
    var called: Set<Place> = []
    for targets in calls.values { called.formUnion(targets) }
    let taskNames = Set(
      context.entryPoints.callbacks.filter {
        $0.setter.first == "async" && $0.setter.last?.hasPrefix("task") == true
      }.map(\.name))
    var roots = graph.entries.filter { !taskNames.contains($0.name) }.map(\.function)
    let taskRoots = graph.entries.filter { taskNames.contains($0.name) }.map(\.function)
    var starts = [Place(0, ScriptFunction.ID(0))]
    // A script without KSR may be anything.
    let isKemi = !context.calls.isEmpty || context.entryPoints.isMain
    for index in script.functions.indices.dropFirst() {
      let (place, function) = (Place(0, ScriptFunction.ID(index)), script.functions[index])
      let isMethod = function.owner != nil
      if let name = function.name, isMethod || function.parent?.index == 0, Reach.starters.contains(name) {
        starts.append(place)
      } else if isKemi, !called.contains(place), !graph.escaping.contains(place),
        !taskRoots.contains(place), function.name != nil || kept.contains(place.id),
        !Reach.isOfThread(function, script), !Reach.isOther(function)
      {
        roots.append(place)
      }
    }
    handling = Reach.spread(roots, calls)
    starting = Reach.spread(starts, calls)
    tasks = Reach.spread(taskRoots, calls)
  }

  private static func isOther(_ function: ScriptFunction) -> Bool {
    guard let name = function.name?.lowercased() else { return false }
    return others.contains { name.contains($0) }
  }

  /// Who calls whom. Functions that a file keeps under names are not called by making them.
  private static func calls(
    in context: RuleContext, _ kept: Set<ScriptFunction.ID>
  ) -> [Place: Set<Place>] {
    let file = Place(0, ScriptFunction.ID(0))
    var calls = context.graph.calls
    if let made = calls[file] { calls[file] = made.filter { $0.file != 0 || !kept.contains($0.id) } }
    for expression in context.script.expressions where expression.function == file.id {
      guard case .call(let callee, _, _) = expression.kind,
        case .function(let target) = context.value(of: callee)
      else { continue }
      calls[file, default: []].insert(target)
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

  private static func spread(_ roots: [Place], _ calls: [Place: Set<Place>]) -> Set<Place> {
    var reached: Set<Place> = []
    var open = roots
    while let next = open.popLast() {
      if reached.insert(next).inserted { open += calls[next] ?? [] }
    }
    return reached
  }
}
