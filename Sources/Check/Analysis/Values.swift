/// Finds out what the values of a program are, by following names as people write them.
final class Values {
  let program: Program
  /// By file, and in it by expression; a file that nobody has asked for has none.
  private var known: [[KnownValue?]]
  private var busy: Set<Located<Variable.ID>> = []
  private var depth = 0
  /// Longer chains of names are nobody's.
  private static let deepest = 60

  init(_ program: Program) {
    self.program = program
    known = [[KnownValue?]](repeating: [], count: program.files.count)
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
    default: return .unknown
    }
  }

  // MARK: Variables

  func value(of variable: Variable.ID, in file: Int) -> KnownValue {
    let place = Located(file, variable)
    guard busy.insert(place).inserted else { return .unknown }
    defer { busy.remove(place) }
    let script = program.files[file].script
    let definitions = (program.files[file].index.definitions[variable] ?? [])
    if definitions.isEmpty {
      return script[variable].scope == .global ? global(script[variable].name, in: file) : .unknown
    }
    // A method's first parameter is its object.
    if script[variable].scope == .parameter { return receiver(variable, in: file) }
    return value(ofAny: definitions, in: file, variable)
  }

  /// The value that all definitions but those without a value agree on, of which there may be one.
  private func value(ofAny definitions: [ScriptIndex.Definition], in file: Int, _ variable: Variable.ID?)
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
    guard importing.name == nil, let target = importing.target, let dot = importing.module.firstIndex(of: "."),
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
      return .foreign(importing.module.split(separator: ".").map(String.init) + [importing.name].compactMap(\.self))
    }
    guard let name = importing.name else { return .file(other) }
    return global(name, in: other)
  }

  /// A global of a file; Lua's are those of all files.
  private func global(_ name: String, in file: Int) -> KnownValue {
    let files = program.language == .lua ? Array(program.files.indices) : [file]
    var found: [(file: Int, variable: Variable.ID)] = []
    for file in files {
      if let variable = self.variable(name, in: file), program.files[file].index.definitions[variable] != nil
      {
        found.append((file, variable))
      }
    }
    if found.isEmpty {
      if name == "KSR", program.language == .lua { return .ksr }
      return .builtin([name])
    }
    guard found.count == 1 else { return .unknown }
    return value(of: found[0].variable, in: found[0].file)
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

  // MARK: Members and calls

  private func member(_ name: String, of base: KnownValue) -> KnownValue {
    switch base {
    case .ksr: return .name([name])
    case .name(let path): return .name(path + [name])
    case .builtin(let path): return .builtin(path + [name])
    case .foreign(let path): return .foreign(path + [name])
    case .file(let file): return variable(name, in: file) == nil ? .unknown : global(name, in: file)
    case .table(let table): return field(name, of: table)
    case .class(let type), .instance(let type): return method(name, of: type)
    default: return .unknown
    }
  }

  private func field(_ name: String, of table: Located<Variable.ID>) -> KnownValue {
    let index = program.files[table.file].index
    var found = index.fields[ScriptIndex.Field(variable: table.id, name: name)] ?? []
    for case .value(let expression) in index.definitions[table.id] ?? [] {
      guard case .collection(let items) = program.files[table.file].script[expression].kind else { continue }
      for item in items {
        guard let key = item.key, case .string(name) = program.files[table.file].script[key].kind else {
          continue
        }
        found.append(.value(item.value))
      }
    }
    return value(ofAny: found, in: table.file, nil)
  }

  /// A method or attribute of a class, or of the classes of the same file that it is made from.
  func method(_ name: String, of type: Located<ScriptClass.ID>, depth: Int = 0) -> KnownValue {
    guard depth < 8 else { return .unknown }
    let file = program.files[type.file]
    var found: [ScriptIndex.Definition] = []
    for id in attributes(of: type.file)[name] ?? [] {
      for definition in file.index.definitions[id] ?? [] where isPart(of: type, definition) {
        found.append(definition)
      }
    }
    if !found.isEmpty { return value(ofAny: found, in: type.file, nil) }
    for base in file.script[type.id].bases {
      guard case .class(let base) = value(of: base, in: type.file) else { continue }
      let inherited = method(name, of: base, depth: depth + 1)
      if case .unknown = inherited { continue }
      return inherited
    }
    return .unknown
  }

  private var attributeNames: [Int: [String: [Variable.ID]]] = [:]

  private func attributes(of file: Int) -> [String: [Variable.ID]] {
    if let names = attributeNames[file] { return names }
    var names: [String: [Variable.ID]] = [:]
    for (index, variable) in program.files[file].script.variables.enumerated()
    where variable.scope == .attribute {
      names[variable.name, default: []].append(Variable.ID(index))
    }
    attributeNames[file] = names
    return names
  }

  private func isPart(of type: Located<ScriptClass.ID>, _ definition: ScriptIndex.Definition) -> Bool {
    guard case .function(let function) = definition else { return false }
    let method = program.files[type.file].script[function]
    return method.owner == type.id && !method.isDecorated
  }

  private func result(of callee: Expression.ID, _ arguments: [Expression.Argument], in file: Int)
    -> KnownValue
  {
    switch value(of: callee, in: file) {
    case .class(let type): return .instance(type)
    case .builtin(["getattr"]) where program.language == .python:
      guard arguments.count >= 2, case .text(let name) = value(of: arguments[1].value, in: file) else {
        return .unknown
      }
      return member(name, of: value(of: arguments[0].value, in: file))
    case .builtin(["require"]) where program.language == .lua:
      guard arguments.count == 1, case .text(let name) = value(of: arguments[0].value, in: file) else {
        return .unknown
      }
      if name == "KSR" { return .ksr }
      guard let other = program.files[file].imports[name] else { return .foreign([name]) }
      return chunk(other)
    default: return .unknown
    }
  }

  /// What a file of Lua returns to those who require it.
  private func chunk(_ file: Int) -> KnownValue {
    let index = program.files[file].index
    guard let returns = index.returns[ScriptFunction.ID(0)], returns.count == 1, returns[0].count == 1 else {
      return .unknown
    }
    let expression = returns[0][0]
    return value(of: expression, in: file)
  }
}
