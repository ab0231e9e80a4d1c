/// Which expressions of a script are asked whether they are true.
struct Conditions: Sendable {
  enum Test: Sendable {
    case none
    /// It alone matters whether the value is true.
    case truth
    /// The value goes on where it decides: `x = value or other`.
    case value
  }

  private var tests: [Test]

  subscript(expression: Expression.ID) -> Test { tests[expression.index] }

  init(_ program: Program, _ values: Values) {
    let (script, index) = (program.script, program.index)
    tests = [Test](repeating: .none, count: script.expressions.count)
    // Operands stand before what uses them.
    for number in script.expressions.indices.reversed() {
      let id = Expression.ID(number)
      var isDropped = false
      switch index.context(of: id) {
      case .condition: tests[number] = .truth
      case .dropped: isDropped = true
      default: break
      }
      let test = tests[number]
      switch script.expressions[number].kind {
      case .not(let operand): tests[operand.index] = .truth
      case .and(let left, let right), .or(let left, let right):
        tests[left.index] = test == .truth || isDropped ? .truth : .value
        tests[right.index] = test
      case .conditional(let condition, let then, let otherwise):
        tests[condition.index] = .truth
        tests[then.index] = test
        tests[otherwise.index] = test
      case .assign(_, let value): tests[value.index] = test == .none ? .none : .value
      case .call(let callee, let arguments, _):
        guard let first = arguments.first, !first.isSpread, first.name == nil,
          case .builtin(let path) = values.value(of: callee, in: 0)
        else { continue }
        if path == ["bool"], program.language == .python { tests[first.value.index] = .truth }
        // assert of Lua returns what it has tested.
        if path == ["assert"], program.language == .lua {
          tests[first.value.index] = isDropped ? .truth : .value
        }
      default: break
      }
    }
  }
}
