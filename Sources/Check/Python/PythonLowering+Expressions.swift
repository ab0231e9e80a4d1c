/// The second pass: expressions.
extension PythonLowering {
  mutating func lowerExpression(_ node: Int, _ class: PythonClass) {
    let range = tree[node].range
    let kind: Expression.Kind
    switch `class` {
    case .Name:
      guard let name = names.number(of: tree.value(.id, of: node), in: tree) else { return }
      checkOrder(name, node)
      kind = .variable(variable(name, in: Int(scopeOf[node])))
    case .Constant, .MatchSingleton: kind = constant(tree.value(.value, of: node))
    case .Attribute:
      let nameRange = PythonWords.name(endingAt: range.end, in: tree.file.bytes, notBefore: range.start)
      kind = .member(
        base: required(.value, of: node), name: tree.text(.attr, of: node) ?? "", nameRange: nameRange)
    case .Subscript: kind = subscripted(node)
    case .Call:
      let callee = required(.func, of: node)
      kind = .call(callee: callee, arguments: arguments(of: node), passesReceiver: false)
    case .BinOp: kind = binary(node)
    case .UnaryOp: kind = unary(node)
    case .BoolOp:
      expressionOf[node] = logical(node)
      return
    case .Compare:
      expressionOf[node] = comparison(node)
      return
    case .Lambda: kind = lambda(node)
    case .IfExp:
      kind = .conditional(
        test: required(.test, of: node), then: required(.body, of: node),
        otherwise: required(.orelse, of: node))
    case .Dict: kind = .collection(entries(of: node))
    case .List, .Tuple, .Set:
      kind = .collection(expressions(.elts, of: node).map { Expression.Item(value: $0) })
    case .JoinedStr: kind = .concatenate(expressions(.values, of: node))
    case .FormattedValue where tree.node(.format_spec, of: node) == nil && !isConverted(node):
      expressionOf[node] = Int32(required(.value, of: node).index)
      return
    case .MatchValue:
      expressionOf[node] = Int32(required(.value, of: node).index)
      return
    case .NamedExpr: kind = .assign(target: required(.target, of: node), value: required(.value, of: node))
    case .Await: kind = .unary(required(.value, of: node))
    case .ListComp, .SetComp, .DictComp, .GeneratorExp: kind = .other(comprehension(node))
    default: kind = .other(tree.children(of: node).compactMap(expression))
    }
    expressionOf[node] = Int32(add(kind, range, at: node).index)
  }

  private func constant(_ value: PythonValue) -> Expression.Kind {
    switch value.kind {
    case .none: .null
    case .true: .boolean(true)
    case .false: .boolean(false)
    case .small, .integer: .integer(tree.integer(value) ?? 0)
    case .float: .float(tree.floats[Int(value.index)])
    case .text: .string(tree.text(value) ?? "")
    default: .other([])
    }
  }

  private mutating func subscripted(_ node: Int) -> Expression.Kind {
    let base = required(.value, of: node)
    if let slice = tree.node(.slice, of: node), notes[slice].contains(.dissolved) {
      let name = tree.text(.value, of: slice) ?? ""
      return .member(base: base, name: name, nameRange: tree[slice].range)
    }
    return .element(base: base, key: required(.slice, of: node))
  }

  private func arguments(of node: Int) -> [Expression.Argument] {
    var arguments: [(start: Int, argument: Expression.Argument)] = []
    for argument in tree.nodes(.args, of: node) {
      let isSpread = tree[argument].class == .Starred
      guard let value = isSpread ? expression(.value, of: argument) : expression(argument) else { continue }
      arguments.append((tree[argument].range.start, Expression.Argument(value: value, isSpread: isSpread)))
    }
    let positional = arguments.count
    for keyword in tree.nodes(.keywords, of: node) {
      guard let value = expression(.value, of: keyword) else { continue }
      let name = tree.text(.arg, of: keyword)
      arguments.append(
        (tree[keyword].range.start, Expression.Argument(value: value, name: name, isSpread: name == nil)))
    }
    // `f(name=1, *rest)`
    if positional > 0, positional < arguments.count,
      arguments[positional].start < arguments[positional - 1].start
    {
      arguments.sort { $0.start < $1.start }
    }
    return arguments.map(\.argument)
  }

  private mutating func binary(_ node: Int) -> Expression.Kind {
    let left = required(.left, of: node)
    let right = required(.right, of: node)
    let kind: Expression.Arithmetic
    switch tree.node(.op, of: node).map({ tree[$0].class }) {
    case .Add: kind = .add
    case .Sub: kind = .subtract
    case .Mult: kind = .multiply
    case .Div: kind = .divide
    case .FloorDiv: kind = .floorDivide
    case .Mod: kind = .remainder
    case .Pow: kind = .power
    case .LShift, .RShift, .BitOr, .BitXor, .BitAnd: kind = .bits
    default: return .other([left, right])
    }
    return .arithmetic(kind, left, right)
  }

