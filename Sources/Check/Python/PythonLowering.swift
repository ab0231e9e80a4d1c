/// Makes a script of Python's tree.
///
/// Two passes, neither of which recurses: the first goes from the root down and finds out in which scope each node
/// stands and which names are bound there; the second goes through the nodes as they were finished, parts first.
struct PythonLowering {
  let tree: PythonTree
  var script: Script
  var scopes: [PythonScope] = []
  /// For each node its scope; -1 for those that nothing is made of.
  var scopeOf: [Int32]
  var notes: [PythonNote]
  var functionOf: [Int32: ScriptFunction.ID] = [:]
  var classOf: [Int32: ScriptClass.ID] = [:]
  /// For the scopes of class bodies their classes.
  var classScopes: [Int: ScriptClass.ID] = [:]
  var names = PythonNames()
  var globals: [Int32: Variable.ID] = [:]
  /// The first thing that Python finds when it compiles the tree.
  var error: Finding?

  /// What has been made of each node.
  var expressionOf: [Int32]
  var statementsOf: [Int32: [Statement]] = [:]

  private init(_ tree: PythonTree) {
    self.tree = tree
    script = Script(file: tree.file, language: .python)
    script.expressions.reserveCapacity(tree.nodes.count / 2)
    scopeOf = [Int32](repeating: -1, count: tree.nodes.count)
    notes = [PythonNote](repeating: [], count: tree.nodes.count)
    expressionOf = [Int32](repeating: -1, count: tree.nodes.count)
    names.numbers = [Int32](repeating: -1, count: tree.texts.count)
  }

  static func lower(_ tree: PythonTree) -> PythonFront.Parsed {
    var lowering = PythonLowering(tree)
    lowering.findScopes()
    lowering.lowerNodes()
    if let error = lowering.error { return (nil, [error]) }
    lowering.script.directives = PythonComments(tree).directives()
    return (lowering.script, [])
  }

  private mutating func lowerNodes() {
    for node in tree.order {
      let index = Int(node)
      guard scopeOf[index] >= 0, !notes[index].contains(.dissolved) else { continue }
      switch tree[index].class {
      case .Module: script.functions[0].body = block(.body, of: index)
      case let kind where kind.isExpression: lowerExpression(index, kind)
      case let kind where kind.isStatement: lowerStatement(index, kind)
      default: break
      }
    }
  }

  mutating func report(_ text: String, at range: SourceRange) {
    if let error, error.range.start <= range.start { return }
    error = Finding(rule: "syntax", severity: .error, file: tree.file.path, range: range, text: text)
  }

  /// Adds an expression to the script.
  mutating func add(_ kind: Expression.Kind, _ range: SourceRange, at node: Int) -> Expression.ID {
    script.expressions.append(Expression(kind, range: range, function: scopes[Int(scopeOf[node])].function))
    return Expression.ID(script.expressions.count - 1)
  }

  /// What has been made of a node.
  func expression(_ node: Int) -> Expression.ID? {
    expressionOf[node] < 0 ? nil : Expression.ID(Int(expressionOf[node]))
  }

  func expression(_ field: PythonField, of node: Int) -> Expression.ID? {
    tree.node(field, of: node).flatMap(expression)
  }

  /// An expression that has to be there; nothing is known of it where it is not.
  mutating func required(_ field: PythonField, of node: Int) -> Expression.ID {
    expression(field, of: node) ?? add(.other([]), tree[node].range, at: node)
  }

  func expressions(_ field: PythonField, of node: Int) -> [Expression.ID] {
    tree.nodes(field, of: node).compactMap(expression)
  }
}

/// What the first pass has to say of a node.
struct PythonNote: OptionSet {
  let rawValue: UInt8
  /// Nothing is made of the node itself, only of its parts: tuples that are assigned to, `elif`.
  static let dissolved = PythonNote(rawValue: 1)
}

extension PythonClass {
  var isExpression: Bool {
    switch self {
    case .BoolOp, .NamedExpr, .BinOp, .UnaryOp, .Lambda, .IfExp, .Dict, .Set, .ListComp, .SetComp, .DictComp,
      .GeneratorExp, .Await, .Yield, .YieldFrom, .Compare, .Call, .FormattedValue, .Interpolation, .JoinedStr,
      .TemplateStr, .Constant, .Attribute, .Subscript, .Starred, .Name, .List, .Tuple, .Slice,
      .MatchSingleton,
      .MatchValue, .unknown:
      true
    default: false
    }
  }

  var isStatement: Bool {
    switch self {
    case .FunctionDef, .AsyncFunctionDef, .ClassDef, .Return, .Delete, .Assign, .TypeAlias, .AugAssign,
      .AnnAssign,
      .For, .AsyncFor, .While, .If, .With, .AsyncWith, .Match, .Raise, .Try, .TryStar, .Assert, .Import,
      .ImportFrom,
      .Global, .Nonlocal, .Expr, .Pass, .Break, .Continue:
      true
    default: false
    }
  }
}
