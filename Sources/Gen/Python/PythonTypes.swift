import Descriptors

/// KEMI's types as Python annotates them.
struct PythonTypes {
  /// Whether the file has a name of its own that hides one of Python's types.
  let hidesBuiltins: Bool

  init(names: some Sequence<String>) {
    hidesBuiltins = names.contains { ["int", "bool", "str"].contains($0) }
  }

  func name(of type: KemiType) -> String {
    switch type {
    case .none, .null: "None"
    case .int, .long: builtin("int")
    case .bool: builtin("bool")
    case .str: builtin("str")
    case .xval: "\(builtin("str")) | \(builtin("int"))"
    // Python's interpreters hand these over as None.
    case .dict, .array: "None"
    }
  }

  func name(of returns: Returns) -> String {
    guard returns.type == .xval else { return name(of: returns.type) }
    let held = returns.holds.isEmpty ? [name(of: .xval)] : returns.holds.map { name(of: $0) }
    let types = held + (returns.nullable == false ? [] : ["None"])
    return types.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.joined(separator: " | ")
  }

  /// What the file has to import for the types.
  var imports: String { hidesBuiltins ? "import builtins as _builtins\n" : "" }

  private func builtin(_ name: String) -> String { hidesBuiltins ? "_builtins.\(name)" : name }
}
