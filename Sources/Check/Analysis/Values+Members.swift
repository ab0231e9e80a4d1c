/// Members of what is known: modules, tables, files, classes and their objects.
extension Values {
  /// An assignment to a member of something.
  struct Write {
    var file: Int
    var base: Expression.ID
  }

  func member(_ name: String, of base: KnownValue) -> KnownValue {
    switch base {
    case .ksr: return .name([name])
    case .name(let path): return .name(path + [name])
    case .builtin(["_G"]) where program.language == .lua: return global(name, in: 0)
    case .builtin(let path): return .builtin(path + [name])
    case .foreign(let path): return .foreign(path + [name])
    case .file(let file):
      if case .builtin = global(name, in: file) { return .unknown }
      return global(name, in: file)
    case .table(let table): return field(name, of: table)
    case .items(let items): return item(name, of: items)
    case .class(let type): return method(name, of: type)
    case .instance(let type): return isOverridden(name, of: type) ? .unknown : method(name, of: type)
    default: return .unknown
    }
  }

  // MARK: Tables

  private func field(_ name: String, of table: Located<Variable.ID>) -> KnownValue {
    let field = ScriptIndex.LocatedField(table: table, name: name)
    if let known = knownFields[field] { return known }
    let value = find(field, name, of: table)
    knownFields[field] = value
    return value
  }

  private func find(_ field: ScriptIndex.LocatedField, _ name: String, of table: Located<Variable.ID>)
    -> KnownValue
  {
    guard busyFields.insert(field).inserted else { return .unknown }
    defer { busyFields.remove(field) }
    let index = program.files[table.file].index
    var found = index.fields[ScriptIndex.Field(variable: table.id, name: name)] ?? []
    for case .value(let expression) in index.definitions[table.id] ?? [] {
      found += values(under: name, in: expression, table.file)
    }
    if found.isEmpty || isWritten(name, of: table) { return .unknown }
    return value(ofAny: found, in: table.file, nil)
  }

  /// A member of a table within another, which nobody seems to change.
  private func item(_ name: String, of table: Located<Expression.ID>) -> KnownValue {
    guard writes(to: name).isEmpty else { return .unknown }
    return value(ofAny: values(under: name, in: table.id, table.file), in: table.file, nil)
  }

  private func values(under name: String, in table: Expression.ID, _ file: Int) -> [ScriptIndex.Definition] {
    let script = program.files[file].script
    guard case .collection(let items) = script[table].kind else { return [] }
    return items.compactMap { item in
      guard let key = item.key, case .string(name) = script[key].kind else { return nil }
      return .value(item.value)
    }
  }

  /// Whether a field may get another value than through the variable itself.
  private func isWritten(_ name: String, of table: Located<Variable.ID>) -> Bool {
    // M[key] = value
    if elementWrites.contains(table) { return true }
    return writes(to: name).contains { write in
      if case .variable(let variable) = program.files[write.file].script[write.base].kind,
        write.file == table.file, variable == table.id
      {
        return false
      }
      switch value(of: write.base, in: write.file) {
      case .table(table), .unknown: return true
      default: return false
      }
    }
  }

  func writes(to name: String) -> [Write] {
    if let known = knownWrites { return known[name] ?? [] }
    var writes: [String: [Write]] = [:]
    for (number, file) in program.files.enumerated() {
      for target in file.index.targets {
        guard case .member(let base, let name, _) = file.script[target].kind else { continue }
        writes[name, default: []].append(Write(file: number, base: base))
      }
    }
    knownWrites = writes
    return writes[name] ?? []
  }

  /// The tables that get values under names that one does not see.
  private var elementWrites: Set<Located<Variable.ID>> {
    if let known = knownElementWrites { return known }
    var found: Set<Located<Variable.ID>> = []
    for (number, file) in program.files.enumerated() {
      for target in file.index.targets {
        guard case .element(let base, let key) = file.script[target].kind,
          case .variable(let variable) = file.script[base].kind
        else { continue }
        if case .integer = file.script[key].kind { continue }
        found.insert(Located(number, variable))
      }
    }
    knownElementWrites = found
    return found
  }

  // MARK: Classes

