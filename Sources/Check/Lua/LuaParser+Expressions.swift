/// An expression that has been read.
struct LuaParsed {
  enum Form: UInt8 {
    /// Can be assigned to.
    case variable
    case call, varargs, concatenation
    case value
  }

  var id: Expression.ID
  var form: Form
  /// Where it begins, parentheses included.
  var start: Int32
  var operand: LuaOperand
  /// The local that it is, by its place among all locals; -1 for anything else.
  var local: Int32 = -1

  init(id: Expression.ID, form: Form, start: Int32, operand: LuaOperand) {
    self.id = id
    self.form = form
    self.start = start
    self.operand = operand
  }

  /// A last value that stands for any number of values.
  var isSpread: Bool { form == .call || form == .varargs }
}

extension LuaParser {
  /// `expression { ',' expression }`; all but the last are in registers afterwards.
  mutating func expressionList() throws(LuaFailure) -> (values: [Expression.ID], last: LuaParsed) {
    var last = try expression()
    var values = [last.id]
    while token.kind == .comma {
      try advance()
      function.registers.putInNext(&last.operand)
      last = try expression()
      values.append(last.id)
    }
    return (values, last)
  }

  mutating func expression() throws(LuaFailure) -> LuaParsed { try expression(binding: 0) }

  /// An expression of operators that bind tighter than `binding`.
  private mutating func expression(binding: Int) throws(LuaFailure) -> LuaParsed {
    try enter()
    var left = try operand()
    while let operation = LuaOperator(token.kind), operation.binding.left > binding {
      switch operation {
      case .bitOr, .bitXor, .bitAnd, .shiftLeft, .shiftRight: uses(.bitOperator, token.range)
      case .floorDivide: uses(.floorDivision, token.range)
      default: break
      }
      try advance()
      function.registers.begin(operation, &left.operand)
      let right = try expression(binding: operation.binding.right)
      function.registers.finish(operation, &left.operand, right.operand)
      combine(operation, &left, right)
    }
    leave()
    return left
  }

  private mutating func combine(_ operation: LuaOperator, _ left: inout LuaParsed, _ right: LuaParsed) {
    let (a, b) = (left.id, right.id)
    left.form = .value
    left.local = -1
    let kind: Expression.Kind
    switch operation {
    case .or: kind = .or(a, b)
    case .and: kind = .and(a, b)
    case .less: kind = .compare(.less, a, b)
    case .greater: kind = .compare(.greater, a, b)
    case .lessOrEqual: kind = .compare(.lessOrEqual, a, b)
    case .greaterOrEqual: kind = .compare(.greaterOrEqual, a, b)
    case .notEqual: kind = .compare(.notEqual, a, b)
    case .equal: kind = .compare(.equal, a, b)
    case .bitOr, .bitXor, .bitAnd, .shiftLeft, .shiftRight: kind = .arithmetic(.bits, a, b)
    case .add: kind = .arithmetic(.add, a, b)
    case .subtract: kind = .arithmetic(.subtract, a, b)
    case .multiply: kind = .arithmetic(.multiply, a, b)
    case .divide: kind = .arithmetic(.divide, a, b)
    case .floorDivide: kind = .arithmetic(.floorDivide, a, b)
    case .remainder: kind = .arithmetic(.remainder, a, b)
    case .power: kind = .arithmetic(.power, a, b)
    case .concatenate:
      var parts = [a, b]
      // `a .. b .. c` is `a .. (b .. c)`, and one expression of three parts.
      if right.form == .concatenation, case .concatenate(let tail)? = script.expressions.last?.kind {
        script.expressions.removeLast()
        parts = [a] + tail
      }
      kind = .concatenate(parts)
      left.form = .concatenation
    }
    left.id = add(kind, left.start, previousEnd)
  }

