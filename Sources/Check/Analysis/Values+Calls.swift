/// What calls give.
extension Values {
  func result(of callee: Expression.ID, _ arguments: [Expression.Argument], in file: Int) -> KnownValue {
    switch value(of: callee, in: file) {
    case .class(let type): return .instance(type)
    case .function(let function): return result(of: function)
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
      guard let other = program.files[file].imports[name] else {
        return .foreign(name.split(separator: ".").map(String.init))
      }
      return chunk(other)
    default: return .unknown
    }
  }

  /// What a wrapper of one `return` gives, whatever it is called with.
  private func result(of function: Located<ScriptFunction.ID>) -> KnownValue {
    let file = program.files[function.file]
    guard let returns = file.index.returns[function.id], returns.count == 1, returns[0].count == 1,
      case .return? = file.script[function.id].body.statements.last?.kind, runsAtOnce(function),
      busyCalls.insert(function).inserted
    else { return .unknown }
    defer { busyCalls.remove(function) }
    switch value(of: returns[0][0], in: function.file) {
    // Each call makes a new one.
    case .items: return .unknown
    case let value: return value
    }
  }

  /// What a file of Lua returns to those who require it.
  private func chunk(_ file: Int) -> KnownValue {
    let index = program.files[file].index
    guard let returns = index.returns[ScriptFunction.ID(0)], returns.count == 1, returns[0].count == 1 else {
      return .unknown
    }
    return value(of: returns[0][0], in: file)
  }

  /// Whether a call runs the body and nothing else: no decorator, generator or coroutine, no method that
  /// another class
  /// may have instead.
  func runsAtOnce(_ place: Located<ScriptFunction.ID>) -> Bool {
    if program.language == .lua { return true }
    let function = program.files[place.file].script[place.id]
    if function.isDecorated || suspending(in: place.file).contains(place.id) { return false }
    guard let owner = function.owner, let name = function.name else { return true }
    return !isOverridden(name, of: Located(place.file, owner))
  }

  /// Functions of Python with `yield` or `async`, whose call runs nothing yet.
  private func suspending(in file: Int) -> Set<ScriptFunction.ID> {
    if let known = knownSuspending[file] { return known }
    let script = program.files[file].script
    var found: Set<ScriptFunction.ID> = []
    for expression in script.expressions where script.suspends(expression) {
      found.insert(expression.function)
    }
    for index in script.functions.indices
    where script.file.starts(with: "async", at: script.functions[index].range.start) {
      found.insert(ScriptFunction.ID(index))
    }
    knownSuspending[file] = found
    return found
  }
}

extension Script {
  /// `yield`, `await`: the function goes on when somebody else wants it to, if at all.
  func suspends(_ expression: Expression) -> Bool {
    guard language == .python else { return false }
    switch expression.kind {
    case .other, .unary:
      return file.starts(with: "yield", at: expression.range.start)
        || file.starts(with: "await", at: expression.range.start)
    default: return false
    }
  }
}

extension SourceFile {
  fileprivate func starts(with word: String, at place: Int) -> Bool {
    place >= 0 && place < bytes.count && bytes[place...].starts(with: word.utf8)
  }
}
