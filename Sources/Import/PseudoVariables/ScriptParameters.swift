import Descriptors

/// Finds the parameters of a module that name a function of the script, or the script.
struct ScriptParameters {
  static let elementType = "param_export_t"

  /// How the core is asked to run a function of the script, and which argument is its name.
  private static let runners = ["sr_kemi_route": 3, "sr_kemi_ctx_route": 4, "froute": 2]

  /// Parameters whose value a module cuts up itself: the attribute that is a function of the script.
  private static let lists = [
    "evrexec.exec": "name", "ptimer.end": "route", "ptimer.loop": "route", "ptimer.start": "route",
    "rtimer.exec": "route",
  ]

  /// How interpreters call the parameter for the script.
  private static let scripts: Set<String> = ["load", "script_name"]

  static func isWorthReading(_ sources: [CSource]) -> Bool {
    sources.contains { source in
      runners.keys.contains { source.mentions($0) } || source.mentions("sr_kemi_eng_register")
    }
  }

  static func read(module: String, tables: [CFile.Table], files: [CFile]) -> [ScriptParameter] {
    let isInterpreter = files.contains { $0.functions.contains(where: registersInterpreter) }
    let callbacks = callbackVariables(in: files)
    var parameters: [ScriptParameter] = []
    for row in tables.flatMap(CInitializer.rows) {
      guard row.fields.count >= 3, let name = row.fields[0].string, isServerName(name) else { continue }
      if let attribute = lists["\(module).\(name)"] {
        if !callbacks.calls.isEmpty {
          parameters.append(
            ScriptParameter(module: module, name: name, role: .callback, attribute: attribute))
        }
      } else if isInterpreter, scripts.contains(name) {
        parameters.append(ScriptParameter(module: module, name: name, role: .script))
      } else if let variable = row.fields[2].lastIdentifier, callbacks.names.contains(variable) {
        parameters.append(ScriptParameter(module: module, name: name, role: .callback))
      }
    }
    return parameters
  }

  private static func registersInterpreter(_ function: CFunction) -> Bool {
    CCall.all(in: function).contains { $0.callee == "sr_kemi_eng_register" }
  }

  /// The variables whose text is run, directly or through functions that they are passed to.
  private static func callbackVariables(in files: [CFile]) -> (names: Set<String>, calls: [CCall]) {
    let functions = files.flatMap(\.functions).map { ($0, CCall.all(in: $0)) }
    var takers = runners
    var names: Set<String> = []
    var found: [CCall] = []
    // Wrappers of wrappers of wrappers do not occur.
    for _ in 0..<3 {
      for (function, calls) in functions {
        for call in calls {
          guard let index = takers[call.callee], index < call.arguments.count else { continue }
          found.append(call)
          let words = call.arguments[index]
          guard let name = words.last, words.count == 1 || words.count == 2 && words[0] == "&" else {
            continue
          }
          if let own = function.parameters.firstIndex(where: { $0.name == name }) {
            if takers[function.name] == nil { takers[function.name] = own }
          } else {
            names.insert(name)
          }
        }
      }
    }
    return (names, found)
  }
}
