/// The second pass: statements.
extension PythonLowering {
  mutating func lowerStatement(_ node: Int, _ class: PythonClass) {
    let range = tree[node].range
    func one(_ kind: Statement.Kind) -> [Statement] { [Statement(kind, range: range)] }
    func evaluated(_ expressions: [Expression.ID]) -> [Statement] {
      expressions.isEmpty ? [] : [Statement(.other(expressions), range: range)]
    }
    let statements: [Statement]
    switch `class` {
    case .Expr: statements = one(.expression(required(.value, of: node)))
    case .Assign: statements = one(.assign(assignment(node)))
    case .AugAssign:
      let target = targets(tree.nodes(in: .target, of: node))
      let value = required(.value, of: node)
      statements = one(.assign(Assignment(targets: target, values: [value], isUpdate: true)))
    case .AnnAssign:
      let target = targets(tree.nodes(in: .target, of: node))
      if let value = expression(.value, of: node) {
        statements = one(.assign(Assignment(targets: target, values: [value])))
      } else {
        statements = one(.other(target))
      }
    case .Return: statements = one(.return(expression(.value, of: node).map { [$0] } ?? []))
    case .Break: statements = one(.break)
    case .Continue: statements = one(.continue)
    case .Pass, .Global, .Nonlocal, .TypeAlias: statements = one(.other([]))
    case .Delete: statements = one(.other(targets(tree.nodes(.targets, of: node))))
    case .Assert:
      statements = one(.other([.test, .msg].compactMap { expression($0, of: node) }))
    case .Raise:
      let cause = [expression(.cause, of: node)].compactMap(\.self)
      statements = evaluated(cause) + one(.raise(expression(.exc, of: node)))
    case .If: statements = one(conditional(node))
    case .While:
      let condition = required(.test, of: node)
      statements = one(
        .loop(Loop(.while(condition), body: block(.body, of: node), otherwise: otherwise(of: node))))
    case .For, .AsyncFor:
      let kind = Loop.Kind.each(
        targets: targets(tree.nodes(in: .target, of: node)), in: [required(.iter, of: node)])
      statements = one(.loop(Loop(kind, body: block(.body, of: node), otherwise: otherwise(of: node))))
    case .With, .AsyncWith:
      var body = block(.body, of: node)
      body.statements = entered(node) + body.statements
      body.range = range
      statements = one(.block(body))
    case .Try, .TryStar:
      let attempt = Attempt(
        body: block(.body, of: node), handlers: tree.nodes(.handlers, of: node).map { handler($0) },
        otherwise: otherwise(of: node), finally: optionalBlock(.finalbody, of: node))
      statements = one(.attempt(attempt))
    case .Match:
      statements = evaluated([required(.subject, of: node)]) + one(matched(node))
    case .FunctionDef, .AsyncFunctionDef:
      guard let function = functionOf[Int32(node)] else { return }
      script.functions[function.index].body = block(.body, of: node)
      var outside = expressions(.decorators, of: node)
      if let arguments = tree.node(.args, of: node) {
        outside += expressions(.defaults, of: arguments) + expressions(.keywordDefaults, of: arguments)
      }
      let target = definedTarget(node, script[function].nameRange)
      statements = evaluated(outside) + one(.function(target: target, function))
    case .ClassDef:
      guard let number = classOf[Int32(node)] else { return }
      script.classes[number.index].body = block(.body, of: node)
      script.classes[number.index].bases = expressions(.bases, of: node)
      let keywords = tree.nodes(.keywords, of: node).compactMap { expression(.value, of: $0) }
      let target = definedTarget(node, definedName(range))
      statements =
        evaluated(expressions(.decorators, of: node) + keywords) + one(.class(target: target, number))
    case .Import, .ImportFrom: statements = imports(node).map { Statement(.importing($0), range: range) }
    default: statements = one(.other([]))
    }
    statementsOf[Int32(node)] = statements
  }

  mutating func block(_ field: PythonField, of node: Int) -> Block {
    let nodes = tree.nodes(field, of: node)
    guard let first = nodes.first, let last = nodes.last else {
      return Block(range: SourceRange(tree[node].range.end, tree[node].range.end))
    }
    var statements: [Statement] = []
    for node in nodes { statements += statementsOf.removeValue(forKey: Int32(node)) ?? [] }
    let range =
      node == tree.root
      ? SourceRange(0, tree.file.bytes.count) : SourceRange(tree[first].range.start, tree[last].range.end)
    return Block(statements, range: range)
  }

