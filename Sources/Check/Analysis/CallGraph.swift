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
  }

  private(set) var calls: [Place: Set<Place>] = [:]
  private(set) var entries: [Entry] = []
  /// The kinds of routes in which a function runs; none where nobody calls it, as far as one can see.
  private(set) var routes: [Place: Set<Route>] = [:]
  /// Functions that somebody may call whom one does not see: passed on as values, or kept in tables.
  private(set) var escaping: Set<Place> = []

  init(_ program: Program, _ values: Values, entries: [Entry]) {
    self.entries = entries
    for file in program.files.indices { collectCalls(program, values, file) }
    for entry in entries { spread(entry.routes, from: entry.function) }
  }

  private mutating func collectCalls(_ program: Program, _ values: Values, _ file: Int) {
    let script = program.files[file].script
    for index in script.expressions.indices {
      guard case .call(let callee, let arguments, _) = script.expressions[index].kind else { continue }
      let caller = Place(file, script.expressions[index].function)
      if case .function(let function) = values.value(of: callee, in: file) {
        calls[caller, default: []].insert(function)
      }
      for argument in arguments {
        guard case .function(let passed) = values.value(of: argument.value, in: file) else { continue }
        // pcall(f) calls f; anybody else may call it later, from anywhere.
        if CallGraph.isProtected(callee, in: file, values) {
          calls[caller, default: []].insert(passed)
        } else {
          escaping.insert(passed)
        }
      }
    }
    // A function within another runs, if at all, where the other has made it.
    for index in script.functions.indices where script.functions[index].name == nil {
      if let parent = script.functions[index].parent, index > 0 {
        calls[Place(file, parent), default: []].insert(Place(file, ScriptFunction.ID(index)))
      }
    }
  }

  static func isProtected(_ callee: Expression.ID, in file: Int, _ values: Values) -> Bool {
    switch values.value(of: callee, in: file) {
    case .builtin(["pcall"]), .builtin(["xpcall"]): true
    default: false
    }
  }

  private mutating func spread(_ kinds: Set<Route>, from function: Place) {
    var open = [function]
    while let next = open.popLast() {
      let known = routes[next] ?? []
      guard !kinds.isSubset(of: known) else { continue }
      routes[next] = known.union(kinds)
      open += calls[next] ?? []
    }
  }
}
