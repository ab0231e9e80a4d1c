/// What Python finds wrong with a tree when it compiles it; its parser lets it pass.
extension PythonLowering {
  mutating func checkPlace(_ visit: PythonLowering.Visit) {
    let range = tree[visit.node].range
    let scope = scopes[statementScope(visit.scope)]
    switch tree[visit.node].class {
    case .Return where scope.kind != .function: report("'return' outside function", at: range)
    case .Yield where scope.kind != .function, .YieldFrom where scope.kind != .function:
      report("'yield' outside function", at: range)
    case .Await where scope.kind != .function: report("'await' outside function", at: range)
    case .Break where !visit.isInLoop: report("'break' outside loop", at: range)
    case .Continue where !visit.isInLoop: report("'continue' not properly in loop", at: range)
    default: break
    }
  }

  /// `global` and `nonlocal`.
  mutating func declare(_ node: Int, _ scope: Int) {
    let range = tree[node].range
    for value in tree.elements(of: tree.value(.names, of: node)) {
      guard let name = names.number(of: value, in: tree) else { continue }
      let text = names.texts[Int(name)]
      let word = tree[node].class == .Global ? "global" : "nonlocal"
      if let variable = scopes[scope].variables[name] {
        let isParameter = script[variable].scope == .parameter
        report(
          isParameter
            ? "name '\(text)' is parameter and \(word)"
            : "name '\(text)' is assigned to before \(word) declaration",
          at: range)
      } else if tree[node].class == .Global {
        scopes[scope].globals[name] = range
      } else if scopes[scope].kind == .module {
        report("nonlocal declaration not allowed at module level", at: range)
      } else {
        scopes[scope].nonlocals[name] = range
      }
    }
  }

  mutating func checkNonlocals() {
    for scope in scopes.indices {
      for (name, range) in scopes[scope].nonlocals where !isBoundAround(scope, name) {
        report("no binding for nonlocal '\(names.texts[Int(name)])' found", at: range)
      }
    }
  }

  private func isBoundAround(_ scope: Int, _ name: Int32) -> Bool {
    var place = scopes[scope].parent
    while scopes[place].kind != .module {
      // What `super()` needs is bound by the class itself.
      if scopes[place].kind == .class, names.texts[Int(name)] == "__class__" { return true }
      if scopes[place].kind == .function {
        if scopes[place].variables[name] != nil { return true }
        if scopes[place].globals[name] != nil { return false }
      }
      place = scopes[place].parent
    }
    return false
  }

  /// A name that is used above its own `global`.
  mutating func checkOrder(_ name: Int32, _ node: Int) {
    let scope = Int(scopeOf[node])
    guard let declared = scopes[scope].globals[name] ?? scopes[scope].nonlocals[name],
      tree[node].range.start < declared.start
    else { return }
    let word = scopes[scope].globals[name] != nil ? "global" : "nonlocal"
    report("name '\(names.texts[Int(name)])' is used prior to \(word) declaration", at: declared)
  }
}
