import KemiCheck
import Testing

func parse(_ text: String) throws -> PythonFront.Parsed { try parse([UInt8](text.utf8)) }

func parse(_ bytes: [UInt8]) throws -> PythonFront.Parsed {
  try #require(try PythonFront().parse([SourceFile(path: "script.py", bytes: bytes)]).first)
}

/// The script, where there has to be one.
func script(_ text: String) throws -> Script {
  let parsed = try parse(text)
  try #require(parsed.findings.isEmpty, "\(parsed.findings)")
  return try #require(parsed.script)
}

extension Expression {
  /// What it uses.
  var operands: [ID] {
    switch kind {
    case .member(let base, _, _): [base]
    case .element(let base, let key): [base, key]
    case .call(let callee, let arguments, _): [callee] + arguments.map(\.value)
    case .not(let operand), .negate(let operand), .unary(let operand): [operand]
    case .and(let left, let right), .or(let left, let right), .compare(_, let left, let right),
      .arithmetic(_, let left, let right):
      [left, right]
    case .concatenate(let parts), .other(let parts): parts
    case .conditional(let test, let then, let otherwise): [test, then, otherwise]
    case .collection(let items): items.flatMap { [$0.key, $0.value].compactMap(\.self) }
    case .assign(let target, let value): [target, value]
    case .null, .boolean, .integer, .float, .string, .variable, .function: []
    }
  }
}

/// Whether names stand where they are said to be; Python normalizes those beyond ASCII.
func isNamed(_ expression: Expression, in script: Script) -> Bool {
  switch expression.kind {
  case .variable(let variable):
    let text = script.file.text(in: expression.range)
    return text == script[variable].name || !text.utf8.allSatisfy { $0 < 0x80 }
  case .member(_, let name, let range):
    let text = script.file.text(in: range)
    return text == name || text.contains("\"") || text.contains("'") || !text.utf8.allSatisfy { $0 < 0x80 }
  default: return true
  }
}
