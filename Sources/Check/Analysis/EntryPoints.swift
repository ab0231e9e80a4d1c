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

  /// A function that the server calls by itself.
  struct Expected: Sendable {
    var name: String
    var routes: Set<Route>
    /// `kemi.request_route_callback`, where the configuration says the name.
    var setting: String?
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

  /// The setting of kamailio.cfg that gives another name to each of `standard`.
  private static let settings = [
    "ksr_request_route": "kemi.request_route_callback", "ksr_reply_route": "kemi.reply_route_callback",
    "ksr_onsend_route": "kemi.onsend_route_callback",
  ]

  /// The request, reply and onsend routes, under the names that they have here; without those that are switched off.
  private(set) var expected: [Expected] = []
  /// Whether a name of a function is passed to a KSR function that cannot be known.
  private(set) var hasUnknownCallbacks = false
  /// Of the script that is checked.
  private(set) var callbacks: [Callback] = []
  private(set) var entries: [CallGraph.Entry] = []
  /// Whether the server loads this script itself: it has a function under one of the names that Kamailio calls.
  private(set) var isMain = false
  /// What `mod_init()` returns an object of.
  private(set) var handler: Located<ScriptClass.ID>?

  /// - Parameter calls: Those of the script that is checked.
  init(_ program: Program, _ values: Values, _ grounds: Grounds, calls: [KemiCall]) {
    handler = EntryPoints.handler(program, values)
    let configured = grounds.configuration?.callbacks(facts: grounds.facts, release: grounds.release) ?? []
    expected = EntryPoints.expected(grounds.configuration)
    for entry in expected {
      if has(entry.name, program, values) { isMain = true }
      if let function = function(entry.name, program, values) {
        entries.append(CallGraph.Entry(function: function, name: entry.name, routes: entry.routes))
      }
    }
    let others = Set(EntryPoints.settings.values)
    for name in grounds.entryPoints + configured.filter({ !others.contains($0.source) }).map(\.function) {
      if let function = function(name, program, values) {
        isMain = true
        entries.append(CallGraph.Entry(function: function, name: name, routes: [.event]))
      }
    }
    if handler != nil { isMain = true }
    var wrappers: [CallGraph.Place: [(position: Int, setter: [String])]] = [:]
    for file in program.files.indices {
      let calls = file == 0 ? calls : program.kemiCalls(in: file, values)
      collect(calls, in: file, program, values, grounds, &wrappers)
    }
    if !wrappers.isEmpty {
      for file in program.files.indices { collect(callsOf: wrappers, in: file, program, values) }
    }
  }

  private static func expected(_ configuration: Configuration?) -> [Expected] {
    standard.compactMap { name, routes in
      let setting = configuration?.callbackSettings.last { $0.name == settings[name] }
      guard let setting else { return Expected(name: name, routes: routes, setting: nil) }
      if !setting.isExact || setting.value.isEmpty || setting.value.lowercased() == "none" { return nil }
      return Expected(name: setting.value, routes: routes, setting: setting.name)
    }
  }

  private mutating func collect(
    _ calls: [KemiCall], in file: Int, _ program: Program, _ values: Values, _ grounds: Grounds,
    _ wrappers: inout [CallGraph.Place: [(position: Int, setter: [String])]]
  ) {
    for call in calls {
      if call.arguments.isEmpty { continue }
      let known = grounds.kemi.entries(call.path)
      for (position, argument) in call.arguments.enumerated() {
        let isCallback = known.contains { entry in
          entry.function.parameters.indices.contains(position)
            && entry.function.parameters[position].role == .callback
        }
        guard isCallback else { continue }
        let value = values.value(of: argument, in: file)
        if case .null = value { continue }
        if case .text(let name) = value {
          add(name, argument, setter: call.path, in: file, program, values)
        } else if let place = EntryPoints.parameter(argument, in: file, program) {
          wrappers[place.function, default: []].append((place.position, call.path))
        } else {
          hasUnknownCallbacks = true
        }
      }
    }
  }

  private mutating func add(
    _ name: String, _ argument: Expression.ID, setter: [String], in file: Int, _ program: Program,
    _ values: Values
  ) {
    if name.isEmpty { return }
    if file == 0 { callbacks.append(Callback(name: name, expression: argument, setter: setter)) }
    guard let function = function(name, program, values) else { return }
    let route = setter.first == "tm" ? setter.last.flatMap { EntryPoints.setters[$0] } : nil
    entries.append(
      CallGraph.Entry(
        function: function, name: name, routes: [route ?? .event],
        setter: "KSR." + setter.joined(separator: ".")))
  }

  /// Which parameter of its function an argument is, if that is all it can be.
  private static func parameter(_ argument: Expression.ID, in file: Int, _ program: Program)
    -> (function: CallGraph.Place, position: Int)?
  {
    let script = program.files[file].script
    guard case .variable(let variable) = script[argument].kind, script[variable].scope == .parameter,
      program.isWrittenOnce(variable, in: file)
    else { return nil }
    let function = script[variable].function
    return script[function].parameters.firstIndex(of: variable).map { (Located(file, function), $0) }
  }

  /// `on_failure("name")`, where `on_failure` is the script's own and passes its parameter on.
  private mutating func collect(
    callsOf wrappers: [CallGraph.Place: [(position: Int, setter: [String])]], in file: Int,
    _ program: Program, _ values: Values
  ) {
    let script = program.files[file].script
    for expression in script.expressions {
      guard case .call(let callee, let arguments, let passesReceiver) = expression.kind,
        case .function(let function) = values.value(of: callee, in: file), let wraps = wrappers[function]
      else { continue }
      // The object is a parameter that no argument stands for.
      let isMethod = program.files[function.file].script[function.id].owner != nil
      let shift = isMethod || passesReceiver ? 1 : 0
      for (position, setter) in wraps {
        guard arguments.indices.contains(position - shift),
          arguments[...(position - shift)].allSatisfy({ !$0.isSpread && $0.name == nil }),
          case .text(let name) = values.value(of: arguments[position - shift].value, in: file)
        else {
          hasUnknownCallbacks = true
          continue
        }
        add(name, arguments[position - shift].value, setter: setter, in: file, program, values)
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
        for definition in file.index.definitions[Variable.ID(index)] ?? [] {
          switch definition {
          case .function: names.insert(variable.name)
          case .value(let value):
            if case .function = file.script[value].kind { names.insert(variable.name) }
          default: break
          }
        }
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
