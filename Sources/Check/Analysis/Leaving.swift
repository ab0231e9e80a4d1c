/// Where a script ends its route, or the server, and which of its statements are never reached.
final class Leaving {
  typealias Place = Located<ScriptFunction.ID>

  let program: Program
  let values: Values
  private var flows: [Place: FunctionFlow] = [:]
  private var busy: Set<Place> = []
  private var knownTargets: [Int: [Variable.ID: [Expression.ID]]] = [:]
  /// Calls of functions of the script are followed so far.
  private static let deepest = 40

  init(program: Program, values: Values) {
    self.program = program
    self.values = values
  }

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
    return end(ofCalling: values.value(of: callee, in: file))
  }

  /// What ends when a value is called.
  func end(ofCalling value: KnownValue) -> End? {
    switch value {
    case .name(["x", "exit"]), .name(["x", "drop"]):
      guard program.language == .lua, case .name(let path) = value else { return nil }
      return .route("KSR." + path.joined(separator: ".") + "()")
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
  func leaves(_ statement: Statement, in file: Int) -> Bool {
    var walk = FlowWalk(self, file: file)
    return !walk.ways(of: statement).contains(.next)
  }

  func leaves(_ block: Block, in file: Int) -> Bool {
    var walk = FlowWalk(self, file: file)
    return !walk.ways(of: block).contains(.next)
  }

  /// What follows from the statements of a function, or of the file itself.
  func flow(of function: Place) -> FunctionFlow {
    if let flow = flows[function] { return flow }
    // One that calls itself, or sits at the end of a long chain, may come back.
    guard busy.count < Leaving.deepest, busy.insert(function).inserted else {
      return FunctionFlow(ways: [.next, .return])
    }
    defer { busy.remove(function) }
    var walk = FlowWalk(self, file: function.file)
    let ways = walk.ways(of: program.files[function.file].script[function.id].body)
    let flow = FunctionFlow(ways: ways, dead: walk.dead, endless: walk.endless)
    flows[function] = flow
    return flow
  }

  /// How control leaves a statement that is one expression.
  func ways(ofCall expression: Expression.ID, in file: Int) -> Ways {
    guard case .call(let callee, _, _) = program.files[file].script[expression].kind else { return .next }
    let value = values.value(of: callee, in: file)
    if end(ofCalling: value) != nil { return .end }
    guard case .function(let function) = value, values.runsAtOnce(function) else { return .next }
    return flow(of: function).ways == .end ? .end : .next
  }

  // MARK: Loops

  /// Whether only what stands in the body of a loop can end it.
  func neverEnds(_ loop: Loop, in file: Int) -> Bool {
    switch loop.kind {
    case .while(let condition): truth(of: condition, in: file) == true
    case .until(let condition): truth(of: condition, in: file) == false
    case .each(_, let values):
      switch program.language {
      case .python: values.count == 1 && countsForever(values[0], in: file)
      case .lua: false
      }
    }
  }

  /// Whether the condition of a loop is one of local variables alone, and nobody gives them a value in the
  /// loop.
  func keepsCondition(_ loop: Loop, in range: SourceRange, of file: Int) -> Bool {
    let script = program.files[file].script
    let condition: Expression.ID
    switch loop.kind {
    case .while(let test), .until(let test): condition = test
    case .each: return false
    }
    var hasVariable = false
    var open = [(expression: condition, isCompared: false)]
    while let (next, isCompared) = open.popLast() {
      switch script[next].kind {
      case .variable(let variable):
        hasVariable = true
        // A list of Python may become empty, and false.
        if !isCompared, program.language == .python { return false }
        guard script[variable].scope == .local || script[variable].scope == .parameter,
          let targets = targets(in: file)[variable] ?? (script[variable].scope == .parameter ? [] : nil),
          targets.allSatisfy({
            script[$0].function == script[condition].function && !range.contains(script[$0].range)
          })
        else { return false }
      case .not(let operand), .negate(let operand): open.append((operand, isCompared))
      case .and(let left, let right), .or(let left, let right):
        open += [(left, isCompared), (right, isCompared)]
      case .compare(let comparison, let left, let right):
        if comparison == .isIn || comparison == .isNotIn { return false }
        open += [(left, true), (right, true)]
      case .null, .boolean, .integer, .float, .string: break
      default: return false
      }
    }
    return hasVariable
  }

  /// Where each variable gets its values.
  private func targets(in file: Int) -> [Variable.ID: [Expression.ID]] {
    if let known = knownTargets[file] { return known }
    var found: [Variable.ID: [Expression.ID]] = [:]
    for target in program.files[file].index.targets {
      if case .variable(let variable) = program.files[file].script[target].kind {
        found[variable, default: []].append(target)
      }
    }
    knownTargets[file] = found
    return found
  }

  private func countsForever(_ expression: Expression.ID, in file: Int) -> Bool {
    guard case .call(let callee, let arguments, _) = program.files[file].script[expression].kind,
      case .foreign(let path) = values.value(of: callee, in: file)
    else { return false }
    return path == ["itertools", "count"] || path == ["itertools", "repeat"] && arguments.count == 1
  }

  /// Whether a condition is true, or false, whatever happens: literals alone, and what is made of them.
  private func truth(of condition: Expression.ID, in file: Int) -> Bool? {
    let script = program.files[file].script
    var (condition, isTurned) = (condition, false)
    while case .not(let operand) = script[condition].kind {
      condition = operand
      isTurned.toggle()
    }
    let isTrue: Bool
    switch script[condition].kind {
    case .boolean(let value): isTrue = value
    case .null: isTrue = false
    case .integer(let number): isTrue = program.language == .lua || number != 0
    case .float(let number): isTrue = program.language == .lua || number != 0
    case .string(let text): isTrue = program.language == .lua || !text.isEmpty
    default: return nil
    }
    return isTrue != isTurned
  }

  // MARK: Calls by place

  private var sortedCalls: [Int: [Expression.ID]] = [:]

  /// The calls, and what else may suspend a function, in a range of a file, in the order of the text.
  func calls(in range: SourceRange, of file: Int) -> ArraySlice<Expression.ID> {
    let script = program.files[file].script
    let all: [Expression.ID]
    if let known = sortedCalls[file] {
      all = known
    } else {
      all = script.expressions.indices.filter {
        if case .call = script.expressions[$0].kind { return true }
        return script.suspends(script.expressions[$0])
      }.map { Expression.ID($0) }.sorted { script[$0].range.start < script[$1].range.start }
      sortedCalls[file] = all
    }
    let first = all.partition { script[$0].range.start >= range.start }
    let last = all.partition { script[$0].range.start >= range.end }
    return all[first..<max(first, last)]
  }

  // MARK: Who may exit

  /// The functions that may end the route, themselves or by what they call, as far as nothing on the way
  /// catches it.
  private(set) lazy var exiting: [Place: String] = {
    var found: [Place: String] = [:]
    var callers: [Place: [Place]] = [:]
    for file in program.files.indices {
      let script = program.files[file].script
      let caught = Dictionary(grouping: Swallowing.caughtRanges(in: script, self, file), by: \.function)
      for index in script.expressions.indices {
        guard case .call(let callee, _, _) = script.expressions[index].kind else { continue }
        let value = values.value(of: callee, in: file)
        let caller = Place(file, script.expressions[index].function)
        let range = script.expressions[index].range
        if caught[caller.id]?.contains(where: { $0.range.contains(range) }) == true { continue }
        if case .function(let function) = value, values.runsAtOnce(function) {
          callers[function, default: []].append(caller)
        } else if let name = exitName(ofCalling: value) {
          found[caller] = name
        }
      }
    }
    var open = Array(found)
    while let (function, name) = open.popLast() {
      for caller in callers[function] ?? [] where found[caller] == nil {
        found[caller] = name
        open.append((caller, name))
      }
    }
    return found
  }()

  /// `KSR.x.exit()`, `sys.exit()`: what a call of a value ends the route with.
  func exitName(ofCalling value: KnownValue) -> String? {
    switch end(ofCalling: value) {
    case .route(let name), .exception(let name): name
    default: nil
    }
  }
}
