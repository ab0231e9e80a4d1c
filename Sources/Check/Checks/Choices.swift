/// The `if` statements of a script: what runs in one arm of them does not run in another, nor for certain at all.
struct Choices {
  struct Choice {
    var range: SourceRange
    var arms: [SourceRange] = []
    /// Whether one of the arms always runs.
    var isComplete: Bool
    var isInLoop: Bool
  }

  private struct Arm {
    var body: SourceRange
    var choice: Int
    var parent: Int?
  }

  private(set) var all: [Choice] = []
  /// What holds in the arm of a condition: the rest of the condition and the body.
  private(set) var arms: [Expression.ID: SourceRange] = [:]
  private(set) var choiceOfCondition: [Expression.ID: Int] = [:]
  /// In the order of the text.
  private var bodies: [Arm] = []
  /// Where control may leave a function or a block early, in the order of the text.
  private var exits: [Int] = []

  init(_ context: RuleContext) {
    let script = context.script
    for function in script.functions { walk(function.body, isInLoop: false) }
    for type in script.classes { walk(type.body, isInLoop: false) }
    bodies.sort { ($0.body.start, -$0.body.end) < ($1.body.start, -$1.body.end) }
    var open: [Int] = []
    for number in bodies.indices {
      while let last = open.last, !bodies[last].body.contains(bodies[number].body) { open.removeLast() }
      bodies[number].parent = open.last
      open.append(number)
    }
    for expression in script.expressions {
      guard case .call(let callee, _, _) = expression.kind, Choices.mayLeave(callee, context) else {
        continue
      }
      exits.append(expression.range.start)
    }
    exits.sort()
  }

  private static func mayLeave(_ callee: Expression.ID, _ context: RuleContext) -> Bool {
    let value = context.value(of: callee)
    if context.leaving.end(ofCalling: value) != nil { return true }
    switch value {
    case .function(let function): return context.leaving.exiting[function] != nil
    case .name, .builtin, .foreign: return false
    // A method of a text or a list.
    default:
      if case .member = context[callee].kind, context.language == .python { return false }
      return true
    }
  }

  // As deep as a language nests blocks, which is bounded.
  private mutating func walk(_ block: Block, isInLoop: Bool) {
    for statement in block.statements {
      switch statement.kind {
      case .branch(let branches, let otherwise):
        let number = all.count
        let isMatch = branches.contains { $0.condition == nil }
        all.append(
          Choice(range: statement.range, isComplete: otherwise != nil || isMatch, isInLoop: isInLoop))
        for branch in branches {
          add(branch.body, to: number)
          guard let condition = branch.condition else { continue }
          choiceOfCondition[condition] = number
          arms[condition] = branch.body.range
        }
        if let otherwise { add(otherwise, to: number) }
        for body in branches.map(\.body) + [otherwise].compactMap(\.self) { walk(body, isInLoop: isInLoop) }
      case .loop(let loop):
        walk(loop.body, isInLoop: true)
        if let otherwise = loop.otherwise { walk(otherwise, isInLoop: isInLoop) }
      case .attempt(let attempt):
        let blocks = [attempt.body] + attempt.handlers.map(\.body)
        for inner in blocks + [attempt.otherwise, attempt.finally].compactMap(\.self) {
          walk(inner, isInLoop: isInLoop)
        }
      case .block(let inner): walk(inner, isInLoop: isInLoop)
      case .return, .break, .continue, .jump, .raise, .label: exits.append(statement.range.start)
      default: break
      }
    }
  }

  private mutating func add(_ body: Block, to choice: Int) {
    all[choice].arms.append(body.range)
    bodies.append(Arm(body: body.range, choice: choice, parent: nil))
  }

  func mayLeave(from start: Int, to end: Int) -> Bool {
    let place = exits.partition { $0 >= start }
    return place < exits.count && exits[place] < end
  }

  /// The arms around a place, the innermost first, with the `if` of each.
  func path(to place: Int) -> [(body: SourceRange, choice: Choice)] {
    var next: Int? = bodies.partition { $0.body.start > place } - 1
    var path: [(body: SourceRange, choice: Choice)] = []
    while let number = next, number >= 0 {
      let arm = bodies[number]
      if place < arm.body.end { path.append((arm.body, all[arm.choice])) }
      next = arm.parent
    }
    return path
  }
}
