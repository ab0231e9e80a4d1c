/// How control may leave some code.
struct Ways: OptionSet, Sendable {
  let rawValue: UInt8

  /// To what stands behind it.
  static let next = Ways(rawValue: 1)
  static let `return` = Ways(rawValue: 2)
  static let `break` = Ways(rawValue: 4)
  static let `continue` = Ways(rawValue: 8)
  static let jump = Ways(rawValue: 16)
  /// With the route or the server: `exit()`, `error()`.
  static let end = Ways(rawValue: 32)
  static let raise = Ways(rawValue: 64)
}

/// Code that is never run, and what stands in its way.
struct DeadCode: Sendable {
  /// From its first statement to the end of its block, or to a label in it.
  var statements: ArraySlice<Statement>
  var cause: Statement
}

/// What follows from the statements of one function.
struct FunctionFlow: Sendable {
  var ways: Ways
  var dead: [DeadCode] = []
  /// Loops that only `break`, `return` and their like could end, and have none of them.
  var endless: [Statement] = []
}

/// Goes through the statements of a function once, as deep as its blocks are nested.
struct FlowWalk {
  let leaving: Leaving
  let file: Int
  private(set) var dead: [DeadCode] = []
  private(set) var endless: [Statement] = []

  init(_ leaving: Leaving, file: Int) {
    self.leaving = leaving
    self.file = file
  }

  private var isPython: Bool { leaving.program.language == .python }

  mutating func ways(of block: Block) -> Ways {
    var all: Ways = []
    var ways: Ways = .next
    var cause: Statement?
    // Labels since which nothing has left the block.
    var labels: Set<String> = []
    let statements = block.statements
    var position = 0
    while position < statements.count {
      let statement = statements[position]
      if case .label(let name) = statement.kind {
        ways.insert(.next)
        labels = [name]
      } else if !ways.contains(.next), let cause {
        let rest = statements[position...].prefix { if case .label = $0.kind { false } else { true } }
        dead.append(DeadCode(statements: rest, cause: cause))
        position += rest.count
        continue
      } else {
        if case .jump(let name) = statement.kind, labels.contains(name) { endless.append(statement) }
        ways = self.ways(of: statement)
        if ways != .next { labels = [] }
        all.formUnion(ways.subtracting(.next))
      }
      cause = statement
      position += 1
    }
    return ways.contains(.next) ? all.union(.next) : all
  }

  mutating func ways(of statement: Statement) -> Ways {
    switch statement.kind {
    case .expression(let expression): return leaving.ways(ofCall: expression, in: file)
    case .return: return .return
    case .break: return .break
    case .continue: return .continue
    case .jump: return .jump
    case .raise: return .raise
    case .block(let block):
      let ways = ways(of: block)
      // `with` may swallow what its body raises; `do return end` switches the rest off on purpose.
      return isPython || block.statements.count == 1 ? ways.union(.next) : ways
    case .branch(let branches, let otherwise):
      var ways: Ways = []
      for branch in branches { ways.formUnion(self.ways(of: branch.body)) }
      if let otherwise { return ways.union(self.ways(of: otherwise)) }
      return ways.union(.next)
    case .loop(let loop): return self.ways(of: loop, statement)
    case .attempt(let attempt): return self.ways(of: attempt)
    case .other: return mayRaise(statement) ? [.next, .raise] : .next
    default: return .next
    }
  }

  /// `assert`, and `del`, which changes what is there.
  private func mayRaise(_ statement: Statement) -> Bool {
    guard isPython else { return false }
    let file = leaving.program.files[file].script.file
    let start = statement.range.start
    return file.text(in: SourceRange(start, start + 7)).hasPrefix("assert")
      || file.text(in: SourceRange(start, start + 4)).hasPrefix("del ")
  }

  private mutating func ways(of loop: Loop, _ statement: Statement) -> Ways {
    let body = ways(of: loop.body)
    let out = body.subtracting([.next, .break, .continue])
    if leaving.neverEnds(loop, in: file) {
      if body.contains(.break) { return out.union(.next) }
      if out.isEmpty {
        endless.append(statement)
        return .next
      }
      // A `repeat` whose body always leaves was written for that.
      return out
    }
    if out.isEmpty, !body.contains(.break), leaving.keepsCondition(loop, in: statement.range, of: file) {
      endless.append(statement)
    }
    var after: Ways = body.contains(.break) ? .next : []
    if let otherwise = loop.otherwise {
      after.formUnion(ways(of: otherwise))
    } else if case .until = loop.kind {
      if body.contains(.next) || body.contains(.continue) { after.insert(.next) }
    } else {
      after.insert(.next)
    }
    return out.union(after)
  }

  private mutating func ways(of attempt: Attempt) -> Ways {
    var ways = ways(of: attempt.body)
    if ways.contains(.next), let otherwise = attempt.otherwise {
      ways.subtract(.next)
      ways.formUnion(self.ways(of: otherwise))
    }
    for handler in attempt.handlers { ways.formUnion(self.ways(of: handler.body)) }
    guard let finally = attempt.finally else { return ways }
    let last = self.ways(of: finally)
    return last.contains(.next) ? ways.union(last.subtracting(.next)) : last
  }
}
