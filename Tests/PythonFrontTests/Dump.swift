import KemiCheck

/// A script as text: a line for each statement, blocks indented.
///
/// Variables that are not global have their kind behind them: `x:p` parameters, `x:l` locals, `x:a` attributes of
/// classes, and `@` with the number of the function if it is not that in which they are used.
struct Dump {
  private let script: Script
  private var lines: [String] = []

  static func text(_ script: Script) -> String {
    var dump = Dump(script: script)
    dump.add(script.functions[0].body, "")
    return dump.lines.joined(separator: "\n")
  }

  static func text(_ expression: Expression.ID, in script: Script) -> String {
    Dump(script: script).text(expression)
  }

  private mutating func add(_ block: Block, _ indent: String) {
    for statement in block.statements { add(statement, indent) }
  }

  private mutating func add(_ statement: Statement, _ indent: String) {
    func line(_ text: String) { lines.append(indent + text) }
    let deeper = indent + "  "
    switch statement.kind {
    case .expression(let value): line("expression " + text(value))
    case .assign(let assignment):
      line("\(list(assignment.targets)) \(assignment.isUpdate ? "+=" : "=") \(list(assignment.values))")
    case .branch(let branches, let otherwise):
      for branch in branches {
        line("branch " + (branch.condition.map(text) ?? "-"))
        add(branch.body, deeper)
      }
      add(otherwise, "otherwise", indent)
    case .loop(let loop):
      switch loop.kind {
      case .while(let condition): line("while " + text(condition))
      case .until(let condition): line("until " + text(condition))
      case .each(let targets, let values): line("each \(list(targets)) in \(list(values))")
      }
      add(loop.body, deeper)
      add(loop.otherwise, "otherwise", indent)
    case .attempt(let attempt):
      line("try")
      add(attempt.body, deeper)
      for handler in attempt.handlers {
        line("except [\(list(handler.types))]" + (handler.target.map { " as " + text($0) } ?? ""))
        add(handler.body, deeper)
      }
      add(attempt.otherwise, "otherwise", indent)
      add(attempt.finally, "finally", indent)
    case .block(let block):
      line("block")
      add(block, deeper)
    case .return(let values): line("return " + list(values))
    case .break: line("break")
    case .continue: line("continue")
    case .jump(let label): line("jump " + label)
    case .label(let label): line("label " + label)
    case .raise(let value): line("raise " + (value.map(text) ?? "-"))
    case .function(let target, let id):
      line("function \(text(target)) = \(signature(id))")
      add(script[id].body, deeper)
    case .class(let target, let id):
      line("class \(text(target)) = \(script[id].name)(\(list(script[id].bases)))")
      add(script[id].body, deeper)
    case .importing(let importing):
      let name = importing.name.map { " " + $0 } ?? ""
      let target = importing.target.map { " as \(text($0))" } ?? ""
      line("import \(importing.module)\(name)\(target) at '\(script.file.text(in: importing.nameRange))'")
    case .other(let values): line("other " + list(values))
    }
  }

  private mutating func add(_ block: Block?, _ title: String, _ indent: String) {
    guard let block else { return }
    lines.append(indent + title)
    add(block, indent + "  ")
  }

  private func list(_ expressions: [Expression.ID]) -> String {
    expressions.map(text).joined(separator: ", ")
  }

  private func signature(_ id: ScriptFunction.ID) -> String {
    let function = script[id]
    var notes = "\(function.name ?? "")[\(id.index)]/\(function.requiredParameters)"
    if function.isVariadic { notes += " variadic" }
    if function.isDecorated { notes += " decorated" }
    if let owner = function.owner { notes += " of \(script[owner].name)" }
    return "\(notes) (\(function.parameters.map { script[$0].name }.joined(separator: ", ")))"
  }

  private func variable(_ id: Variable.ID, _ function: ScriptFunction.ID) -> String {
    let variable = script[id]
    let kind =
      switch variable.scope {
      case .global: ""
      case .parameter: ":p"
      case .local: ":l"
      case .attribute: ":a"
      }
    let place = kind.isEmpty || variable.function == function ? "" : "@\(variable.function.index)"
    return variable.name + kind + place
  }

  private func text(_ id: Expression.ID) -> String {
    let expression = script[id]
    switch expression.kind {
    case .null: return "null"
    case .boolean(let value): return "\(value)"
    case .integer(let value): return "\(value)"
    case .float(let value): return "\(value)"
    case .string(let value): return "\"\(value)\""
    case .variable(let variable): return self.variable(variable, expression.function)
    case .member(let base, let name, let range):
      return "\(text(base)).\(name)<\(script.file.text(in: range))>"
    case .element(let base, let key): return "\(text(base))[\(text(key))]"
    case .call(let callee, let arguments, let passesReceiver):
      let texts = arguments.map { argument in
        (argument.name.map { "\($0): " } ?? "") + text(argument.value) + (argument.isSpread ? "..." : "")
      }
      return "\(text(callee))\(passesReceiver ? ":" : "")(\(texts.joined(separator: ", ")))"
    case .function(let function):
      let body = script[function].body.statements.map { statement in
        if case .return(let values) = statement.kind { list(values) } else { "?" }
      }
      return "{\(signature(function)) \(body.joined())}"
    case .not(let operand): return "not(\(text(operand)))"
    case .negate(let operand): return "negate(\(text(operand)))"
    case .unary(let operand): return "unary(\(text(operand)))"
    case .and(let left, let right): return "and(\(text(left)), \(text(right)))"
    case .or(let left, let right): return "or(\(text(left)), \(text(right)))"
    case .compare(let kind, let left, let right): return "\(kind)(\(text(left)), \(text(right)))"
    case .arithmetic(let kind, let left, let right): return "\(kind)(\(text(left)), \(text(right)))"
    case .concatenate(let parts): return "concatenate(\(list(parts)))"
    case .conditional(let test, let then, let otherwise):
      return "conditional(\(text(test)), \(text(then)), \(text(otherwise)))"
    case .collection(let items):
      let texts = items.map { item in (item.key.map { text($0) + ": " } ?? "") + text(item.value) }
      return "[\(texts.joined(separator: ", "))]"
    case .assign(let target, let value): return "(\(text(target)) := \(text(value)))"
    case .other(let parts): return "other(\(list(parts)))"
    }
  }
}
