/// Where a script ends its route, or the server.
struct Leaving {
  let program: Program
  let values: Values

  /// What ends when a call is made.
  enum End: Sendable {
    /// `KSR.x.exit()` and `KSR.x.drop()`: an error in Lua that unwinds the script; by name.
    case route(String)
    /// `exit()`, `sys.exit()` of Python: an exception.
    case exception(String)
    /// `error()` of Lua.
    case error
    /// `os.exit()` of Lua, `os._exit()` of Python: the whole process.
    case process(String)
  }

  /// What ends with this expression, if it is a call that never comes back.
  func end(_ expression: Expression.ID, in file: Int) -> End? {
    guard case .call(let callee, _, _) = program.files[file].script[expression].kind else { return nil }
    switch values.value(of: callee, in: file) {
    case .name(["x", "exit"]), .name(["x", "drop"]):
      return program.language == .lua ? .route(program.files[file].script.text(of: callee) + "()") : nil
    case .builtin(let path), .foreign(let path):
      switch (program.language, path) {
      case (.lua, ["os", "exit"]): return .process("os.exit()")
      case (.lua, ["error"]): return .error
      case (.python, ["exit"]), (.python, ["quit"]), (.python, ["sys", "exit"]):
        return .exception(path.joined(separator: ".") + "()")
      case (.python, ["os", "_exit"]), (.python, ["os", "abort"]), (.lua, ["posix", "_exit"]):
        return .process(path.joined(separator: ".") + "()")
      default: return nil
      }
    default: return nil
    }
  }

  /// Whether control never gets past a statement.
  func leaves(_ statement: Statement, in file: Int, depth: Int = 0) -> Bool {
    switch statement.kind {
    case .expression(let expression):
      return end(expression, in: file) != nil || callsFunctionThatLeaves(expression, in: file, depth: depth)
    case .return, .break, .continue, .jump, .raise: return true
    case .block(let block): return leaves(block, in: file, depth: depth)
    case .branch(let branches, let otherwise):
      guard let otherwise else { return false }
      return branches.allSatisfy { leaves($0.body, in: file, depth: depth) }
        && leaves(otherwise, in: file, depth: depth)
    default: return false
    }
  }

  func leaves(_ block: Block, in file: Int, depth: Int = 0) -> Bool {
    // What comes after a label may be jumped to.
    var last: ArraySlice<Statement> = block.statements[...]
    if let label = block.statements.lastIndex(where: { if case .label = $0.kind { true } else { false } }) {
      last = block.statements[(label + 1)...]
    }
    return last.contains { leaves($0, in: file, depth: depth) }
  }

  /// Whether a call is of a function of the script that always ends the route, such as a `leave()` of its own.
  private func callsFunctionThatLeaves(_ expression: Expression.ID, in file: Int, depth: Int) -> Bool {
    guard depth < 4, case .call(let callee, _, _) = program.files[file].script[expression].kind,
      case .function(let function) = values.value(of: callee, in: file)
    else { return false }
    return endsRoute(
      program.files[function.file].script[function.id].body, in: function.file, depth: depth + 1)
  }

  /// Whether a block always ends in `exit()`, not just in a `return` of its function.
  private func endsRoute(_ block: Block, in file: Int, depth: Int) -> Bool {
    for statement in block.statements {
      switch statement.kind {
      case .expression(let expression):
        if end(expression, in: file) != nil { return true }
        if callsFunctionThatLeaves(expression, in: file, depth: depth) { return true }
      case .block(let block): if endsRoute(block, in: file, depth: depth) { return true }
      case .branch(let branches, let otherwise):
        if let otherwise, endsRoute(otherwise, in: file, depth: depth),
          branches.allSatisfy({ endsRoute($0.body, in: file, depth: depth) })
        {
          return true
        }
        // A way out of the function on one branch.
        if statementReturns(statement) { return false }
      case .loop, .attempt: if statementReturns(statement) { return false }
      case .return, .break, .continue, .jump, .raise: return false
      default: break
      }
    }
    return false
  }

  private func statementReturns(_ statement: Statement) -> Bool {
    func returns(_ block: Block?) -> Bool { block?.statements.contains(where: statementReturns) ?? false }
    switch statement.kind {
    case .return, .break, .continue, .jump, .raise: return true
    case .block(let block): return returns(block)
    case .branch(let branches, let otherwise):
      return branches.contains { returns($0.body) } || returns(otherwise)
    case .loop(let loop): return returns(loop.body) || returns(loop.otherwise)
    case .attempt(let attempt):
      return returns(attempt.body) || attempt.handlers.contains { returns($0.body) }
        || returns(attempt.otherwise)
        || returns(attempt.finally)
    default: return false
    }
  }
}
