/// Finds out what the values of a program are, by following names as people write them.
final class Values {
  let program: Program
  /// By file, and in it by expression; a file that nobody has asked for has none.
  private var known: [[KnownValue?]]
  private var knownVariables: [Numbered<Variable, KnownValue>]
  private var busy: Set<Located<Variable.ID>> = []
  private var depth = 0
  private var knownGlobals: [String: KnownValue] = [:]
  private var busyGlobals: Set<String> = []
  private var starred: Set<Int> = []
  // Of members and calls, in files of their own.
  var busyFields: Set<ScriptIndex.LocatedField> = []
  var busyCalls: Set<Located<ScriptFunction.ID>> = []
  var knownFields: [ScriptIndex.LocatedField: KnownValue] = [:]
  var knownWrites: [String: [Write]]?
  var knownElementWrites: Set<Located<Variable.ID>>?
  var knownAttributes: [Int: [ScriptClass.ID: [String: [ScriptIndex.Definition]]]] = [:]
  var knownSubclasses: [Located<ScriptClass.ID>: [Located<ScriptClass.ID>]]?
  var knownSuspending: [Int: Set<ScriptFunction.ID>] = [:]
  /// Longer chains of names are nobody's.
  private static let deepest = 60

  init(_ program: Program) {
    self.program = program
    known = [[KnownValue?]](repeating: [], count: program.files.count)
    knownVariables = Array(repeating: Numbered(), count: program.files.count)
  }

  func value(of expression: Expression.ID, in file: Int) -> KnownValue {
    if known[file].isEmpty {
      known[file] = [KnownValue?](repeating: nil, count: program.files[file].script.expressions.count)
    }
    if let known = known[file][expression.index] { return known }
    guard depth < Values.deepest else { return .unknown }
    depth += 1
    defer { depth -= 1 }
    let value = find(expression, in: file)
    known[file][expression.index] = value
    return value
  }

  private func find(_ expression: Expression.ID, in file: Int) -> KnownValue {
    let script = program.files[file].script
    switch script[expression].kind {
    case .null: return .null
    case .boolean(let value): return .boolean(value)
    case .integer(let value): return .integer(value)
    case .float(let value): return .float(value)
    case .string(let value): return .text(value)
    case .negate(let operand):
      switch value(of: operand, in: file) {
      case .integer(let number): return .integer(0 &- number)
      case .float(let number): return .float(-number)
      default: return .unknown
      }
    case .function(let function): return .function(Located(file, function))
    case .variable(let variable): return value(of: variable, in: file)
    case .member(let base, let name, _): return member(name, of: value(of: base, in: file))
    case .assign(_, let value): return self.value(of: value, in: file)
    case .call(let callee, let arguments, _): return result(of: callee, arguments, in: file)
    case .concatenate(let parts): return joined(parts, in: file)
    case .arithmetic(.add, let left, let right): return sum(left, right, in: file)
    // KSR = KSR or require "KSR"
    case .or(let left, _):
      if case .ksr = value(of: left, in: file) { return .ksr }
      return .unknown
    case .element(let base, let key):
      guard case .text(let name) = value(of: key, in: file) else { return .unknown }
      return member(name, of: value(of: base, in: file))
    case .collection: return .items(Located(file, expression))
    default: return .unknown
    }
  }

  // MARK: Variables

  func value(of variable: Variable.ID, in file: Int) -> KnownValue {
    let place = Located(file, variable)
    if let known = knownVariables[file][variable] { return known }
    guard busy.insert(place).inserted else { return .unknown }
    defer { busy.remove(place) }
    let value = find(variable, in: file)
    knownVariables[file][variable] = value
    return value
  }

  private func find(_ variable: Variable.ID, in file: Int) -> KnownValue {
    let script = program.files[file].script
    if script[variable].scope == .global, program.language == .lua {
      return global(script[variable].name, in: file)
    }
    let definitions = (program.files[file].index.definitions[variable] ?? [])
    if definitions.isEmpty {
      return script[variable].scope == .global ? global(script[variable].name, in: file) : .unknown
    }
    // A method's first parameter is its object.
    if script[variable].scope == .parameter { return receiver(variable, in: file) }
    return value(ofAny: definitions, in: file, variable)
  }

  /// The value that all definitions but those without a value agree on, of which there may be one.
  func value(ofAny definitions: [ScriptIndex.Definition], in file: Int, _ variable: Variable.ID?)
    -> KnownValue
  {
    let real = definitions.filter { if case .nothing = $0 { false } else { true } }
    // try: import KSR … except ImportError: KSR = None
    for case .importing(let importing) in real where importing.module == "KSR" && importing.name == nil {
      return .ksr
    }
    guard let only = real.first, real.count == 1 || isOneImport(real, in: file) else { return .unknown }
    switch only {
    case .value(let expression):
      if let variable, case .collection = program.files[file].script[expression].kind {
        return .table(Located(file, variable))
      }
      return value(of: expression, in: file)
    case .function(let function): return .function(Located(file, function))
    case .class(let type): return .class(Located(file, type))
    case .importing(let importing): return value(of: importing, in: file)
    case .nothing, .unknown: return .unknown
    }
  }

