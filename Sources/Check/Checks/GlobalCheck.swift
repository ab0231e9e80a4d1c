import JSON

/// Names that nothing of a program defines, used where that raises an error.
enum GlobalCheck {
  static func check(_ context: RuleContext) {
    switch context.language {
    case .lua: checkLua(context)
    case .python: checkPython(context)
    }
  }

  // MARK: Lua

  private static func checkLua(_ context: RuleContext) {
    // The globals of a file that another one loads are the other one's, too.
    guard !context.program.isImported, isMain(context), !context.grounds.loadsSeveral(.lua) else { return }
    let unknown = unknownNames(context).filter { !LuaLibrary.isGlobal($0.name) }
    if unknown.isEmpty || context.openness.hasUnseenFunctions
      || UnseenModules.exist(in: context.program, context.values)
    {
      return
    }
    let slips = Slips(context)
    for (variable, name) in unknown where !context.openness.assignedMembers.contains(name) {
      let reads = context.index.reads[variable] ?? []
      if reads.contains(where: { isTested($0, context) }) { continue }
      for read in reads {
        guard let use = luaUse(of: read, context) else { continue }
        context.report(
          .undefinedGlobal, at: context[read].range,
          "nothing assigns '\(name)', which is nil: to \(use) raises an error" + slips.hint(name, at: read))
      }
    }
  }

  private static func isMain(_ context: RuleContext) -> Bool {
    guard let route = context.values.variable("ksr_request_route", in: 0) else { return false }
    return context.index.definitions[route] != nil
  }

  /// What a script does with a name for which nil is no value.
  private static func luaUse(of read: Expression.ID, _ context: RuleContext) -> String? {
    guard case .expression(let parent) = context.index.context(of: read) else { return nil }
    switch context[parent].kind {
    case .call(let callee, _, _) where callee == read: return "call it"
    case .member(let base, _, _) where base == read: return "read a field of it"
    case .element(let base, _) where base == read: return "read a field of it"
    case .concatenate: return "join it to a text"
    case .arithmetic, .negate, .unary: return "calculate with it"
    default: return nil
    }
  }

  /// `if name then`, `name or other`, `type(name)`: the script knows that it may be nil.
  private static func isTested(_ read: Expression.ID, _ context: RuleContext) -> Bool {
    switch context.conditions[read] {
    case .truth, .value: return true
    case .none: break
    }
    guard case .expression(let parent) = context.index.context(of: read) else { return false }
    switch context[parent].kind {
    case .not, .and, .or: return true
    case .compare(.equal, _, _), .compare(.notEqual, _, _): return true
    case .call(let callee, _, _) where callee != read:
      guard case .builtin(let path) = context.value(of: callee) else { return false }
      return [["type"], ["pcall"], ["xpcall"], ["assert"]].contains(path)
    default: return false
    }
  }

  // MARK: Python

  private static func checkPython(_ context: RuleContext) {
    // Other modules of Python may define names in ways that one does not see.
    guard context.index.imports.contains(where: { $0.module == "KSR" || $0.module.hasPrefix("KSR.") }) else {
      return
    }
    let unknown = unknownNames(context).filter { !PythonLibrary.builtins.contains($0.name) }
    if unknown.isEmpty || definesUnseenNames(context) { return }
    let slips = Slips(context)
    for (variable, name) in unknown where !context.openness.assignedMembers.contains(name) {
      let reads = context.index.reads[variable] ?? []
      // try: name … except NameError
      if reads.contains(where: { read in
        context.index.attempts.contains { $0.contains(context[read].range) }
      }) {
        continue
      }
      for read in reads {
        // A name with a type and no value.
        if case .other = context.index.context(of: read) { continue }
        context.report(
          .undefinedGlobal, at: context[read].range,
          "nothing defines '\(name)': Python raises a NameError" + slips.hint(name, at: read))
      }
    }
  }

  private static func definesUnseenNames(_ context: RuleContext) -> Bool {
    let makers: Set<String> = ["exec", "execfile", "globals", "vars", "setattr", "locals", "__builtins__"]
    return context.index.imports.contains { $0.name == "*" || $0.module == "builtins" }
      || context.script.variables.contains { $0.scope == .global && makers.contains($0.name) }
  }

  // MARK: Both

  private static func unknownNames(_ context: RuleContext) -> [(variable: Variable.ID, name: String)] {
    context.script.variables.indices.compactMap { index in
      let (id, variable) = (Variable.ID(index), context.script.variables[index])
      guard variable.scope == .global, context.index.definitions[id] == nil,
        context.index.reads[id]?.isEmpty == false, variable.name != "KSR",
        case .builtin([variable.name]) = context.values.global(variable.name, in: 0)
      else { return nil }
      return (id, variable.name)
    }
  }

  /// What may have been meant.
  private struct Slips {
    private let context: RuleContext
    private var globals: [String] = []
    private var locals: [String: [Variable.ID]] = [:]

    init(_ context: RuleContext) {
      self.context = context
      for (index, variable) in context.script.variables.enumerated()
      where context.index.definitions[Variable.ID(index)] != nil {
        if variable.scope == .global {
          globals.append(variable.name)
        } else if variable.scope != .attribute {
          locals[variable.name, default: []].append(Variable.ID(index))
        }
      }
    }

    func hint(_ name: String, at read: Expression.ID) -> String {
      if context.language == .lua, let hidden = locals[name]?.first,
        let site = context.index.sites[hidden]?.compactMap(\.self).first
      {
        let line = context.script.file.line(of: site.statement.start)
        return "; the local variable of line \(line) is not visible here"
      }
      // People write the server's name in small letters.
      if name.lowercased() == "ksr" { return "; did you mean 'KSR'?" }
      let function = context[read].function
      let near = locals.filter { $0.value.contains { context.script[$0].function == function } }.keys
      return certainlyMeant(by: name, among: (globals + near).sorted()).map { "; did you mean '\($0)'?" }
        ?? ""
    }
  }
}
