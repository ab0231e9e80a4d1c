@testable import KemiCheck

/// A tree as text, one statement after the other: `local` variables with their numbers, globals without.
struct Outline {
  let script: Script

  init(_ script: Script) { self.script = script }

  init(_ text: String, _ dialect: LuaDialect? = nil) throws {
    let result = LuaFront(dialect: dialect).parse(SourceFile(path: "a.lua", bytes: Array(text.utf8)))
    guard let script = result.script else { throw NoScript(findings: result.findings) }
    self.script = script
  }

  struct NoScript: Error { let findings: [Finding] }

  var text: String { block(script.functions[0].body) }

  func block(_ block: Block) -> String { block.statements.map(statement).joined(separator: "; ") }

  func list(_ ids: [KemiCheck.Expression.ID]) -> String { ids.map(expression).joined(separator: ", ") }

  func statement(_ statement: Statement) -> String {
    switch statement.kind {
    case .expression(let id): return expression(id)
    case .assign(let assignment): return list(assignment.targets) + " = " + list(assignment.values)
    case .branch(let branches, let otherwise):
      let parts = branches.map { "\($0.condition.map(expression) ?? "") then {\(block($0.body))}" }
      return "if " + parts.joined(separator: " elseif ") + (otherwise.map { " else {\(block($0))}" } ?? "")
    case .loop(let loop):
      switch loop.kind {
      case .while(let condition): return "while \(expression(condition)) {\(block(loop.body))}"
      case .until(let condition): return "repeat {\(block(loop.body))} until \(expression(condition))"
      case .each(let targets, let values):
        return "for \(list(targets)) in \(list(values)) {\(block(loop.body))}"
      }
    case .block(let body): return "do {\(block(body))}"
    case .return(let values): return "return " + list(values)
    case .break: return "break"
    case .jump(let label): return "goto " + label
    case .label(let label): return "::\(label)::"
    case .function(let target, let id): return "\(expression(target)) := \(function(id))"
    default: return "?"
    }
  }

  func function(_ id: ScriptFunction.ID) -> String {
    let function = script[id]
    let parameters = function.parameters.map(variable) + (function.isVariadic ? ["..."] : [])
    return "function \(function.name ?? "")(\(parameters.joined(separator: ", "))) {\(block(function.body))}"
  }

  func variable(_ id: Variable.ID) -> String {
    script[id].scope == .global ? script[id].name : "\(script[id].name)#\(id.index)"
  }

  func expression(_ id: KemiCheck.Expression.ID) -> String {
    func e(_ id: KemiCheck.Expression.ID) -> String { expression(id) }
    switch script[id].kind {
    case .null: return "nil"
    case .boolean(let value): return "\(value)"
    case .integer(let value): return "\(value)"
    case .float(let value): return "\(value)f"
    case .string(let value): return "'\(value)'"
    case .variable(let id): return variable(id)
    case .member(let base, let name, _): return "\(e(base)).\(name)"
    case .element(let base, let key): return "\(e(base))[\(e(key))]"
    case .call(let callee, let arguments, let passesReceiver):
      let list = arguments.map { e($0.value) + ($0.isSpread ? "*" : "") }.joined(separator: ", ")
      return "\(e(callee))\(passesReceiver ? ":" : "")(\(list))"
    case .function(let id): return function(id)
    case .not(let a): return "(not \(e(a)))"
    case .negate(let a): return "(-\(e(a)))"
    case .unary(let a): return "(unary \(e(a)))"
    case .and(let a, let b): return "(\(e(a)) and \(e(b)))"
    case .or(let a, let b): return "(\(e(a)) or \(e(b)))"
    case .compare(let operation, let a, let b): return "(\(e(a)) \(operation) \(e(b)))"
    case .arithmetic(let operation, let a, let b): return "(\(e(a)) \(operation) \(e(b)))"
    case .concatenate(let parts): return "[\(parts.map(e).joined(separator: " .. "))]"
    case .collection(let items):
      return "{\(items.map { ($0.key.map { e($0) + ": " } ?? "") + e($0.value) }.joined(separator: ", "))}"
    case .other(let ids): return "other(\(list(ids)))"
    default: return "?"
    }
  }
}
