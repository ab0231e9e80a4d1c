/// Where names are bound.
struct PythonScope {
  enum Kind { case module, function, `class`, comprehension }

  var kind: Kind
  var parent: Int
  var function: ScriptFunction.ID
  var isAsync = false
  var variables: [Int32: Variable.ID] = [:]
  /// Names declared with `global`, and where.
  var globals: [Int32: SourceRange] = [:]
  var nonlocals: [Int32: SourceRange] = [:]
}

/// The names of a script, by number.
struct PythonNames {
  /// For each text of the tree the number of the name, once it is known.
  var numbers: [Int32] = []
  private var known: [String: Int32] = [:]
  private(set) var texts: [String] = []

  mutating func number(of value: PythonValue, in tree: PythonTree) -> Int32? {
    guard value.kind == .text else { return nil }
    let index = Int(value.index)
    if numbers[index] >= 0 { return numbers[index] }
    guard let text = tree.text(value) else { return nil }
    let number = number(of: text)
    numbers[index] = number
    return number
  }

  mutating func number(of text: String) -> Int32 {
    if let number = known[text] { return number }
    let number = Int32(texts.count)
    known[text] = number
    texts.append(text)
    return number
  }
}

extension PythonLowering {
  /// Binds a name in a scope, or where the scope says that the name is.
  @discardableResult
  mutating func bind(_ name: Int32, in scope: Int, as kind: Variable.Scope? = nil) -> Variable.ID? {
    if let variable = scopes[scope].variables[name] { return variable }
    if scopes[scope].globals[name] != nil { return globalVariable(name) }
    if scopes[scope].nonlocals[name] != nil { return nil }
    if scopes[scope].kind == .module { return globalVariable(name) }
    let usual: Variable.Scope = scopes[scope].kind == .class ? .attribute : .local
    script.variables.append(
      Variable(name: names.texts[Int(name)], scope: kind ?? usual, function: scopes[scope].function))
    let variable = Variable.ID(script.variables.count - 1)
    scopes[scope].variables[name] = variable
    return variable
  }

  mutating func globalVariable(_ name: Int32) -> Variable.ID {
    if let variable = globals[name] { return variable }
    script.variables.append(
      Variable(name: names.texts[Int(name)], scope: .global, function: ScriptFunction.ID(0)))
    let variable = Variable.ID(script.variables.count - 1)
    globals[name] = variable
    return variable
  }

  /// The variable that a name stands for in a scope. Those that the script binds nowhere are global.
  mutating func variable(_ name: Int32, in scope: Int) -> Variable.ID {
    var place = scope
    while true {
      let isVisible = place == scope || scopes[place].kind != .class
      if isVisible {
        if let variable = scopes[place].variables[name] { return variable }
        if scopes[place].globals[name] != nil { return globalVariable(name) }
      }
      if scopes[place].kind == .module { return globalVariable(name) }
      place = scopes[place].parent
    }
  }

  /// The scope that a `:=` or an `import` binds in, and that `await` asks: comprehensions are none.
  func statementScope(_ scope: Int) -> Int {
    var scope = scope
    while scopes[scope].kind == .comprehension { scope = scopes[scope].parent }
    return scope
  }
}