  private mutating func unary(_ node: Int) -> Expression.Kind {
    let operand = required(.operand, of: node)
    return switch tree.node(.op, of: node).map({ tree[$0].class }) {
    case .Not: .not(operand)
    case .USub: .negate(operand)
    default: .unary(operand)
    }
  }

  /// `a and b and c` is `(a and b) and c`.
  private mutating func logical(_ node: Int) -> Int32 {
    let isAnd = tree.node(.op, of: node).map { tree[$0].class } == .And
    let operands = tree.nodes(.values, of: node)
    guard var result = operands.first.flatMap(expression) else { return -1 }
    let chain = tree[node].range
    for operand in operands.dropFirst() {
      guard let right = expression(operand) else { continue }
      let range = SourceRange(chain.start, operand == operands.last ? chain.end : end(of: operand, in: chain))
      result = add(isAnd ? .and(result, right) : .or(result, right), range, at: node)
    }
    return Int32(result.index)
  }

  /// `a < b < c` is `a < b and b < c`, where `b` is evaluated once.
  private mutating func comparison(_ node: Int) -> Int32 {
    guard let first = tree.node(.left, of: node), var left = expression(first) else { return -1 }
    let chain = tree[node].range
    var start = chain.start
    var leftEnd = tree[first].range.end
    var result: Expression.ID?
    let operands = tree.nodes(.comparators, of: node)
    for (sign, operand) in zip(tree.nodes(.ops, of: node), operands) {
      guard let right = expression(operand), let kind = comparison(tree[sign].class) else { continue }
      let end = operand == operands.last ? chain.end : end(of: operand, in: chain)
      let compared = add(.compare(kind, left, right), SourceRange(start, end), at: node)
      if let before = result {
        result = add(.and(before, compared), SourceRange(chain.start, end), at: node)
      } else {
        result = compared
      }
      left = right
      start = self.start(of: operand, behind: leftEnd)
      leftEnd = tree[operand].range.end
    }
    return result.map { Int32($0.index) } ?? -1
  }

  private func comparison(_ sign: PythonClass) -> Expression.Comparison? {
    switch sign {
    case .Eq: .equal
    case .NotEq: .notEqual
    case .Lt: .less
    case .LtE: .lessOrEqual
    case .Gt: .greater
    case .GtE: .greaterOrEqual
    case .Is: .isSame
    case .IsNot: .isNotSame
    case .In: .isIn
    case .NotIn: .isNotIn
    default: nil
    }
  }

  /// The end of an operand with the parentheses around it.
  private func end(of operand: Int, in chain: SourceRange) -> Int {
    var end = tree[operand].range.end
    var words = PythonWords(tree.file, SourceRange(end, chain.end))
    while let word = words.next(), words.is(word, ")") { end = word.end }
    return end
  }

  /// The start of an operand with the parentheses around it.
  private func start(of operand: Int, behind left: Int) -> Int {
    let start = tree[operand].range.start
    var words = PythonWords(tree.file, SourceRange(left, start))
    while let word = words.next() { if words.is(word, "(") { return word.start } }
    return start
  }

  private mutating func lambda(_ node: Int) -> Expression.Kind {
    guard let function = functionOf[Int32(node)] else { return .other([]) }
    if let body = expression(.body, of: node) {
      let range = script[body].range
      script.functions[function.index].body = Block([Statement(.return([body]), range: range)], range: range)
    }
    return .function(function)
  }

  private mutating func entries(of node: Int) -> [Expression.Item] {
    var items: [Expression.Item] = []
    let keys = tree.elements(of: tree.value(.keys, of: node))
    for (key, value) in zip(keys, tree.nodes(.values, of: node)) {
      guard let value = expression(value) else { continue }
      if key.kind == .node {
        items.append(Expression.Item(key: expression(Int(key.index)), value: value))
      } else {
        // `**value`
        items.append(Expression.Item(value: add(.other([value]), script[value].range, at: node)))
      }
    }
    return items
  }

  private func isConverted(_ node: Int) -> Bool {
    (tree.integer(tree.value(.conversion, of: node)) ?? -1) != -1
  }

  private mutating func comprehension(_ node: Int) -> [Expression.ID] {
    var parts: [Expression.ID] = []
    for generator in tree.nodes(.generators, of: node) {
      if let iterated = expression(.iter, of: generator) { parts.append(iterated) }
      if let target = tree.node(.target, of: generator) { parts += targets([target]) }
      parts += expressions(.ifs, of: generator)
    }
    for field in [PythonField.key, .value, .elt] {
      if let part = expression(field, of: node) { parts.append(part) }
    }
    return parts
  }

  /// What is assigned to, in tuples and lists too.
  func targets(_ nodes: [Int]) -> [Expression.ID] {
    var result: [Expression.ID] = []
    var waiting: [Int] = nodes.reversed()
    while let node = waiting.popLast() {
      guard notes[node].contains(.dissolved) else {
        if let expression = expression(node) { result.append(expression) }
        continue
      }
      waiting += tree.children(of: node).reversed()
    }
    return result
  }
}
