/// `match`.
extension PythonLowering {
  mutating func matched(_ node: Int) -> Statement.Kind {
    var branches: [Branch] = []
    var otherwise: Block?
    for part in tree.nodes(.cases, of: node) {
      guard let pattern = tree.node(.pattern, of: part) else { continue }
      let condition = expression(.guard, of: part)
      var body = block(.body, of: part)
      body.statements = captures(of: pattern) + body.statements
      if condition == nil, isAnything(pattern) {
        otherwise = body
      } else {
        branches.append(Branch(condition: condition, body: body))
      }
    }
    return .branch(branches, otherwise: otherwise)
  }

  private func isAnything(_ pattern: Int) -> Bool {
    tree[pattern].class == .MatchAs && tree.node(.pattern, of: pattern) == nil
  }

  /// The values that a pattern compares with, and the names that get parts of what is matched.
  private mutating func captures(of pattern: Int) -> [Statement] {
    let range = tree[pattern].range
    var values: [Expression.ID] = []
    var targets: [Expression.ID] = []
    var waiting = [pattern]
    while let node = waiting.popLast() {
      switch tree[node].class {
      case .MatchAs, .MatchStar, .MatchMapping:
        let field: PythonField = tree[node].class == .MatchMapping ? .rest : .name
        if let name = names.number(of: tree.value(field, of: node), in: tree) {
          targets.append(named(name, captured(node), at: node))
        }
        waiting += tree.children(of: node).reversed()
      case let kind where kind.isExpression:
        if let value = expression(node) { values.append(value) }
      default: waiting += tree.children(of: node).reversed()
      }
    }
    if targets.isEmpty { return values.isEmpty ? [] : [Statement(.other(values), range: range)] }
    let value = add(.other(values), range, at: pattern)
    return [Statement(.assign(Assignment(targets: targets, values: [value])), range: range)]
  }

  /// The name is the last of `pattern as name`, `*name` and `{…, **name}`.
  private func captured(_ node: Int) -> SourceRange {
    let range = tree[node].range
    guard tree[node].class == .MatchMapping else {
      return PythonWords.name(endingAt: range.end, in: tree.file.bytes, notBefore: range.start)
    }
    let last = (tree.nodes(.patterns, of: node) + tree.nodes(.keys, of: node)).map { tree[$0].range.end }
      .max()
    var words = PythonWords(tree.file, SourceRange(last ?? range.start, range.end))
    while let word = words.next() {
      if PythonWords.isNamePart(tree.file.bytes[word.start]) { return word }
    }
    return range
  }
}
