extension LuaParser {
  /// The statements up to what ends their block.
  mutating func statementList() throws(LuaFailure) -> [Statement] {
    var statements: [Statement] = []
    // The `;` after a statement is part of it; any other is a statement of its own.
    var takesSemicolon = false
    while !token.kind.endsBlock {
      let first = token
      if first.kind == .semicolon {
        if !takesSemicolon { uses(.emptyStatement, token.range) }
        takesSemicolon = false
        if limits.countsStatements { try enter() }
        try advance()
        if limits.countsStatements { leave() }
        continue
      }
      try statement(into: &statements)
      takesSemicolon = true
      if first.kind == .break, try !endsBlockAfterSemicolon() { uses(.breakBeforeStatement, first.range) }
      if first.kind == .return {
        guard token.kind.endsBlock else { throw unexpected("'return' is the last statement of its block") }
        break
      }
    }
    return statements
  }

  private mutating func endsBlockAfterSemicolon() throws(LuaFailure) -> Bool {
    if token.kind != .semicolon { return token.kind.endsBlock }
    let next = try lookAhead()
    return next.endsBlock
  }

  private mutating func statement(into statements: inout [Statement]) throws(LuaFailure) {
    let first = token
    if limits.countsStatements { try enter() }
    let kind: Statement.Kind
    switch first.kind {
    case .if: kind = try branches()
    case .while: kind = try whileLoop()
    case .do:
      try advance()
      openBlock()
      let body = try block(closedBy: .end, first)
      closeBlock()
      kind = .block(body)
    case .for: kind = try forLoop()
    case .repeat: kind = try repeatLoop()
    case .function: kind = try functionStatement()
    case .local:
      try advance()
      kind = token.kind == .function ? try localFunction(first) : try localVariables()
    case .doubleColon:
      try label(into: &statements)
      return finishStatement(first)
    case .return: kind = try returnStatement()
    case .break:
      guard function.loops > 0 else {
        throw LuaFailure(first.range, "'break' stands outside of a loop")
      }
      try advance()
      kind = .break
    case .goto:
      if takesGotoForName, try lookAhead() != .name {
        kind = try expressionStatement()
        break
      }
      try advance()
      let name = try name(" of a label after 'goto'")
      uses(.gotoStatement, first.range)
      try jump(to: name)
      kind = .jump(label: text(of: name))
    default: kind = try expressionStatement()
    }
    statements.append(Statement(kind, range: SourceRange(Int(first.start), Int(previousEnd))))
    try checkRegisters(first)
    finishStatement(first)
  }

  private mutating func finishStatement(_ first: LuaToken) {
    function.registers.free = function.registers.locals
    if limits.countsStatements { leave() }
  }

  func checkRegisters(_ first: LuaToken) throws(LuaFailure) {
    if function.registers.isExceeded {
      throw LuaFailure(
        SourceRange(Int(first.start), Int(previousEnd)),
        "this needs more than the \(limits.registers) registers that a function of Lua has: "
          + "local variables and the values of one statement, such as arguments, count")
    }
  }

  /// The statements of a block, and what closes it. The scope is its caller's.
  private mutating func block(closedBy closing: LuaTokenKind, _ opening: LuaToken) throws(LuaFailure) -> Block
  {
    let body = try openEnded()
    try close(closing, opening.kind, at: opening.start)
    return body
  }

  /// The statements of a block up to what closes it.
  private mutating func openEnded() throws(LuaFailure) -> Block {
    let start = previousEnd
    if !limits.countsStatements { try enter() }
    let statements = try statementList()
    if !limits.countsStatements { leave() }
    return Block(statements, range: SourceRange(Int(start), Int(token.start)))
  }

  // MARK: Branches and loops

  private mutating func branches() throws(LuaFailure) -> Statement.Kind {
    let opening = token
    var branches: [Branch] = []
    var otherwise: Block?
    repeat {
      let word = token.kind.spelling
      try advance()
      let condition = try condition()
      try expect(.then, " after the condition of '\(word)'")
      openBlock()
      let body = try openEnded()
      closeBlock()
      branches.append(Branch(condition: condition, body: body))
    } while token.kind == .elseif
    if try skip(.else) {
      openBlock()
      otherwise = try openEnded()
      closeBlock()
    }
    if otherwise != nil, token.kind == .else || token.kind == .elseif {
      throw unexpected("the 'else' of this 'if' stands before it")
    }
    try close(.end, .if, at: opening.start)
    return .branch(branches, otherwise: otherwise)
  }

