/// Reads a script and builds its tree, with every name resolved, in one pass.
///
/// It goes as deep as Lua's own parser and no further, so its recursion is bounded.
struct LuaParser {
  var lexer: LuaLexer
  let dialect: LuaDialect?
  let limits: LuaLimits
  var script: Script
  var token = LuaToken(kind: .endOfFile, beginsLine: false, name: -1, start: 0, end: 0)
  /// The token after `token`, where it had to be looked at.
  var ahead: LuaToken?
  /// Where the token before `token` ends.
  var previousEnd: Int32 = 0
  var level = 0
  var function: LuaFunctionState
  var enclosing: [LuaFunctionState] = []
  var locals: [LuaLocal] = []
  var blocks: [LuaBlockState] = []
  var labels: [LuaLabel] = []
  var jumps: [LuaLabel] = []
  var constants: [LuaOperand] = []
  /// The local that a name means, by the number of the name; -1 for a global.
  var meanings: [Int32] = []
  /// The variable of a global, by the number of the name; -1 where there was none yet.
  var globals: [Int32] = []
  let environmentName: Int32
  let selfName: Int32

  init(_ file: SourceFile, _ bytes: UnsafeBufferPointer<UInt8>, dialect: LuaDialect?, limits: LuaLimits) {
    lexer = LuaLexer(bytes, dialect: dialect)
    environmentName = lexer.names.number(of: "_ENV")
    selfName = lexer.names.number(of: "self")
    self.dialect = dialect
    self.limits = limits
    script = Script(file: file, language: .lua)
    script.expressions.reserveCapacity(bytes.count / 10)
    let range = SourceRange(0, bytes.count)
    script.functions.append(
      ScriptFunction(nameRange: SourceRange(0, 0), range: range, isVariadic: true, body: Block(range: range)))
    function = LuaFunctionState(
      id: ScriptFunction.ID(0), isVariadic: true, firstLocal: 0, firstLabel: 0, firstBlock: 0,
      registers: LuaRegisters(limits))
    function.usesEnvironment = true
  }

  mutating func parse() throws(LuaFailure) {
    lexer.skipPreamble()
    if lexer.byte(lexer.position) == 0x1B {
      throw LuaFailure(SourceRange(0, 0), "this is a compiled chunk of Lua, not a script")
    }
    try advance()
    openBlock()
    if !limits.countsStatements { try enter() }
    let statements = try statementList()
    guard token.kind == .endOfFile else { throw unexpected("nothing is open that it could end") }
    try closeFunctionBlock()
    script.functions[0].body.statements = statements
    script.directives = lexer.directives
  }

  // MARK: Tokens

  @inline(__always)
  mutating func advance() throws(LuaFailure) {
    previousEnd = token.end
    if let next = ahead {
      token = next
      ahead = nil
    } else {
      token = try lexer.next()
    }
  }

  mutating func lookAhead() throws(LuaFailure) -> LuaTokenKind {
    if let ahead { return ahead.kind }
    var next = try lexer.next()
    let kind = next.kind
    // Lua 5.1 compares the line that it has come to, which is that of the token it looked at.
    next.beginsLine = false
    ahead = next
    return kind
  }

  mutating func skip(_ kind: LuaTokenKind) throws(LuaFailure) -> Bool {
    guard token.kind == kind else { return false }
    try advance()
    return true
  }

  mutating func expect(_ kind: LuaTokenKind, _ purpose: String = "") throws(LuaFailure) {
    guard token.kind == kind else { throw expected("'\(kind.spelling)'" + purpose) }
    try advance()
  }

  /// Steps over what closes something that was opened before.
  mutating func close(_ kind: LuaTokenKind, _ opening: LuaTokenKind, at start: Int32) throws(LuaFailure) {
    guard token.kind != kind else { return try advance() }
    let (line, column) = script.file.position(of: Int(start))
    let place = line == script.file.position(of: Int(token.start)).line ? "column \(column)" : "line \(line)"
    throw expected("'\(kind.spelling)' to close '\(opening.spelling)' of \(place)")
  }

  /// Whether `goto` is a name like any other, unless a name follows it.
  var takesGotoForName: Bool { dialect == nil || dialect == .lua51 || dialect == .jit }

  mutating func name(_ purpose: String) throws(LuaFailure) -> LuaToken {
    let name = token
    if name.kind == .name || name.kind == .goto && takesGotoForName {
      try advance()
      return name
    }
    if name.kind.isWord {
      throw LuaFailure(
        name.range, "expected a name\(purpose), found the reserved word '\(name.kind.spelling)'")
    }
    throw expected("a name" + purpose)
  }

  func text(of name: LuaToken) -> String { lexer.names.texts[Int(name.name)] }

  // MARK: Failures

  func expected(_ what: String) -> LuaFailure { LuaFailure(token.range, "expected \(what), found \(found)") }

  func unexpected(_ why: String) -> LuaFailure { LuaFailure(token.range, "unexpected \(found): \(why)") }

  /// The token, for a message.
  private var found: String {
    switch token.kind {
    case .endOfFile: return "the end of the file"
    case .unknown: return "'\(lexer.character(at: Int(token.start)))'"
    case .string: return "a string"
    case .name: return "'\(text(of: token).prefix(40))'"
    case .number: return "'\(script.file.text(in: token.range).prefix(40))'"
    default: return "'\(token.kind.spelling)'"
    }
  }

  mutating func uses(_ feature: LuaFeature, _ range: SourceRange) {
    lexer.uses(feature, range.start, range.end)
  }

  // MARK: Levels

  @inline(__always)
  mutating func enter() throws(LuaFailure) {
    level += 1
    if level > limits.levels {
      throw LuaFailure(
        token.range,
        "nested too deeply: Lua takes about \(limits.levels) statements and expressions inside each other")
    }
  }

  @inline(__always)
  mutating func leave() { level -= 1 }

  // MARK: The tree

  @inline(__always)
  mutating func add(_ kind: Expression.Kind, _ start: Int32, _ end: Int32) -> Expression.ID {
    let id = Expression.ID(script.expressions.count)
    script.expressions.append(
      Expression(kind, range: SourceRange(Int(start), Int(end)), function: function.id))
    return id
  }

  mutating func newVariable(_ name: String, _ scope: Variable.Scope) -> Variable.ID {
    let id = Variable.ID(script.variables.count)
    let owner = scope == .global ? ScriptFunction.ID(0) : function.id
    script.variables.append(Variable(name: name, scope: scope, function: owner))
    return id
  }
}
