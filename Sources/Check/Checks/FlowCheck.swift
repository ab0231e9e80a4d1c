/// Statements that are never reached, and loops without a way out.
enum FlowCheck {
  static func check(_ context: RuleContext) {
    for index in context.script.functions.indices {
      let id = ScriptFunction.ID(index)
      let flow = context.leaving.flow(of: Located(0, id))
      for dead in flow.dead { check(dead, context) }
      if !flow.endless.isEmpty, matters(id, context) {
        for loop in flow.endless { check(loop, in: id, context) }
      }
    }
  }

  // MARK: Dead code

  private static func check(_ dead: DeadCode, _ context: RuleContext) {
    guard let first = dead.statements.first(where: { !isHarmless($0, context) }) else { return }
    let line = "in line \(context.script.file.line(of: dead.cause.range.start))"
    context.report(
      .deadCode, at: first.range,
      "this is never run: \(cause(dead.cause, line, context)); remove it or move it up")
  }

  /// What people write for form's sake behind `exit()`, or to make a generator.
  private static func isHarmless(_ statement: Statement, _ context: RuleContext) -> Bool {
    switch statement.kind {
    case .break, .continue, .label: return true
    case .return(let values):
      return values.allSatisfy { value in
        switch context[value].kind {
        case .null, .boolean, .integer, .float, .string, .variable: return true
        case .negate(let operand), .unary(let operand):
          if case .integer = context[operand].kind { return true }
          return false
        default: return false
        }
      }
    case .other(let expressions): return expressions.isEmpty
    case .expression(let expression):
      switch context[expression].kind {
      case .string, .null: return true
      // `return` and an unreachable `yield` make an empty generator; `...` is a body.
      case .other: return true
      // Behind a function that always exits anyway.
      default: return exits(expression, context)
      }
    default: return false
    }
  }

  private static func exits(_ expression: Expression.ID, _ context: RuleContext) -> Bool {
    switch context.leaving.end(expression, in: 0) {
    case .route("KSR.x.exit()"), .exception: true
    default: false
    }
  }

  private static func cause(_ statement: Statement, _ line: String, _ context: RuleContext) -> String {
    switch statement.kind {
    case .expression(let expression):
      guard case .call(let callee, _, _) = context[expression].kind else { return "the code \(line) ends" }
      let name = context.script.text(of: callee)
      return name.utf8.count < 60 && !name.contains("\n")
        ? "\(name)() \(line) does not come back" : "the call \(line) does not come back"
    case .return: return "the 'return' \(line) leaves the function"
    case .break: return "the 'break' \(line) leaves the loop"
    case .continue: return "the 'continue' \(line) begins the next round"
    case .jump: return "the 'goto' \(line) goes elsewhere"
    case .raise: return "the 'raise' \(line) leaves the block"
    case .branch: return "every branch of the 'if' \(line) leaves"
    case .loop(let loop):
      return context.leaving.neverEnds(loop, in: 0)
        ? "no 'break' ends the loop \(line)" : "the loop \(line) always leaves"
    case .attempt: return "the 'try' \(line) always leaves"
    default: return "the block \(line) always leaves"
    }
  }

  // MARK: Endless loops

  /// Whether a function runs in the server itself, rather than in a thread or another program.
  private static func matters(_ function: ScriptFunction.ID, _ context: RuleContext) -> Bool {
    if context.calls.isEmpty, !context.entryPoints.isMain { return false }
    let (place, reach) = (Located(0, function), context.reach)
    if reach.handling.contains(place) || reach.tasks.contains(place) { return true }
    guard reach.starting.contains(place) else { return false }
    // `if __name__ == "__main__"` is for a program.
    return !context.script.variables.contains { $0.name == "__name__" }
  }

  private static func check(_ loop: Statement, in function: ScriptFunction.ID, _ context: RuleContext) {
    var whole = loop.range
    if case .jump(let label) = loop.kind {
      guard let start = context.script.functions[function.index].body.label(label, before: loop.range.start)
      else { return }
      whole = SourceRange(start, loop.range.end)
    }
    var calm = CalmCalls(context)
    guard calm.areAll(in: whole, of: Located(0, function)) else { return }
    let text =
      !context.reach.starting.contains(Located(0, function))
      ? "the worker that comes here handles no message any more" : "the server does not get past it"
    if case .loop(let body) = loop.kind, !context.leaving.neverEnds(body, in: 0) {
      return context.report(
        .endlessLoop, at: firstWord(of: loop, context),
        "nothing in this loop changes its condition, so that it never ends once it has begun: \(text); "
          + "change what the condition asks for, or leave with 'break'")
    }
    context.report(
      .endlessLoop, at: firstWord(of: loop, context),
      "nothing ends this loop: \(text); leave it with 'break' or 'return', or count its rounds")
  }

  private static func firstWord(of loop: Statement, _ context: RuleContext) -> SourceRange {
    let bytes = context.script.file.bytes
    var end = loop.range.start
    while end < min(loop.range.end, bytes.count), (0x61...0x7A).contains(bytes[end]) { end += 1 }
    return SourceRange(loop.range.start, end)
  }
}

extension Block {
  /// Where the last label of a name before a place begins.
  fileprivate func label(_ name: String, before place: Int) -> Int? {
    var found: Int?
    visit { statement, _ in
      if case .label(name) = statement.kind, statement.range.start < place {
        found = max(found ?? 0, statement.range.start)
      }
    }
    return found
  }
}

/// Calls that certainly come back, for good or bad: those of KSR, of the language's own plain functions, and
/// of
/// functions of the script made of nothing else.
private struct CalmCalls {
  let context: RuleContext
  private var known: [Located<ScriptFunction.ID>: Bool] = [:]

  init(_ context: RuleContext) { self.context = context }

  mutating func areAll(in range: SourceRange, of function: Located<ScriptFunction.ID>, depth: Int = 0) -> Bool
  {
    let script = context.program.files[function.file].script
    for call in context.leaving.calls(in: range, of: function.file)
    where script[call].function == function.id {
      guard case .call(let callee, _, let passesReceiver) = script[call].kind else { return false }
      guard isCalm(context.values.value(of: callee, in: function.file), passesReceiver, depth) else {
        return false
      }
    }
    return true
  }

  private mutating func isCalm(_ callee: KnownValue, _ passesReceiver: Bool, _ depth: Int) -> Bool {
    switch callee {
    case .name(let path):
      return path.first != "x" && path != ["cfgutils", "abort"] && !context.grounds.kemi.entries(path).isEmpty
    case .builtin(let path), .foreign(let path):
      let name = path.joined(separator: ".")
      return CalmCalls.names.contains(name)
        || context.language == .lua && path.count == 2 && ["string", "table", "math"].contains(path[0])
    case .function(let function):
      if let known = known[function] { return known }
      if depth > 20 { return false }
      known[function] = true
      let script = context.program.files[function.file].script
      let ways = context.leaving.flow(of: function).ways
      let isCalm =
        ways.isDisjoint(with: [.end, .raise])
        && areAll(in: script[function.id].body.range, of: function, depth: depth + 1)
      known[function] = isCalm
      return isCalm
    default: return false
    }
  }

  private static let names: Set<String> = [
    "print", "tostring", "tonumber", "type", "pairs", "ipairs", "select", "unpack", "os.time", "os.clock",
    "os.date", "os.execute", "io.write", "socket.sleep", "len", "str", "int", "float", "bool", "range",
    "repr",
    "min", "max", "abs", "time.sleep", "time.time", "time.monotonic", "os.system", "isinstance",
    "itertools.count", "itertools.repeat",
  ]
}