  /// An operand with the operators before it.
  private mutating func operand() throws(LuaFailure) -> LuaParsed {
    let first = token
    switch first.kind {
    case .not, .minus, .hash, .tilde:
      if first.kind == .tilde { uses(.bitOperator, first.range) }
      try advance()
      let inner = try expression(binding: LuaOperator.unaryBinding)
      var operand = inner.operand
      let kind: Expression.Kind
      switch first.kind {
      case .not:
        function.registers.not(&operand)
        kind = .not(inner.id)
      case .minus:
        function.registers.negate(&operand, folding: .subtract)
        kind = .negate(inner.id)
      case .tilde:
        function.registers.negate(&operand, folding: .bitXor)
        kind = .unary(inner.id)
      default:
        function.registers.negate(&operand, folding: nil)
        kind = .unary(inner.id)
      }
      return LuaParsed(
        id: add(kind, first.start, previousEnd), form: .value, start: first.start, operand: operand)
    case .number:
      let number = lexer.number
      let kind: Expression.Kind =
        switch number {
        case .integer(let value): .integer(value)
        case .float(let value): .float(value)
        case .imaginary: .other([])
        }
      return try simple(kind, LuaOperand(number))
    case .string: return try simple(.string(lexer.text), .string(length: lexer.textLength))
    case .nil: return try simple(.null, LuaOperand(.null))
    case .true: return try simple(.boolean(true), LuaOperand(.yes))
    case .false: return try simple(.boolean(false), LuaOperand(.no))
    case .ellipsis:
      guard function.isVariadic else {
        throw LuaFailure(first.range, "'...' has no meaning here: the function around it takes no '...'")
      }
      var result = try simple(.other([]), LuaOperand(.varargs))
      result.form = .varargs
      return result
    case .leftBrace: return try table()
    case .function:
      try advance()
      let id = try functionBody(
        start: first.start, name: nil, nameRange: first.range, isMethod: false)
      var closure = LuaOperand(.computed)
      function.registers.putInNext(&closure)
      return LuaParsed(
        id: add(.function(id), first.start, previousEnd), form: .value, start: first.start, operand: closure)
    default: return try suffixed()
    }
  }

  private mutating func simple(_ kind: Expression.Kind, _ operand: LuaOperand) throws(LuaFailure) -> LuaParsed
  {
    let (start, end) = (token.start, token.end)
    let id = add(kind, start, end)
    try advance()
    return LuaParsed(id: id, form: .value, start: start, operand: operand)
  }

  /// A name or a parenthesis, and the fields, indexes and calls after it.
  mutating func suffixed() throws(LuaFailure) -> LuaParsed {
    var result = try primary()
    while true {
      switch token.kind {
      case .dot:
        function.registers.putInAnyOrUpvalue(&result.operand)
        try advance()
        select(&result, try name(" after '.'"))
      case .leftBracket:
        function.registers.putInAnyOrUpvalue(&result.operand)
        try index(&result)
      case .colon:
        try advance()
        let method = try name(" of a method after ':'")
        select(&result, method, isMethod: true)
        try call(&result, passesReceiver: true)
      case .leftParenthesis, .string, .leftBrace:
        function.registers.callee(&result.operand)
        try call(&result, passesReceiver: false)
      default: return result
      }
    }
  }

  private mutating func primary() throws(LuaFailure) -> LuaParsed {
    let first = token
    if first.kind == .leftParenthesis {
      try advance()
      var inner = try expression()
      try close(.rightParenthesis, .leftParenthesis, at: first.start)
      function.registers.read(&inner.operand)
      inner.form = .value
      inner.local = -1
      inner.start = first.start
      return inner
    }
    if first.kind == .name || first.kind == .goto && takesGotoForName {
      try advance()
      return try resolve(first)
    }
    throw expected("an expression")
  }

  /// `base.name`.
  mutating func select(_ base: inout LuaParsed, _ name: LuaToken, isMethod: Bool = false) {
    if isMethod {
      function.registers.method(&base.operand)
    } else {
      function.registers.index(&base.operand, .string(length: Int(name.end - name.start)))
    }
    base.id = add(.member(base: base.id, name: text(of: name), nameRange: name.range), base.start, name.end)
    base.form = .variable
    base.local = -1
  }

  /// `base[key]`.
  private mutating func index(_ base: inout LuaParsed) throws(LuaFailure) {
    let bracket = token
    try advance()
    let isLiteral = token.kind == .string
    var key = try expression()
    function.registers.settle(&key.operand)
    try close(.rightBracket, .leftBracket, at: bracket.start)
    function.registers.index(&base.operand, key.operand)
    let (start, end) = (base.start, previousEnd)
    if isLiteral, key.id.index == script.expressions.count - 1, let literal = script.expressions.last,
      case .string(let name) = literal.kind
    {
      // The key is part of the member.
      script.expressions.removeLast()
      base.id = add(.member(base: base.id, name: name, nameRange: literal.range), start, end)
    } else {
      base.id = add(.element(base: base.id, key: key.id), start, end)
    }
    base.form = .variable
    base.local = -1
  }

