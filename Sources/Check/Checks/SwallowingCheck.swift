/// `exit()` where something catches the error that it is.
enum SwallowingCheck {
  static func check(_ context: RuleContext) {
    switch context.language {
    case .lua: checkProtectedCalls(context)
    case .python: checkAttempts(context)
    }
  }

  // MARK: Lua

  private static func checkProtectedCalls(_ context: RuleContext) {
    var candidates: [(call: Expression.ID, callee: Expression.ID, text: String)] = []
    for index in context.script.expressions.indices {
      guard case .call(let callee, let arguments, _) = context.script.expressions[index].kind,
        let first = arguments.first?.value, CallGraph.isProtected(callee, in: 0, context.values),
        let exit = exit(in: first, context)
      else { continue }
      candidates.append((Expression.ID(index), callee, exit))
    }
    if candidates.isEmpty || readsMark(context) { return }
    let statements = Statements(context)
    for (call, callee, exit) in candidates where !statements.passesOn(call) {
      let name = context.script.text(of: callee)
      context.report(
        .swallowedExit, at: context[callee].range,
        "\(name)() catches \(exit), and the script goes on; pass the error on: "
          + "if not ok then error(err, 0) end")
    }
  }

  /// What ends the route in a protected function, in words.
  private static func exit(in function: Expression.ID, _ context: RuleContext) -> String? {
    let value = context.value(of: function)
    if let name = context.leaving.exitName(ofCalling: value) { return name }
    guard case .function(let place) = value, let name = context.leaving.exiting[place] else { return nil }
    guard place.file == 0 else { return "the \(name) in \(context.script.text(of: function))()" }
    let range = context.program.script[place.id].range
    for call in context.leaving.calls(in: range, of: 0) where context[call].function == place.id {
      guard case .call(let callee, _, _) = context[call].kind else { continue }
      let line = context.script.file.position(of: context[call].range.start).line
      let called = context.value(of: callee)
      if let name = context.leaving.exitName(ofCalling: called) { return "the \(name) in line \(line)" }
      if case .function(let inner) = called, let name = context.leaving.exiting[inner] {
        return "the \(name) that \(context.script.text(of: callee))() in line \(line) comes to"
      }
    }
    return "the \(name) in it"
  }

  /// A script that looks for the text of the error knows what it does.
  private static func readsMark(_ context: RuleContext) -> Bool {
    context.script.expressions.contains {
      if case .string(let text) = $0.kind { return text.contains("ksr~exit") || text.contains("ksr%~exit") }
      return false
    }
  }

  /// What scripts do with the results of protected calls.
  private struct Statements {
    let context: RuleContext
    /// The variables that the results of a call go to.
    private var targets: [Expression.ID: [Expression.ID]] = [:]
    /// What runs where a condition holds, and where it does not.
    private var bodies: [Expression.ID: (then: Block, otherwise: Block?)] = [:]
    private let entries: Set<ScriptFunction.ID>
    /// Statements with nothing behind them in a function that the server calls.
    private var last: Set<Expression.ID> = []

    init(_ context: RuleContext) {
      self.context = context
      entries = Set(context.graph.entries.filter { $0.function.file == 0 }.map(\.function.id))
      for index in context.script.functions.indices {
        let body = context.script.functions[index].body
        body.visit { statement, _ in
          switch statement.kind {
          case .assign(let assignment):
            if let value = assignment.values.last, assignment.values.count == 1 {
              targets[value] = assignment.targets
            }
          case .branch(let branches, let otherwise):
            for (position, branch) in branches.enumerated() {
              guard let condition = branch.condition else { continue }
              let last = position == branches.count - 1
              bodies[condition] = (branch.body, last ? otherwise : nil)
            }
          default: break
          }
        }
        guard entries.contains(ScriptFunction.ID(index)) else { continue }
        let trailing = body.statements.last { if case .return = $0.kind { false } else { true } }
        if case .expression(let call)? = trailing?.kind { last.insert(call) }
      }
    }

    /// Whether the error of a protected call goes on, or may, or comes to nothing.
    func passesOn(_ call: Expression.ID) -> Bool {
      if let targets = targets[call] { return assigned(to: targets) }
      switch context.index.context(of: call) {
      case .dropped: return last.contains(call)
      case .condition: return leavesAtOnce(bodies[call]?.otherwise)
      case .expression(let user):
        guard case .not = context[user].kind else { return true }
        return leavesAtOnce(bodies[user]?.then)
      default: return true
      }
    }

    /// `if not ok then KSR.x.exit() end`, with words to the log before it.
    private func leavesAtOnce(_ body: Block?) -> Bool {
      for statement in body?.statements ?? [] {
        if case .return = statement.kind {
          // Of what the server calls.
          return context.script.functions.indices.contains { index in
            entries.contains(ScriptFunction.ID(index))
              && context.script.functions[index].body.range.contains(statement.range)
          }
        }
        if context.leaving.leaves(statement, in: 0) { return true }
        guard case .expression(let call) = statement.kind, case .call(let callee, _, _) = context[call].kind,
          case .name(let path) = context.value(of: callee), path.count == 1 || path.first == "xlog"
        else { return false }
      }
      return false
    }