  /// A method or attribute of a class, or of the classes that it is made from.
  func method(_ name: String, of type: Located<ScriptClass.ID>, depth: Int = 0) -> KnownValue {
    guard depth < 8 else { return .unknown }
    if let found = attributes(of: type.file)[type.id]?[name] {
      return isAttributeWritten(name, of: type) ? .unknown : value(ofAttribute: found, in: type.file)
    }
    for base in program.files[type.file].script[type.id].bases {
      guard case .class(let base) = value(of: base, in: type.file) else { continue }
      let inherited = method(name, of: base, depth: depth + 1)
      if case .unknown = inherited { continue }
      return inherited
    }
    return .unknown
  }

  private func value(ofAttribute definitions: [ScriptIndex.Definition], in file: Int) -> KnownValue {
    for case .function(let function) in definitions
    where program.files[file].script[function].isDecorated { return .unknown }
    return value(ofAny: definitions, in: file, nil)
  }

  /// Whether a class of the program that is made from this one has the name too.
  func isOverridden(_ name: String, of type: Located<ScriptClass.ID>) -> Bool {
    var open = subclasses[type] ?? []
    var seen: Set<Located<ScriptClass.ID>> = [type]
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      if attributes(of: next.file)[next.id]?[name] != nil { return true }
      open += subclasses[next] ?? []
    }
    return false
  }

  private var subclasses: [Located<ScriptClass.ID>: [Located<ScriptClass.ID>]] {
    if let known = knownSubclasses { return known }
    // What is asked for meanwhile is answered without.
    knownSubclasses = [:]
    var found: [Located<ScriptClass.ID>: [Located<ScriptClass.ID>]] = [:]
    for (number, file) in program.files.enumerated() {
      for index in file.script.classes.indices {
        for base in file.script.classes[index].bases {
          guard case .class(let base) = value(of: base, in: number) else { continue }
          found[base, default: []].append(Located(number, ScriptClass.ID(index)))
        }
      }
    }
    knownSubclasses = found
    return found
  }

  /// Whether an attribute may get a value from outside of the methods of its class.
  private func isAttributeWritten(_ name: String, of type: Located<ScriptClass.ID>) -> Bool {
    writes(to: name).contains { write in
      let script = program.files[write.file].script
      guard case .variable(let variable) = script[write.base].kind,
        let owner = owner(ofReceiver: variable, in: write.file)
      else { return true }
      // Another class has its own, unless it is made from this one.
      return owner != type && (subclasses[type] ?? []).contains(owner)
    }
  }

  private func owner(ofReceiver variable: Variable.ID, in file: Int) -> Located<ScriptClass.ID>? {
    let script = program.files[file].script
    let function = script[script[variable].function]
    guard let owner = function.owner, function.parameters.first == variable,
      program.files[file].index.definitions[variable]?.count == 1
    else { return nil }
    return Located(file, owner)
  }

  /// What the body of each class and its methods, through their object, give to names.
  private func attributes(of file: Int) -> [ScriptClass.ID: [String: [ScriptIndex.Definition]]] {
    if let known = knownAttributes[file] { return known }
    let (script, index) = (program.files[file].script, program.files[file].index)
    var found: [ScriptClass.ID: [String: [ScriptIndex.Definition]]] = [:]
    for number in script.classes.indices {
      let id = ScriptClass.ID(number)
      var seen: Set<Variable.ID> = []
      script.classes[number].body.visit { statement, _ in
        let targets: [Expression.ID] =
          switch statement.kind {
          case .assign(let assignment): assignment.targets
          case .function(let target, _), .class(let target, _): [target]
          case .importing(let importing): [importing.target].compactMap(\.self)
          default: []
          }
        for target in targets {
          guard case .variable(let variable) = script[target].kind, seen.insert(variable).inserted else {
            continue
          }
          found[id, default: [:]][script[variable].name, default: []] += index.definitions[variable] ?? []
        }
      }
    }
    for (field, definitions) in index.fields {
      guard let owner = owner(ofReceiver: field.variable, in: file) else { continue }
      found[owner.id, default: [:]][field.name, default: []] += definitions
    }
    knownAttributes[file] = found
    return found
  }
}