  private mutating func condition() throws(LuaFailure) -> Expression.ID {
    var condition = try expression()
    function.registers.test(&condition.operand, goingOnIf: true)
    return condition.id
  }

  private mutating func whileLoop() throws(LuaFailure) -> Statement.Kind {
    let opening = token
    try advance()
    let condition = try condition()
    try expect(.do, " after the condition of 'while'")
    let body = try loopBody(opening)
    return .loop(Loop(.while(condition), body: body))
  }

  private mutating func loopBody(_ opening: LuaToken) throws(LuaFailure) -> Block {
    openBlock()
    function.loops += 1
    let body = try block(closedBy: .end, opening)
    function.loops -= 1
    closeBlock()
    return body
  }

  private mutating func repeatLoop() throws(LuaFailure) -> Statement.Kind {
    let opening = token
    try advance()
    openBlock()
    function.loops += 1
    let body = try block(closedBy: .until, opening)
    // The condition sees the locals of the body.
    let condition = try condition()
    function.loops -= 1
    closeBlock()
    return .loop(Loop(.until(condition), body: body))
  }

  private mutating func forLoop() throws(LuaFailure) -> Statement.Kind {
    let opening = token
    openBlock()
    try advance()
    var names = [try name(" after 'for'")]
    let values: [Expression.ID]
    var variables: [Variable.ID] = []
    var targets: [Expression.ID] = []
    switch token.kind {
    case .assign:
      try checkRoomForLocal(pending: 3, names[0].range)
      addTargets(names, &variables, &targets)
      values = try counted()
    case .comma, .in:
      try checkRoomForLocal(pending: limits.iteratorLocals, names[0].range)
      while try skip(.comma) {
        let name = try name(" of a variable after ','")
        try checkRoomForLocal(pending: limits.iteratorLocals + names.count, name.range)
        names.append(name)
      }
      addTargets(names, &variables, &targets)
      try expect(.in, " after the variables of 'for'")
      let list = try expressionList()
      values = list.values
      function.registers.adjust(
        variables: limits.iteratorLocals, values: values.count, last: list.last.operand)
      try declareHidden(limits.iteratorLocals)
      let free = function.registers.free
      function.registers.reserve(3)
      function.registers.free = free
    default: throw expected("'=' or 'in' after the variable of 'for'")
    }
    try expect(.do, " to begin the body of 'for'")
    openBlock()
    for (name, variable) in zip(names, variables) { try declare(name.name, variable) }
    function.registers.reserve(names.count)
    let body = try loopBody(opening)
    closeBlock()
    closeBlock()
    return .loop(Loop(.each(targets: targets, in: values), body: body))
  }

  /// `= first, last, step`.
  private mutating func counted() throws(LuaFailure) -> [Expression.ID] {
    try advance()
    var values: [Expression.ID] = []
    for index in 0..<3 {
      if index == 1 {
        try expect(.comma, " and the last value after the first one of 'for'")
      } else if index == 2 {
        guard try skip(.comma) else {
          function.registers.reserve(1)
          break
        }
      }
      var value = try expression()
      function.registers.putInNext(&value.operand)
      values.append(value.id)
    }
    try declareHidden(3)
    return values
  }

  private mutating func addTargets(
    _ names: [LuaToken], _ variables: inout [Variable.ID], _ targets: inout [Expression.ID]
  ) {
    for name in names {
      let variable = newVariable(text(of: name), .local)
      variables.append(variable)
      targets.append(add(.variable(variable), name.start, name.end))
    }
  }

  // MARK: Locals

  private mutating func localFunction(_ first: LuaToken) throws(LuaFailure) -> Statement.Kind {
    let keyword = token
    try advance()
    let name = try name(" after 'local function'")
    try checkRoomForLocal(pending: 0, name.range)
    let variable = newVariable(text(of: name), .local)
    let target = add(.variable(variable), name.start, name.end)
    try declare(name.name, variable)
    let id = try functionBody(
      start: keyword.start, name: text(of: name), nameRange: name.range, isMethod: false)
    var closure = LuaOperand(.computed)
    function.registers.putInNext(&closure)
    return .function(target: target, id)
  }