    private func assigned(to targets: [Expression.ID]) -> Bool {
      guard case .variable(let ok)? = targets.first.map({ context[$0].kind }) else { return true }
      for read in context.index.reads[ok] ?? [] {
        switch context.index.context(of: read) {
        case .condition: if leavesAtOnce(bodies[read]?.otherwise) { return true }
        case .expression(let user):
          switch context[user].kind {
          case .not: if leavesAtOnce(bodies[user]?.then) { return true }
          case .compare:
            // ok == false
            if leavesAtOnce(bodies[user]?.then) || leavesAtOnce(bodies[user]?.otherwise) { return true }
          case .and, .or: break
          default: if !isShown(read) { return true }
          }
        case .returned: return true
        default: break
        }
      }
      if targets.count == 1 { return false }
      guard case .variable(let error) = context[targets[1]].kind, context.script[error].scope != .global
      else {
        return true
      }
      return (context.index.reads[error] ?? []).contains { !isShown($0) }
    }

    /// Whether the value of an expression is tested or written to the log, and nothing else.
    private func isShown(_ expression: Expression.ID, depth: Int = 0) -> Bool {
      if depth > 8 { return false }
      return context.uses(of: expression).allSatisfy { use in
        switch use.kind {
        case .condition, .dropped: return true
        case .comparison(_, let other):
          if case .null = context.value(of: other) { return true }
          return false
        case .concatenation: return isShown(use.place, depth: depth + 1)
        case .argument(let call, _):
          guard case .call(let callee, _, _) = context[call].kind else { return false }
          switch context.value(of: callee) {
          case .name: return true
          case .builtin(["print"]): return true
          case .builtin(["tostring"]), .builtin(["string", "format"]): return isShown(call, depth: depth + 1)
          default: return false
          }
        default: return false
        }
      }
    }
  }

  // MARK: Python

  private static func checkAttempts(_ context: RuleContext) {
    let places = Swallowing.caughtRanges(in: context.script, context.leaving, 0)
    if places.isEmpty { return }
    // What an inner `try` swallows does not come to the outer one.
    var exits: [Expression.ID: Int] = [:]
    for (position, place) in places.enumerated() {
      for call in context.leaving.calls(in: place.range, of: 0)
      where context[call].function == place.function && exitText(call, context) != nil {
        exits[call] = position
      }
    }
    var reported: Set<Int> = []
    let order = exits.sorted { context[$0.key].range.start < context[$1.key].range.start }
    for (call, position) in order where reported.insert(position).inserted {
      guard let text = exitText(call, context), !comesToNothing(places[position], context) else { continue }
      report(text, places[position], context)
    }
  }

  private static func exitText(_ call: Expression.ID, _ context: RuleContext) -> String? {
    guard case .call(let callee, _, _) = context[call].kind else { return nil }
    let line = context.script.file.position(of: context[call].range.start).line
    let value = context.value(of: callee)
    if let name = context.leaving.exitName(ofCalling: value) { return "the \(name) in line \(line)" }
    guard case .function(let place) = value, let name = context.leaving.exiting[place],
      context.values.runsAtOnce(place)
    else { return nil }
    return "the \(name) that \(context.script.text(of: callee))() in line \(line) comes to"
  }

  private static func report(_ exit: String, _ place: Swallowing.Place, _ context: RuleContext) {
    let start = place.handler.range.start
    let range = SourceRange(start, start + 6)
    if place.handler.types.isEmpty {
      let text =
        "this 'except' catches \(exit) too, and the script goes on; write 'except Exception', which lets it pass"
      let fix = Fix(
        "Write `except Exception`", edits: [Edit(SourceRange(range.end, range.end), " Exception")])
      context.report(.swallowedExit, at: range, text, fix: fix)
    } else {
      context.report(
        .swallowedExit, at: range,
        "this 'except' catches \(exit), and the script goes on; catch Exception, or 'raise' it again")
    }
  }

  /// The end of what the server calls, where the handler does nothing either.
  private static func comesToNothing(_ place: Swallowing.Place, _ context: RuleContext) -> Bool {
    let isEntry = context.graph.entries.contains { $0.function == Located(0, place.function) }
    let body = context.script[place.function].body
    guard isEntry, body.statements.contains(where: { $0.range == place.statement.range }) else {
      return false
    }
    return place.rest.allSatisfy(isForm) && place.handler.body.statements.allSatisfy(isForm)
  }

  private static func isForm(_ statement: Statement) -> Bool {
    switch statement.kind {
    case .return: true
    case .other(let expressions): expressions.isEmpty
    default: false
    }
  }
}