  /// `import os` twice, or `import urllib.parse, urllib.request`, which both bring `urllib`.
  private func isOneImport(_ definitions: [ScriptIndex.Definition], in file: Int) -> Bool {
    var first: (module: String, name: String?)?
    for definition in definitions {
      guard case .importing(let importing) = definition else { return false }
      let module = package(of: importing, in: file) ?? importing.module
      if let first, first != (module, importing.name) { return false }
      first = (module, importing.name)
    }
    return true
  }

  /// What `import a.b` binds is `a`; `import a.b as c` binds `a.b`.
  private func package(of importing: Importing, in file: Int) -> String? {
    guard importing.name == nil, let target = importing.target,
      let dot = importing.module.firstIndex(of: "."),
      case .variable(let variable) = program.files[file].script[target].kind,
      program.files[file].script[variable].name == importing.module[..<dot]
    else { return nil }
    return String(importing.module[..<dot])
  }

  private func value(of importing: Importing, in file: Int) -> KnownValue {
    if let package = package(of: importing, in: file), package != "KSR" { return .foreign([package]) }
    if importing.module == "KSR" || importing.module.hasPrefix("KSR.") {
      let path = importing.module.split(separator: ".").dropFirst().map(String.init)
      guard let name = importing.name else { return .ksr }
      return .name(path + [name])
    }
    guard let other = program.files[file].imports[importing.module] else {
      return .foreign(
        importing.module.split(separator: ".").map(String.init) + [importing.name].compactMap(\.self))
    }
    guard let name = importing.name else { return .file(other) }
    return global(name, in: other)
  }

  /// A global of a file; Lua's are those of all files.
  func global(_ name: String, in file: Int) -> KnownValue {
    if program.language == .lua { return luaGlobal(name) }
    if let variable = variable(name, in: file), program.files[file].index.definitions[variable] != nil {
      return value(of: variable, in: file)
    }
    // from names import *
    for importing in program.files[file].index.imports where importing.name == "*" {
      guard let other = program.files[file].imports[importing.module], starred.insert(other).inserted else {
        continue
      }
      defer { starred.remove(other) }
      if isDefined(name, in: other) { return global(name, in: other) }
    }
    return .builtin([name])
  }

  private func isDefined(_ name: String, in file: Int, depth: Int = 0) -> Bool {
    if let variable = variable(name, in: file), program.files[file].index.definitions[variable] != nil {
      return true
    }
    return depth < 4
      && program.files[file].index.imports.contains { importing in
        guard importing.name == "*", let other = program.files[file].imports[importing.module] else {
          return false
        }
        return isDefined(name, in: other, depth: depth + 1)
      }
  }

  private func luaGlobal(_ name: String) -> KnownValue {
    if let known = knownGlobals[name] { return known }
    guard busyGlobals.insert(name).inserted else { return .unknown }
    defer { busyGlobals.remove(name) }
    let value = findLuaGlobal(name)
    knownGlobals[name] = value
    return value
  }

  private func findLuaGlobal(_ name: String) -> KnownValue {
    var found: (file: Int, variable: Variable.ID?, definitions: [ScriptIndex.Definition])?
    for file in program.files.indices {
      let index = program.files[file].index
      var definitions: [ScriptIndex.Definition] = []
      let variable = variable(name, in: file)
      if let variable { definitions += index.definitions[variable] ?? [] }
      // _G.name = value
      if let globals = self.variable("_G", in: file) {
        definitions += index.fields[ScriptIndex.Field(variable: globals, name: name)] ?? []
      }
      definitions.removeAll { keepsItself($0, name, in: file) }
      if definitions.isEmpty { continue }
      if found != nil { return .unknown }
      found = (file, variable, definitions)
    }
    guard let found else { return name == "KSR" ? .ksr : .builtin([name]) }
    return value(ofAny: found.definitions, in: found.file, found.variable)
  }

  /// `KSR = KSR or …`
  private func keepsItself(_ definition: ScriptIndex.Definition, _ name: String, in file: Int) -> Bool {
    guard name == "KSR", case .value(let expression) = definition else { return false }
    let script = program.files[file].script
    var source = expression
    if case .or(let left, _) = script[source].kind { source = left }
    guard case .variable(let variable) = script[source].kind else { return false }
    return script[variable].scope == .global && script[variable].name == name
  }

  /// The global variable of a name.
  func variable(_ name: String, in file: Int) -> Variable.ID? { globals(of: file)[name] }

  private var globalNames: [Int: [String: Variable.ID]] = [:]

  private func globals(of file: Int) -> [String: Variable.ID] {
    if let names = globalNames[file] { return names }
    var names: [String: Variable.ID] = [:]
    for (index, variable) in program.files[file].script.variables.enumerated() where variable.scope == .global
    {
      names[variable.name] = Variable.ID(index)
    }
    globalNames[file] = names
    return names
  }

  private func receiver(_ variable: Variable.ID, in file: Int) -> KnownValue {
    let script = program.files[file].script
    let function = script[script[variable].function]
    guard let owner = function.owner, function.parameters.first == variable,
      program.files[file].index.definitions[variable]?.count == 1
    else { return .unknown }
    return .instance(Located(file, owner))
  }
}
