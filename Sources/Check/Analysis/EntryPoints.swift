import Descriptors

/// The functions of a script that the server calls, and the names by which it asks for functions.
struct EntryPoints: Sendable {
  /// A name of a function that the script passes to a KSR function.
  struct Callback: Sendable {
    var name: String
    /// The argument.
    var expression: Expression.ID
    /// The KSR function that takes it.
    var setter: [String]
  }

  /// The names that Kamailio uses where no setting says otherwise, and the routes that they are.
  static let standard: [(name: String, routes: Set<Route>)] = [
    ("ksr_request_route", [.request]), ("ksr_reply_route", [.coreOnreply]), ("ksr_onsend_route", [.onsend]),
  ]

  /// The setters of the module tm, and the routes that they set.
  static let setters: [String: Route] = [
    "t_on_failure": .failure, "t_on_branch": .branch, "t_on_reply": .onreply,
    "t_on_branch_failure": .branchFailure,
  ]

  /// Of the script that is checked.
  private(set) var callbacks: [Callback] = []
  private(set) var entries: [CallGraph.Entry] = []
  /// Whether the server loads this script itself: it has a function under one of the names that Kamailio calls.
  private(set) var isMain = false
  /// What `mod_init()` returns an object of.
  private(set) var handler: Located<ScriptClass.ID>?

  init(_ program: Program, _ values: Values, _ grounds: Grounds) {
    handler = EntryPoints.handler(program, values)
    let configured = grounds.configuration?.callbacks(facts: grounds.facts, release: grounds.release) ?? []
    for (name, routes) in EntryPoints.standard {
      if let function = function(name, program, values) {
        isMain = true
        entries.append(CallGraph.Entry(function: function, name: name, routes: routes))
      }
    }
    for name in grounds.entryPoints + configured.map(\.function) {
      if let function = function(name, program, values) {
        isMain = true
        entries.append(CallGraph.Entry(function: function, name: name, routes: [.event]))
      }
    }
    if handler != nil { isMain = true }
    for file in program.files.indices { collect(in: file, program, values, grounds) }
  }

  private mutating func collect(in file: Int, _ program: Program, _ values: Values, _ grounds: Grounds) {
    for call in program.kemiCalls(in: file, values) {
      for (position, argument) in call.arguments.enumerated() {
        let isCallback = grounds.kemi.entries(call.path).contains { entry in
          entry.function.parameters.indices.contains(position)
            && entry.function.parameters[position].role == .callback
        }
        guard isCallback, case .text(let name) = values.value(of: argument, in: file), !name.isEmpty else {
          continue
        }
        if file == 0 { callbacks.append(Callback(name: name, expression: argument, setter: call.path)) }
        guard let function = function(name, program, values) else { continue }
        let route = call.path.first == "tm" ? call.path.last.flatMap { EntryPoints.setters[$0] } : nil
        entries.append(CallGraph.Entry(function: function, name: name, routes: [route ?? .event]))
      }
    }
  }

  /// The function that the server finds under a name, wherever the program has it.
  func function(_ name: String, _ program: Program, _ values: Values) -> Located<ScriptFunction.ID>? {
    if let handler, case .function(let method) = values.method(name, of: handler) { return method }
    if handler != nil { return nil }
    for file in program.files.indices where program.language == .lua || file == 0 {
      guard let variable = values.variable(name, in: file) else { continue }
      if case .function(let function) = values.value(of: variable, in: file) { return function }
    }
    return nil
  }

  /// Whether the script has something under the name that the server may find: any global of Lua or method of the
  /// object, even if what it is cannot be known.
  func has(_ name: String, _ program: Program, _ values: Values) -> Bool {
    if function(name, program, values) != nil { return true }
    if let handler {
      let script = program.files[handler.file].script
      return script.variables.contains { $0.name == name && $0.scope == .attribute }
    }
    return program.files.indices.contains { file in
      guard program.language == .lua || file == 0, let variable = values.variable(name, in: file) else {
        return false
      }
      return program.files[file].index.definitions[variable] != nil
    }
  }

  /// The names of all functions that the server can find.
  func names(_ program: Program) -> [String] {
    var names: Set<String> = []
    for (number, file) in program.files.enumerated()
    where program.language == .lua || number == 0 || handler?.file == number {
      for (index, variable) in file.script.variables.enumerated() {
        let wanted: Variable.Scope = handler == nil ? .global : .attribute
        guard variable.scope == wanted else { continue }
        for case .function in file.index.definitions[Variable.ID(index)] ?? [] { names.insert(variable.name) }
      }
    }
    return names.sorted()
  }

  private static func handler(_ program: Program, _ values: Values) -> Located<ScriptClass.ID>? {
    guard program.language == .python, let variable = values.variable("mod_init", in: 0),
      case .function(let function) = values.value(of: variable, in: 0),
      let returns = program.files[function.file].index.returns[function.id]
    else { return nil }
    for values_ in returns {
      guard let first = values_.first else { continue }
      if case .instance(let type) = values.value(of: first, in: function.file) { return type }
    }
    return nil
  }
}
