/// The `try` statements of Python that catch the exception of `exit()` and do not pass it on.
enum Swallowing {
  struct Place {
    var attempt: Attempt
    var handler: Attempt.Handler
    var statement: Statement
    var function: ScriptFunction.ID
    /// What follows it in its block.
    var rest: ArraySlice<Statement>
    var range: SourceRange { attempt.body.range }
  }

  static func caughtRanges(in script: Script, _ leaving: Leaving, _ file: Int) -> [Place] {
    guard script.language == .python else { return [] }
    var found: [Place] = []
    for index in script.functions.indices {
      let function = ScriptFunction.ID(index)
      script.functions[index].body.visit { statement, rest in
        guard case .attempt(let attempt) = statement.kind,
          let handler = attempt.handlers.first(where: { catchesExit($0, leaving, file) }),
          !passesOn(handler.body, leaving, file)
        else { return }
        found.append(
          Place(attempt: attempt, handler: handler, statement: statement, function: function, rest: rest))
      }
    }
    return found
  }

  private static func catchesExit(_ handler: Attempt.Handler, _ leaving: Leaving, _ file: Int) -> Bool {
    handler.types.isEmpty
      || handler.types.contains {
        if case .builtin(let path) = leaving.values.value(of: $0, in: file) {
          return path == ["SystemExit"] || path == ["BaseException"]
        }
        return false
      }
  }

  /// Whether a handler raises something, or leaves itself, on some way.
  private static func passesOn(_ body: Block, _ leaving: Leaving, _ file: Int) -> Bool {
    var passes = false
    body.visit { statement, _ in
      switch statement.kind {
      case .raise: passes = true
      case .expression(let expression):
        if leaving.ways(ofCall: expression, in: file) == .end { passes = true }
      case .return(let values):
        if values.contains(where: { leaving.ways(ofCall: $0, in: file) == .end }) { passes = true }
      default: break
      }
    }
    return passes
  }
}

extension Block {
  /// All statements in it, those in other statements too but not those of functions, each with what follows
  /// it.
  func visit(_ body: (Statement, _ rest: ArraySlice<Statement>) -> Void) {
    var open: [Block] = [self]
    while let block = open.popLast() {
      for (position, statement) in block.statements.enumerated() {
        body(statement, block.statements[(position + 1)...])
        open += statement.blocks.reversed()
      }
    }
  }
}

extension Statement {
  /// The blocks that it is made of.
  var blocks: [Block] {
    switch kind {
    case .branch(let branches, let otherwise): branches.map(\.body) + [otherwise].compactMap(\.self)
    case .loop(let loop): [loop.body] + [loop.otherwise].compactMap(\.self)
    case .attempt(let attempt):
      [attempt.body] + attempt.handlers.map(\.body)
        + [attempt.otherwise, attempt.finally].compactMap(\.self)
    case .block(let block): [block]
    default: []
    }
  }
}