  private mutating func optionalBlock(_ field: PythonField, of node: Int) -> Block? {
    tree.nodes(field, of: node).isEmpty ? nil : block(field, of: node)
  }

  private mutating func otherwise(of node: Int) -> Block? { optionalBlock(.orelse, of: node) }

  private mutating func conditional(_ node: Int) -> Statement.Kind {
    var branches: [Branch] = []
    var current = node
    while true {
      branches.append(Branch(condition: required(.test, of: current), body: block(.body, of: current)))
      guard let next = elif(of: current) else { break }
      current = next
    }
    return .branch(branches, otherwise: otherwise(of: current))
  }

  private mutating func assignment(_ node: Int) -> Assignment {
    let targets = tree.nodes(.targets, of: node)
    guard let valueNode = tree.node(.value, of: node) else { return Assignment(targets: [], values: []) }
    if notes[valueNode].contains(.dissolved) {
      return Assignment(targets: self.targets(targets), values: expressions(.elts, of: valueNode))
    }
    guard var value = expression(valueNode) else { return Assignment(targets: [], values: []) }
    // `a = b = value` is `a = (b := value)`.
    for target in targets.dropFirst().reversed() {
      let range = SourceRange(tree[target].range.start, script[value].range.end)
      if let expression = expression(target) {
        value = add(.assign(target: expression, value: value), range, at: node)
      } else {
        value = add(.other(self.targets([target]) + [value]), range, at: node)
      }
    }
    guard let first = targets.first else { return Assignment(targets: [], values: [value]) }
    let names = self.targets([first])
    // What a target gets is not the value, but something in it; a shared value says so.
    let isShared =
      notes[first].contains(.dissolved)
      && (names.count < 2 || tree.children(of: first).contains { notes[$0].contains(.dissolved) })
    return Assignment(
      targets: names, values: [isShared ? add(.other([value]), script[value].range, at: node) : value])
  }

  /// `with a as b`: what `b` gets is not `a` but what `a` says.
  private mutating func entered(_ node: Int) -> [Statement] {
    tree.nodes(.items, of: node).map { item in
      let context = required(.contextExpression, of: item, in: node)
      let range = script[context].range
      guard let target = tree.node(.optionalVariables, of: item) else {
        return Statement(.other([context]), range: range)
      }
      let value = add(.other([context]), range, at: node)
      let whole = SourceRange(range.start, tree[target].range.end)
      return Statement(.assign(Assignment(targets: targets([target]), values: [value])), range: whole)
    }
  }

  private mutating func required(_ field: PythonField, of part: Int, in node: Int) -> Expression.ID {
    expression(field, of: part) ?? add(.other([]), tree[node].range, at: node)
  }

  private mutating func handler(_ node: Int) -> Attempt.Handler {
    var types: [Expression.ID] = []
    var end = tree[node].range.start
    if let type = tree.node(.type, of: node) {
      types =
        notes[type].contains(.dissolved)
        ? expressions(.elts, of: type) : [expression(type)].compactMap(\.self)
      end = tree[type].range.end
    }
    var target: Expression.ID?
    if let name = names.number(of: tree.value(.name, of: node), in: tree) {
      var words = PythonWords(tree.file, SourceRange(end, tree[node].range.end))
      if words.skip(past: "as"), let range = words.next() { target = named(name, range, at: node) }
    }
    return Attempt.Handler(
      types: types, target: target, body: block(.body, of: node), range: tree[node].range)
  }

  /// A name that Python's tree has no node for.
  mutating func named(_ name: Int32, _ range: SourceRange, at node: Int) -> Expression.ID {
    add(.variable(variable(name, in: Int(scopeOf[node]))), range, at: node)
  }

  private mutating func definedTarget(_ node: Int, _ range: SourceRange) -> Expression.ID {
    let name = names.number(of: tree.value(.name, of: node), in: tree) ?? names.number(of: "")
    return named(name, range, at: node)
  }
}

extension PythonTree {
  /// The node in a field, as a list of one or none.
  func nodes(in field: PythonField, of node: Int) -> [Int] { self.node(field, of: node).map { [$0] } ?? [] }
}
