/// What of a program cannot be seen: functions that it may get, and calls that it may make, by names that are made up
/// while it runs.
struct Openness: Sendable {
  /// Functions may come from files that are not there, or under names that nobody knows.
  private(set) var hasUnseenFunctions = false
  /// Functions may be called by names that nobody knows.
  private(set) var hasUnseenCalls = false
  /// Names of members that are assigned somewhere: `_G.name = …`, `self.name = …`.
  private(set) var assignedMembers: Set<String> = []

  init(_ program: Program, _ values: Values) {
    for file in program.files.indices {
      switch program.language {
      case .lua: lookAtLua(program, values, file)
      case .python: lookAtPython(program, values, file)
      }
      let script = program.files[file].script
      for target in program.files[file].index.targets {
        guard case .member(let base, let name, _) = script[target].kind else { continue }
        // A table of Lua is nothing that the server looks into.
        if program.language == .lua {
          guard case .variable(let variable) = script[base].kind,
            ["_G", "_ENV"].contains(script[variable].name)
          else { continue }
        }
        assignedMembers.insert(name)
      }
    }
  }

  private mutating func lookAtLua(_ program: Program, _ values: Values, _ file: Int) {
    let (script, index) = (program.files[file].script, program.files[file].index)
    for position in script.expressions.indices {
      let id = Expression.ID(position)
      switch script.expressions[position].kind {
      case .variable(let variable) where script[variable].scope == .global:
        switch script[variable].name {
        case "dofile", "loadfile", "load", "loadstring", "setfenv", "module":
          if index.definitions[variable] == nil { hasUnseenFunctions = true }
        case "_G", "_ENV":
          // `_G.name` is a global like any other; anything else may be all of them.
          if case .expression(let parent) = index.context(of: id),
            case .member(let base, _, _) = script[parent].kind, base == id
          {
            continue
          }
          hasUnseenFunctions = true
          hasUnseenCalls = true
        default: break
        }
      case .call(let callee, let arguments, _):
        guard case .builtin(["require"]) = values.value(of: callee, in: file) else { continue }
        // A module that is kept in a local, or used at once, defines its functions in a table; one that is not, as
        // globals.
        switch index.context(of: id) {
        case .expression: continue
        case .assigned(let target):
          if case .variable(let variable) = script[target].kind, script[variable].scope != .global {
            continue
          }
        default: break
        }
        if arguments.count == 1, case .text(let name) = values.value(of: arguments[0].value, in: file),
          program.files[file].imports[name] != nil || name == "KSR"
        {
          continue
        }
        hasUnseenFunctions = true
      default: break
      }
    }
  }

  private mutating func lookAtPython(_ program: Program, _ values: Values, _ file: Int) {
    let script = program.files[file].script
    // Even what is there is not followed through a star.
    if program.files[file].index.imports.contains(where: { $0.name == "*" && $0.module != "KSR" }) {
      hasUnseenFunctions = true
    }
    for expression in script.expressions {
      guard case .call(let callee, let arguments, _) = expression.kind,
        case .builtin(let builtin) = values.value(of: callee, in: file), let name = builtin.first
      else { continue }
      switch name {
      case "exec", "eval", "setattr": hasUnseenFunctions = true
      case "globals", "locals", "vars":
        hasUnseenFunctions = true
        hasUnseenCalls = true
      case "getattr":
        if arguments.count >= 2, case .text = values.value(of: arguments[1].value, in: file) { continue }
        hasUnseenCalls = true
      default: break
      }
    }
    for index in script.classes.indices {
      for base in script.classes[index].bases {
        switch values.value(of: base, in: file) {
        case .class, .builtin(["object"]): break
        default: hasUnseenFunctions = true
        }
      }
    }
    for function in script.functions {
      if let name = function.name, name.hasSuffix("__getattr__") || name.hasSuffix("__getattribute__") {
        hasUnseenFunctions = true
      }
    }
  }
}