  private mutating func localVariables() throws(LuaFailure) -> Statement.Kind {
    var names: [LuaToken] = []
    var attributes: [LuaLocal.Attribute] = []
    repeat {
      let name = try name(names.isEmpty ? " or 'function' after 'local'" : " of a variable after ','")
      try checkRoomForLocal(pending: names.count, name.range)
      names.append(name)
      let attribute = try attribute()
      if attribute == .close, attributes.contains(.close) {
        throw LuaFailure(name.range, "one 'local' can have one <close> variable")
      }
      attributes.append(attribute)
    } while try skip(.comma)
    var variables: [Variable.ID] = []
    var targets: [Expression.ID] = []
    addTargets(names, &variables, &targets)
    var values: [Expression.ID] = []
    var last = LuaOperand(.nothing)
    if try skip(.assign) {
      let list = try expressionList()
      values = list.values
      last = list.last.operand
    }
    let isConstant = values.count == names.count && attributes.last == .constant && last.isConstant
    if !isConstant {
      function.registers.adjust(variables: names.count, values: values.count, last: last)
    }
    for index in names.indices {
      let constant = isConstant && index == names.count - 1 ? last : nil
      try declare(names[index].name, variables[index], attribute: attributes[index], constant: constant)
    }
    return .assign(Assignment(targets: targets, values: values))
  }

  /// `<const>`, `<close>`.
  private mutating func attribute() throws(LuaFailure) -> LuaLocal.Attribute {
    guard token.kind == .less else { return .none }
    let start = Int(token.start)
    try advance()
    let name = try name(" of an attribute after '<'")
    try expect(.greater, " after the attribute")
    uses(.attribute, SourceRange(start, Int(previousEnd)))
    switch text(of: name) {
    case "const": return .constant
    case "close": return .close
    default:
      throw LuaFailure(name.range, "unknown attribute '\(text(of: name))': there are <const> and <close>")
    }
  }

  // MARK: Other statements

  private mutating func label(into statements: inout [Statement]) throws(LuaFailure) {
    let first = token
    try advance()
    let name = try name(" of a label after '::'")
    try expect(.doubleColon, " after the name of the label")
    let range = SourceRange(Int(first.start), Int(previousEnd))
    uses(.label, range)
    statements.append(Statement(.label(text(of: name)), range: range))
    // What does nothing does not count as something that follows.
    var takesSemicolon = true
    while token.kind == .semicolon || token.kind == .doubleColon {
      try enter()
      if token.kind == .semicolon {
        if !takesSemicolon { uses(.emptyStatement, token.range) }
        takesSemicolon = false
        try advance()
      } else {
        try label(into: &statements)
        takesSemicolon = true
      }
      leave()
    }
    try define(label: name, isLast: token.kind.endsBlock && token.kind != .until)
  }

  private mutating func returnStatement() throws(LuaFailure) -> Statement.Kind {
    try advance()
    var values: [Expression.ID] = []
    if !token.kind.endsBlock, token.kind != .semicolon {
      var list = try expressionList()
      values = list.values
      if values.count == 1, !list.last.operand.hasManyValues {
        function.registers.putInAny(&list.last.operand)
      } else {
        function.registers.putAll(&list.last.operand)
      }
    }
    let end = previousEnd
    _ = try skip(.semicolon)
    if token.kind.endsBlock { previousEnd = end }
    return .return(values)
  }

  /// A call or an assignment.
  private mutating func expressionStatement() throws(LuaFailure) -> Statement.Kind {
    let first = token
    guard first.kind == .name || first.kind == .leftParenthesis || first.kind == .goto && takesGotoForName
    else {
      throw expected("a statement")
    }
    var targets = [try suffixed()]
    guard token.kind == .assign || token.kind == .comma else {
      guard targets[0].form == .call else {
        throw LuaFailure(
          SourceRange(Int(first.start), Int(previousEnd)),
          "expected '=' or the arguments of a call after this, found \(foundText)")
      }
      return .expression(targets[0].id)
    }
    // Each further target is a level in 5.4, which the values are inside of. The others only count them.
    let isNesting = dialect == .lua54
    let outerLevel = level
    while true {
      let target = targets[targets.count - 1]
      let range = SourceRange(Int(target.start), Int(previousEnd))
      guard target.form == .variable else {
        throw LuaFailure(range, "only a variable or a field can be assigned to")
      }
      try checkAssignable(target, range)
      guard try skip(.comma) else { break }
      let next = try suffixed()
      reserveForConflict(targets, next)
      level = outerLevel + targets.count - 1
      try enter()
      if !isNesting { level = outerLevel }
      targets.append(next)
    }
    try expect(.assign, " after what is assigned to")
    var (values, last) = try expressionList()
    if values.count == targets.count {
      store(&last.operand, into: targets[targets.count - 1].operand)
    } else {
      function.registers.adjust(variables: targets.count, values: values.count, last: last.operand)
    }
    level = outerLevel
    return .assign(Assignment(targets: targets.map(\.id), values: values))
  }

