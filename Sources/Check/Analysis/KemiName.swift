/// A name under `KSR` that a script reads: `KSR.tm`, `KSR.tm.t_relay`, through whatever aliases.
struct KemiName: Sendable {
  var path: [String]
  var expression: Expression.ID
  /// The last part of it as written, quotes included where there are any.
  var name: String
  var range: SourceRange
  /// Whether the script asks somewhere whether the module is there.
  var isModuleTested: Bool
}

extension RuleContext {
  /// All of them but those that are assigned to, and those that the script asks for before it uses them.
  func readNames() -> [KemiName] {
    let tested = testedNames()
    var names: [KemiName] = []
    for index in script.expressions.indices {
      let id = Expression.ID(index)
      guard case .member(_, let name, let range) = script.expressions[index].kind,
        !self.index.targets.contains(id), case .name(let path) = value(of: id), !tested.contains(path)
      else { continue }
      names.append(
        KemiName(
          path: path, expression: id, name: name, range: range, isModuleTested: tested.contains([path[0]])))
    }
    return names
  }

  /// Whether a name is called, or a longer one read, as nearly all are: nobody asks whether it is there.
  private func isPartOfName(_ id: Expression.ID) -> Bool {
    guard case .expression(let parent) = index.context(of: id) else { return false }
    switch script[parent].kind {
    case .member: return true
    case .call(let callee, _, _): return callee == id
    default: return false
    }
  }

  /// Names that the script asks for before it uses them: it knows that they may be missing.
  private func testedNames() -> Set<[String]> {
    var tested: Set<[String]> = []
    for index in script.expressions.indices {
      let id = Expression.ID(index)
      switch script.expressions[index].kind {
      case .member:
        guard !isPartOfName(id), case .name(let path) = value(of: id) else { continue }
        for use in uses(of: id) {
          switch use.kind {
          case .condition: tested.insert(path)
          case .comparison(_, let other): if case .null = value(of: other) { tested.insert(path) }
          default: break
          }
        }
      case .call(let callee, let arguments, _):
        // hasattr(KSR.tm, "t_new") and getattr(KSR.tm, "t_new", None) of Python, type(KSR.tm.t_new) of Lua.
        guard case .builtin(let builtin) = value(of: callee), let first = arguments.first else { continue }
        switch (builtin.first, arguments.count) {
        case ("hasattr", 2), ("getattr", 3):
          guard case .text(let name) = value(of: arguments[1].value) else { continue }
          if case .name(let path) = value(of: first.value) { tested.insert(path + [name]) }
          if case .ksr = value(of: first.value) { tested.insert([name]) }
        case ("type", 1), ("callable", 1):
          if case .name(let path) = value(of: first.value) { tested.insert(path) }
        default: break
        }
      default: break
      }
    }
    return tested
  }
}