  /// The arguments after what is called, which is in a register.
  private mutating func call(_ callee: inout LuaParsed, passesReceiver: Bool) throws(LuaFailure) {
    let base = callee.operand.register
    var arguments: [Expression.Argument] = []
    var last: LuaParsed?
    switch token.kind {
    case .leftParenthesis:
      let opening = token
      if opening.beginsLine { uses(.callOnNextLine, opening.range) }
      try advance()
      if token.kind != .rightParenthesis {
        let list = try expressionList()
        arguments.reserveCapacity(list.values.count)
        for value in list.values { arguments.append(Expression.Argument(value: value)) }
        arguments[arguments.count - 1].isSpread = list.last.isSpread
        last = list.last
      }
      try close(.rightParenthesis, .leftParenthesis, at: opening.start)
    case .leftBrace:
      let table = try table()
      arguments = [Expression.Argument(value: table.id)]
      last = table
    case .string:
      let text = try simple(.string(lexer.text), .string(length: lexer.textLength))
      arguments = [Expression.Argument(value: text.id)]
      last = text
    default: throw expected("the arguments of the call")
    }
    if var last { function.registers.putAll(&last.operand) }
    function.registers.free = Int(base) + 1
    callee.id = add(
      .call(callee: callee.id, arguments: arguments, passesReceiver: passesReceiver), callee.start,
      previousEnd)
    callee.operand = LuaOperand(.call, register: Int(base))
    callee.form = .call
    callee.local = -1
  }

  /// `{ … }`.
  private mutating func table() throws(LuaFailure) -> LuaParsed {
    let opening = token
    let register = function.registers.free
    function.registers.reserve(1)
    try advance()
    var items: [Expression.Item] = []
    // A value without a key waits in a register until there are 50 of them.
    var waiting: LuaParsed?
    var count = 0
    while token.kind != .rightBrace {
      if var value = waiting {
        function.registers.putInNext(&value.operand)
        waiting = nil
        if count == 50 {
          function.registers.free = register + 1
          count = 0
        }
      }
      let free = function.registers.free
      if token.kind == .leftBracket {
        items.append(try keyedItem(register))
        function.registers.free = free
      } else if token.kind == .name || token.kind == .goto && takesGotoForName,
        try lookAhead() == .assign
      {
        items.append(try namedItem(register))
        function.registers.free = free
      } else {
        let value = try expression()
        items.append(Expression.Item(value: value.id))
        waiting = value
        count += 1
      }
      guard token.kind == .comma || token.kind == .semicolon else { break }
      try advance()
    }
    try close(.rightBrace, .leftBrace, at: opening.start)
    if var waiting { function.registers.putAll(&waiting.operand) }
    function.registers.free = register + 1
    return LuaParsed(
      id: add(.collection(items), opening.start, previousEnd), form: .value, start: opening.start,
      operand: LuaOperand(.register, register: register))
  }

  /// `name = value`.
  private mutating func namedItem(_ register: Int) throws(LuaFailure) -> Expression.Item {
    let name = token
    let key = add(.string(text(of: name)), name.start, name.end)
    try advance()
    return try item(key, .string(length: Int(name.end - name.start)), register)
  }

  /// `[key] = value`.
  private mutating func keyedItem(_ register: Int) throws(LuaFailure) -> Expression.Item {
    let bracket = token
    try advance()
    var key = try expression()
    function.registers.settle(&key.operand)
    try close(.rightBracket, .leftBracket, at: bracket.start)
    return try item(key.id, key.operand, register)
  }

  private mutating func item(
    _ key: Expression.ID, _ operand: LuaOperand, _ register: Int
  ) throws(LuaFailure) -> Expression.Item {
    try expect(.assign, " after the key of the field")
    var field = LuaOperand(.register, register: register)
    function.registers.index(&field, operand)
    var value = try expression()
    function.registers.putInAnyOrConstant(&value.operand)
    return Expression.Item(key: key, value: value.id)
  }
}
