import Descriptors

/// Which functions of a program call which, and from which kinds of routes each can be reached.
struct CallGraph: Sendable {
  typealias Place = Located<ScriptFunction.ID>

  /// Functions that the server calls, by what calls them.
  struct Entry: Sendable {
    var function: Place
    var name: String
    /// The kinds of routes that it may run as.
    var routes: Set<Route>
    /// The KSR function that it is the callback of: `KSR.tm.t_on_failure`.
    var setter: String?
  }

  private(set) var calls: [Place: Set<Place>] = [:]
  private(set) var entries: [Entry] = []
  /// The kinds of routes in which a function runs; none where nobody calls it, as far as one can see.
  private(set) var routes: [Place: Set<Route>] = [:]
  /// The number of the entry that first gave each kind of route to a function.
  private var origins: [Place: [Route: Int]] = [:]
  /// Functions that are called by name somewhere.
  private(set) var called: Set<Place> = []
  /// Functions that somebody may call whom one does not see: passed on as values, or kept in tables.
  private(set) var escaping: Set<Place> = []

  init(_ program: Program, _ values: Values, entries: [Entry]) {
    self.entries = entries
    for file in program.files.indices { collectCalls(program, values, file) }
    for (number, entry) in entries.enumerated() { spread(entry.routes, from: entry.function, number) }
  }

  private mutating func collectCalls(_ program: Program, _ values: Values, _ file: Int) {
    let script = program.files[file].script
    for index in script.expressions.indices {
      guard case .call(let callee, let arguments, _) = script.expressions[index].kind else { continue }
      let caller = Place(file, script.expressions[index].function)
      if case .function(let function) = values.value(of: callee, in: file) {
        calls[caller, default: []].insert(function)
        called.insert(function)
      }
      for argument in arguments {
        guard case .function(let passed) = values.value(of: argument.value, in: file) else { continue }
        // pcall(f) calls f; anybody else may call it later, from anywhere.
        if CallGraph.isProtected(callee, in: file, values) {
          calls[caller, default: []].insert(passed)
          called.insert(passed)
        } else {
          escaping.insert(passed)
        }
      }
    }
    collectValues(program, values, file)
    // A function within another runs, if at all, where the other has made it.
    for index in script.functions.indices where script.functions[index].name == nil {
      if let parent = script.functions[index].parent, index > 0 {
        calls[Place(file, parent), default: []].insert(Place(file, ScriptFunction.ID(index)))
      }
    }
  }

  /// Functions that are kept, in tables or under other names, or returned.
  private mutating func collectValues(_ program: Program, _ values: Values, _ file: Int) {
    let (script, index) = (program.files[file].script, program.files[file].index)
    for position in script.expressions.indices {
      let id = Expression.ID(position)
      switch script.expressions[position].kind {
      case .variable, .member: break
      default: continue
      }
      switch index.context(of: id) {
      case .assigned, .returned, .other: break
      case .expression(let parent):
        guard case .collection = script[parent].kind else { continue }
      case .condition, .dropped: continue
      }
      guard !index.targets.contains(id), case .function(let function) = values.value(of: id, in: file) else {
        continue
      }
      escaping.insert(function)
    }
  }

  static func isProtected(_ callee: Expression.ID, in file: Int, _ values: Values) -> Bool {
    switch values.value(of: callee, in: file) {
    case .builtin(["pcall"]), .builtin(["xpcall"]): true
    default: false
    }
  }

  /// One of the entries from which a function is reached as a kind of route.
  func entry(reaching function: Place, as route: Route) -> Entry? {
    origins[function]?[route].map { entries[$0] }
  }

  private mutating func spread(_ kinds: Set<Route>, from function: Place, _ entry: Int) {
    var open = [function]
    while let next = open.popLast() {
      let known = routes[next] ?? []
      guard !kinds.isSubset(of: known) else { continue }
      routes[next] = known.union(kinds)
      for kind in kinds.subtracting(known) { origins[next, default: [:]][kind] = entry }
      open += calls[next] ?? []
    }
  }
}
