/// `import` and `from … import`.
extension PythonLowering {
  mutating func imports(_ node: Int) -> [Importing] {
    let isFrom = tree[node].class == .ImportFrom
    var words = PythonWords(tree.file, tree[node].range)
    guard words.skip(past: "import") else { return [] }
    let dots = String(repeating: ".", count: Int(min(tree.integer(tree.value(.level, of: node)) ?? 0, 100)))
    let module = isFrom ? dots + (tree.text(.module, of: node) ?? "") : ""
    return tree.nodes(.names, of: node).map { alias in
      let name = tree.text(.name, of: alias) ?? ""
      let (first, whole, other) = places(&words)
      let target = target(of: alias, other ?? first, isFrom: isFrom, at: node)
      return isFrom
        ? Importing(module: module, name: name, target: target, nameRange: whole)
        : Importing(module: name, name: nil, target: target, nameRange: whole)
    }
  }

  /// Where the first name of `a.b as c` is, the dotted name, and the name behind `as`.
  private func places(
    _ words: inout PythonWords
  ) -> (first: SourceRange, whole: SourceRange, other: SourceRange?) {
    var first = SourceRange(0, 0)
    while let word = words.next() {
      first = word
      if !words.is(word, "("), !words.is(word, ",") { break }
    }
    var whole = first
    while let word = words.peek() {
      if words.is(word, "as") {
        _ = words.next()
        return (first, whole, words.next())
      }
      if words.is(word, ",") || words.is(word, ")") { break }
      _ = words.next()
      whole = SourceRange(first.start, word.end)
    }
    return (first, whole, nil)
  }

  private mutating func target(
    of alias: Int, _ range: SourceRange, isFrom: Bool, at node: Int
  ) -> Expression.ID? {
    if let name = names.number(of: tree.value(.asname, of: alias), in: tree) {
      return named(name, range, at: node)
    }
    guard let text = tree.text(.name, of: alias), text != "*" else { return nil }
    let name = isFrom ? text : String(text.prefix { $0 != "." })
    return named(names.number(of: name), range, at: node)
  }
}