  private var foundText: String {
    expected("").text.split(separator: ",").last.map { String($0.dropFirst(7)) } ?? ""
  }

  /// A local that is assigned to and used in a target before it is copied first.
  private mutating func reserveForConflict(_ targets: [LuaParsed], _ next: LuaParsed) {
    guard next.operand.kind == .local else { return }
    let register = next.operand.register
    let conflicts = targets.contains {
      ($0.operand.kind == .field || $0.operand.kind == .element) && $0.operand.register == register
        || $0.operand.kind == .element && $0.operand.keyRegister == register
    }
    if conflicts { function.registers.reserve(1) }
  }

  private mutating func store(_ value: inout LuaOperand, into target: LuaOperand) {
    switch target.kind {
    case .local: function.registers.read(&value)
    case .upvalue: function.registers.putInAny(&value)
    default:
      function.registers.read(&value)
      function.registers.putInAnyOrConstant(&value)
    }
  }

  // MARK: Functions

  /// `function a.b:c(…) … end`.
  private mutating func functionStatement() throws(LuaFailure) -> Statement.Kind {
    let keyword = token
    try advance()
    let first = try name(" after 'function'")
    var target = try resolve(first)
    var isMethod = false
    while token.kind == .dot || token.kind == .colon, !isMethod {
      isMethod = token.kind == .colon
      try advance()
      let name = try name(isMethod ? " of a method after ':'" : " after '.'")
      function.registers.putInAnyOrUpvalue(&target.operand)
      select(&target, name)
    }
    let nameRange = SourceRange(Int(first.start), Int(previousEnd))
    let name = isMethod || target.local < 0 ? script.file.text(in: nameRange) : text(of: first)
    let id = try functionBody(start: keyword.start, name: name, nameRange: nameRange, isMethod: isMethod)
    var closure = LuaOperand(.computed)
    function.registers.putInNext(&closure)
    try checkAssignable(target, nameRange)
    return .function(target: target.id, id)
  }

  /// The parameters, the statements and the `end` of a function.
  mutating func functionBody(
    start: Int32, name: String?, nameRange: SourceRange, isMethod: Bool
  ) throws(LuaFailure) -> ScriptFunction.ID {
    let id = ScriptFunction.ID(script.functions.count)
    script.functions.append(
      ScriptFunction(
        name: name, nameRange: nameRange, range: nameRange, parent: function.id, body: Block(range: nameRange)
      ))
    enclosing.append(function)
    function = LuaFunctionState(
      id: id, isVariadic: false, firstLocal: locals.count, firstLabel: labels.count, firstBlock: blocks.count,
      registers: LuaRegisters(limits))
    openBlock()
    let parameters = try parameters(isMethod: isMethod)
    let isVariadic = function.isVariadic
    let body = try openEnded()
    try close(.end, .function, at: start)
    try closeFunctionBlock()
    script.functions[id.index].range = SourceRange(Int(start), Int(previousEnd))
    script.functions[id.index].parameters = parameters
    script.functions[id.index].requiredParameters = parameters.count
    script.functions[id.index].isVariadic = isVariadic
    script.functions[id.index].body = body
    if let outer = enclosing.popLast() { function = outer }
    return id
  }

  private mutating func parameters(isMethod: Bool) throws(LuaFailure) -> [Variable.ID] {
    var parameters: [Variable.ID] = []
    let opening = token
    try expect(.leftParenthesis, " before the parameters of the function")
    if isMethod {
      parameters.append(newVariable("self", .parameter))
      try declare(selfName, parameters[0])
    }
    if token.kind != .rightParenthesis {
      repeat {
        if try skip(.ellipsis) {
          function.isVariadic = true
          break
        }
        guard token.kind != .rightParenthesis else { throw expected("the name of a parameter or '...'") }
        let name = try name(" of a parameter or '...'")
        try checkRoomForLocal(pending: 0, name.range)
        parameters.append(newVariable(text(of: name), .parameter))
        try declare(name.name, parameters[parameters.count - 1])
      } while try skip(.comma)
    }
    if function.isVariadic, token.kind == .comma { throw unexpected("'...' is the last parameter") }
    try close(.rightParenthesis, .leftParenthesis, at: opening.start)
    function.registers.reserve(parameters.count)
    return parameters
  }
}
