/// Finds uses of library functions that a dialect does not have.
///
/// A name that the script assigns, or tests for existence anywhere (`unpack or table.unpack`, `if bit32 then`), is
/// the script's own business.
struct LuaLibraryCheck {
  private let script: Script
  private let dialect: LuaDialect
  /// Library names that the script assigns or tests.
  private var handled: Set<String> = []

  init(_ script: Script, _ dialect: LuaDialect) {
    self.script = script
    self.dialect = dialect
  }

  func findings() -> [Finding] {
    let uses = uses()
    guard !uses.isEmpty else { return [] }
    var check = self
    check.collectHandled()
    return uses.filter { use in
      !check.handled.contains(use.name)
        && !check.handled.contains(String(use.name.prefix { $0 != "." }))
    }.map { use in
      let dialects = LuaLibrary.names[use.name] ?? []
      let replacement = replacement(for: use.name).map { "; use \($0)" } ?? ""
      return Finding(
        rule: "lua-library", severity: .error, file: script.file.path, range: use.range,
        text: "\(dialect.title) does not have '\(use.name)', which is one of \(dialects.title)\(replacement)")
    }
  }

  private func uses() -> [(name: String, range: SourceRange)] {
    script.expressions.compactMap { expression in
      guard let name = libraryName(expression), let dialects = LuaLibrary.names[name],
        !dialects.contains(LuaDialects(dialect))
      else { return nil }
      return (name, expression.range)
    }
  }

  /// `unpack`, `table.unpack`: the name of a global, or of a member of a global.
  private func libraryName(_ expression: Expression) -> String? {
    switch expression.kind {
    case .variable(let id): return script[id].scope == .global ? script[id].name : nil
    case .member(let base, let name, _):
      guard case .variable(let id) = script[base].kind, script[id].scope == .global,
        LuaLibrary.tables.contains(script[id].name)
      else { return nil }
      return script[id].name + "." + name
    default: return nil
    }
  }

  /// Suggests nothing that this dialect does not have either.
  private func replacement(for name: String) -> String? {
    guard let replacement = LuaLibrary.replacements[name] else { return nil }
    if replacement.hasPrefix("the operators") {
      return LuaDialects.since53.contains(LuaDialects(dialect)) ? replacement : nil
    }
    if replacement == "_ENV" {
      return LuaDialects.since52.contains(LuaDialects(dialect)) ? replacement : nil
    }
    if let dialects = LuaLibrary.names[replacement], !dialects.contains(LuaDialects(dialect)) { return nil }
    return "'\(replacement)'"
  }

  // MARK: What the script takes care of

  private mutating func collectHandled() {
    for expression in script.expressions {
      switch expression.kind {
      case .or(let left, let right), .and(let left, let right):
        handle(left)
        handle(right)
      case .not(let operand): handle(operand)
      case .compare(_, let left, let right):
        if isNull(left) { handle(right) }
        if isNull(right) { handle(left) }
      case .call(let callee, let arguments, _):
        if case .variable(let id) = script[callee].kind, script[id].name == "type",
          let first = arguments.first
        {
          handle(first.value)
        }
      default: break
      }
    }
    var blocks = script.functions.map(\.body)
    while let block = blocks.popLast() {
      for statement in block.statements { collectHandled(statement, &blocks) }
    }
  }

  private mutating func collectHandled(_ statement: Statement, _ blocks: inout [Block]) {
    switch statement.kind {
    case .assign(let assignment): for target in assignment.targets { handle(target) }
    case .function(let target, _): handle(target)
    case .branch(let branches, let otherwise):
      for branch in branches {
        if let condition = branch.condition { handle(condition) }
        blocks.append(branch.body)
      }
      if let otherwise { blocks.append(otherwise) }
    case .loop(let loop):
      if case .while(let condition) = loop.kind { handle(condition) }
      blocks.append(loop.body)
    case .block(let body): blocks.append(body)
    default: break
    }
  }

  private mutating func handle(_ id: Expression.ID) {
    if let name = libraryName(script[id]) { handled.insert(name) }
  }

  private func isNull(_ id: Expression.ID) -> Bool {
    if case .null = script[id].kind { true } else { false }
  }
}
