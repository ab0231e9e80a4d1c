/// Calls that end the process of the server, and calls of `exit` in Lua, which has none.
enum EndingCheck {
  static func check(_ context: RuleContext) {
    guard !context.calls.isEmpty || context.entryPoints.isMain else { return }
    let known = names(in: context)
    for index in context.script.expressions.indices {
      guard case .call(let callee, let arguments, let passesReceiver) = context.script.expressions[index].kind
      else { continue }
      let range = context[callee].range
      switch context.value(of: callee) {
      case .builtin(let path) where context.language == .lua && path.count == 1 && !passesReceiver:
        checkMissing(path[0], arguments, at: range, known, context)
      case .builtin(let path) where path == ["os", "exit"] && context.language == .lua:
        context.report(
          .endsServer, at: range,
          "os.exit() ends this Kamailio process, and with it the whole server; " + advice(context))
      case .foreign(let path), .builtin(let path):
        checkProcess(path, arguments, at: range, known, context)
      case .name(["cfgutils", "abort"]):
        context.report(
          .endsServer, at: range,
          "KSR.cfgutils.abort() ends this Kamailio process with a core dump, and with it the whole server; "
            + advice(context))
      default: break
      }
    }
  }

  private static func advice(_ context: RuleContext) -> String {
    context.language == .lua
      ? "KSR.x.exit() ends the handling of this message alone"
      : "exit() ends the handling of this message alone"
  }

  /// `exit()`, `drop()`: nobody defines them.
  private static func checkMissing(
    _ name: String, _ arguments: [Expression.Argument], at range: SourceRange, _ known: Names,
    _ context: RuleContext
  ) {
    guard let meant = ["exit": "exit", "quit": "exit", "drop": "drop"][name], !known.mayDefine,
      !known.tested.contains(name)
    else { return }
    let fix =
      arguments.isEmpty && name != "quit"
      ? Fix("Call `KSR.x.\(meant)`", edits: [Edit(range, "KSR.x.\(meant)")]) : nil
    context.report(
      .endsServer, at: range,
      "Lua has no function \(name)(): the script stops here with \"attempt to call a nil value\"; "
        + "write KSR.x.\(meant)()", fix: fix)
  }

  private static func checkProcess(
    _ path: [String], _ arguments: [Expression.Argument], at range: SourceRange, _ known: Names,
    _ context: RuleContext
  ) {
    let name = path.joined(separator: ".") + "()"
    let consequence = "\(name) ends this Kamailio process, and with it the whole server; "
    switch (context.language, path) {
    case (.python, ["os", "_exit"]), (.python, ["os", "abort"]):
      // A child that the script has forked itself has to end like this.
      if known.forks { return }
    case (.python, ["os", "kill"]), (.python, ["signal", "raise_signal"]):
      guard let last = arguments.last, isDeadly(last.value, context),
        path == ["signal", "raise_signal"] || arguments.count == 2 && isOwn(arguments[0].value, context)
      else { return }
    default: return
    }
    context.report(.endsServer, at: range, consequence + advice(context))
  }

  private static func isOwn(_ process: Expression.ID, _ context: RuleContext) -> Bool {
    guard case .call(let callee, _, _) = context[process].kind,
      case .foreign(let path) = context.value(of: callee)
    else { return false }
    return path == ["os", "getpid"] || path == ["os", "getppid"]
  }

  private static func isDeadly(_ signal: Expression.ID, _ context: RuleContext) -> Bool {
    switch context.value(of: signal) {
    case .integer(let number): [2, 3, 6, 9, 15].contains(number)
    case .foreign(let path):
      ["SIGTERM", "SIGKILL", "SIGINT", "SIGQUIT", "SIGABRT"].contains {
        path == ["signal", $0] || path == ["signal", "Signals", $0]
      }
    default: false
    }
  }

  /// What a script says about names that it does not define.
  private struct Names {
    /// Globals that it asks for before it uses them.
    var tested: Set<String> = []
    /// Other files, or tables of globals, may bring any name.
    var mayDefine = false
    var forks = false
  }

  private static func names(in context: RuleContext) -> Names {
    var names = Names()
    for index in context.script.expressions.indices {
      let id = Expression.ID(index)
      switch context.script.expressions[index].kind {
      case .variable:
        guard case .builtin(let path) = context.value(of: id), path.count == 1 else { continue }
        if ["dofile", "loadfile", "load", "loadstring", "setfenv", "_ENV", "module"].contains(path[0]) {
          names.mayDefine = true
        }
        if ["exit", "quit", "drop"].contains(path[0]), !isCalled(id, context) {
          names.tested.insert(path[0])
        }
        if path == ["_G"], case .expression(let user) = context.index.context(of: id) {
          switch context[user].kind {
          case .member where !context.index.targets.contains(user): break
          default: names.mayDefine = true
          }
        }
      case .call(let callee, _, _):
        if case .foreign(let path) = context.value(of: callee),
          path == ["os", "fork"] || path == ["pty", "fork"]
        {
          names.forks = true
        }
      default: break
      }
    }
    return names
  }

  private static func isCalled(_ callee: Expression.ID, _ context: RuleContext) -> Bool {
    guard case .expression(let user) = context.index.context(of: callee),
      case .call(callee, _, _) = context[user].kind
    else { return false }
    return true
  }
}
