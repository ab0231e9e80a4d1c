/// The first pass.
extension PythonLowering {
  struct Visit {
    var node: Int
    var scope: Int
    var isInLoop: Bool
  }

  mutating func findScopes() {
    let whole = SourceRange(0, tree.file.bytes.count)
    script.functions.append(
      ScriptFunction(nameRange: SourceRange(0, 0), range: whole, body: Block(range: whole)))
    scopes.append(PythonScope(kind: .module, parent: 0, function: ScriptFunction.ID(0)))
    var waiting = [Visit(node: tree.root, scope: 0, isInLoop: false)]
    while let visit = waiting.popLast() {
      scopeOf[visit.node] = Int32(visit.scope)
      // The last one in comes out first.
      let start = waiting.count
      enter(visit, &waiting)
      waiting[start...].reverse()
    }
    checkNonlocals()
  }

  private mutating func enter(_ visit: Visit, _ waiting: inout [Visit]) {
    let node = visit.node
    let scope = visit.scope
    func add(_ nodes: [Int], scope: Int, isInLoop: Bool) {
      for node in nodes { waiting.append(Visit(node: node, scope: scope, isInLoop: isInLoop)) }
    }
    func add(_ fields: PythonField..., isInLoop: Bool) {
      for field in fields {
        let value = tree.value(field, of: node)
        if value.kind == .node {
          waiting.append(Visit(node: Int(value.index), scope: scope, isInLoop: isInLoop))
        } else if value.kind == .list {
          add(tree.nodes(field, of: node), scope: scope, isInLoop: isInLoop)
        }
      }
    }
    switch tree[node].class {
    case .Name:
      enterName(node, scope)
    case .Constant, .Pass: break
    case .FunctionDef, .AsyncFunctionDef:
      bind(.name, of: node, in: scope)
      add(.decorators, isInLoop: false)
      add(defaults(of: node), scope: scope, isInLoop: false)
      add(tree.nodes(.body, of: node), scope: enterFunction(node, in: scope), isInLoop: false)
    case .Lambda:
      add(defaults(of: node), scope: scope, isInLoop: false)
      if let body = tree.node(.body, of: node) {
        add([body], scope: enterFunction(node, in: scope), isInLoop: false)
      }
    case .ClassDef:
      bind(.name, of: node, in: scope)
      add(.decorators, .bases, .keywords, isInLoop: false)
      add(tree.nodes(.body, of: node), scope: enterClass(node, in: scope), isInLoop: false)
    case .ListComp, .SetComp, .DictComp, .GeneratorExp:
      enterComprehension(node, scope, &waiting)
    case .NamedExpr:
      add(.value, isInLoop: false)
      if let target = tree.node(.target, of: node) {
        add([target], scope: statementScope(scope), isInLoop: false)
      }
    case .Tuple, .List:
      if isStored(node) { notes[node].insert(.dissolved) }
      add(.elts, isInLoop: false)
    case .Starred:
      if isStored(node) { notes[node].insert(.dissolved) }
      add(.value, isInLoop: false)
    case .Subscript:
      add(.value, .slice, isInLoop: false)
      if let slice = tree.node(.slice, of: node), tree[slice].class == .Constant,
        tree.value(.value, of: slice).kind == .text
      {
        notes[slice].insert(.dissolved)
      }
    case .Call:
      for argument in tree.nodes(.args, of: node) where tree[argument].class == .Starred {
        notes[argument].insert(.dissolved)
      }
      add(.func, .args, .keywords, isInLoop: false)
    case .Assign:
      if let value = tree.node(.value, of: node), pairs(node, value) { notes[value].insert(.dissolved) }
      add(.value, .targets, isInLoop: false)
    case .AnnAssign:
      if let target = tree.node(.target, of: node) {
        // Without a value, a name is declared and not used.
        if tree.node(.value, of: node) == nil, tree[target].class == .Name {
          bind(.id, of: target, in: scope)
        } else {
          add(.value, .target, isInLoop: false)
        }
      }
    case .If:
      if let next = elif(of: node) { notes[next].insert(.dissolved) }
      add(.test, .body, .orelse, isInLoop: visit.isInLoop)
    case .While, .For, .AsyncFor:
      add(.test, .iter, .target, isInLoop: false)
      add(.body, isInLoop: true)
      add(.orelse, isInLoop: visit.isInLoop)
    case .With, .AsyncWith:
      add(.items, .body, isInLoop: visit.isInLoop)
    case .Try, .TryStar:
      add(.body, .handlers, .orelse, .finalbody, isInLoop: visit.isInLoop)
    case .ExceptHandler:
      bind(.name, of: node, in: scope)
      if let type = tree.node(.type, of: node), tree[type].class == .Tuple { notes[type].insert(.dissolved) }
      add(.type, .body, isInLoop: visit.isInLoop)
    case .Match:
      add(.subject, .cases, isInLoop: visit.isInLoop)
    case .matchCase:
      add(.pattern, .guard, .body, isInLoop: visit.isInLoop)
    case .MatchAs, .MatchStar:
      bind(.name, of: node, in: scope)
      add(.pattern, isInLoop: false)
    case .MatchMapping:
      bind(.rest, of: node, in: scope)
      add(.keys, .patterns, isInLoop: false)
    case .Import, .ImportFrom:
      for alias in tree.nodes(.names, of: node) {
        bindImported(alias, dotted: tree[node].class == .Import, in: scope)
      }
    case .Global, .Nonlocal:
      declare(node, scope)
    case .TypeAlias:
      add(.name, isInLoop: false)
    case .Return, .Yield, .YieldFrom, .Await, .Break, .Continue:
      checkPlace(visit)
      add(.value, isInLoop: false)
    default:
      add(tree.children(of: node), scope: scope, isInLoop: visit.isInLoop)
    }
  }

  private func isStored(_ node: Int) -> Bool { context(of: node) != .Load }

  func context(of node: Int) -> PythonClass { tree.node(.ctx, of: node).map { tree[$0].class } ?? .Load }

  private mutating func enterName(_ node: Int, _ scope: Int) {
    guard context(of: node) != .Load else { return }
    bind(.id, of: node, in: scope)
  }

  private mutating func bind(_ field: PythonField, of node: Int, in scope: Int) {
    guard let name = names.number(of: tree.value(field, of: node), in: tree) else { return }
    bind(name, in: scope)
  }

  private mutating func bindImported(_ alias: Int, dotted: Bool, in scope: Int) {
    if tree.value(.asname, of: alias).kind == .text { return bind(.asname, of: alias, in: scope) }
    guard dotted, let text = tree.text(.name, of: alias), let dot = text.firstIndex(of: ".") else {
      // `*` binds what nobody knows.
      if tree.text(.name, of: alias) != "*" { bind(.name, of: alias, in: scope) }
      return
    }
    bind(names.number(of: String(text[..<dot])), in: scope)
  }

  private func defaults(of function: Int) -> [Int] {
    guard let arguments = tree.node(.args, of: function) else { return [] }
    return tree.nodes(.defaults, of: arguments) + tree.nodes(.keywordDefaults, of: arguments)
  }

  private mutating func enterFunction(_ node: Int, in scope: Int) -> Int {
    let range = tree[node].range
    let isLambda = tree[node].class == .Lambda
    let isMethod = scopes[scope].kind == .class && !isLambda
    let function = ScriptFunction.ID(script.functions.count)
    functionOf[Int32(node)] = function
    script.functions.append(
      ScriptFunction(
        name: tree.text(.name, of: node), nameRange: isLambda ? firstWord(of: range) : definedName(range),
        range: range, isDecorated: !tree.nodes(.decorators, of: node).isEmpty, parent: scopes[scope].function,
        owner: isMethod ? owner(of: scope) : nil, body: Block(range: range)))
    scopes.append(
      PythonScope(
        kind: .function, parent: scope, function: function, isAsync: tree[node].class == .AsyncFunctionDef))
    bindParameters(of: node, function, in: scopes.count - 1)
    bindTypeParameters(of: node, in: scopes.count - 1)
    return scopes.count - 1
  }

  private mutating func bindParameters(of node: Int, _ function: ScriptFunction.ID, in scope: Int) {
    guard let arguments = tree.node(.args, of: node) else { return }
    var parameters: [Variable.ID] = []
    for field in [PythonField.posonlyargs, .args, .vararg, .kwonlyargs, .kwarg] {
      let single = tree.node(field, of: arguments)
      if single != nil { script.functions[function.index].isVariadic = true }
      for argument in single.map({ [$0] }) ?? tree.nodes(field, of: arguments) {
        guard let name = names.number(of: tree.value(.arg, of: argument), in: tree) else { continue }
        if scopes[scope].variables[name] != nil {
          report(
            "duplicate argument '\(names.texts[Int(name)])' in function definition", at: tree[argument].range)
        }
        let variable = bind(name, in: scope, as: .parameter)
        if let variable, field == .args || field == .posonlyargs { parameters.append(variable) }
      }
    }
    script.functions[function.index].parameters = parameters
    script.functions[function.index].requiredParameters = max(
      0, parameters.count - tree.nodes(.defaults, of: arguments).count)
  }

  private mutating func bindTypeParameters(of node: Int, in scope: Int) {
    for parameter in tree.nodes(.typeParameters, of: node) { bind(.name, of: parameter, in: scope) }
  }

  private mutating func enterClass(_ node: Int, in scope: Int) -> Int {
    let range = tree[node].range
    classOf[Int32(node)] = ScriptClass.ID(script.classes.count)
    script.classes.append(
      ScriptClass(name: tree.text(.name, of: node) ?? "", bases: [], body: Block(range: range)))
    scopes.append(PythonScope(kind: .class, parent: scope, function: scopes[scope].function))
    classScopes[scopes.count - 1] = classOf[Int32(node)]
    bindTypeParameters(of: node, in: scopes.count - 1)
    return scopes.count - 1
  }

  private func owner(of scope: Int) -> ScriptClass.ID? { classScopes[scope] }

  /// What the first `for` goes through is evaluated outside.
  private mutating func enterComprehension(_ node: Int, _ scope: Int, _ waiting: inout [Visit]) {
    let inner = scopes.count
    scopes.append(PythonScope(kind: .comprehension, parent: scope, function: scopes[scope].function))
    for (index, generator) in tree.nodes(.generators, of: node).enumerated() {
      if let iterated = tree.node(.iter, of: generator) {
        waiting.append(Visit(node: iterated, scope: index == 0 ? scope : inner, isInLoop: false))
      }
      let parts = [tree.node(.target, of: generator)].compactMap(\.self) + tree.nodes(.ifs, of: generator)
      for part in parts { waiting.append(Visit(node: part, scope: inner, isInLoop: false)) }
    }
    for field in [PythonField.key, .value, .elt] {
      if let part = tree.node(field, of: node) {
        waiting.append(Visit(node: part, scope: inner, isInLoop: false))
      }
    }
  }

  /// Whether the statement assigns as many values as it has targets, each to its own.
  private func pairs(_ assignment: Int, _ value: Int) -> Bool {
    let targets = tree.nodes(.targets, of: assignment)
    guard targets.count == 1, tree[value].class == .Tuple,
      tree[targets[0]].class == .Tuple || tree[targets[0]].class == .List
    else { return false }
    let names = tree.nodes(.elts, of: targets[0])
    let values = tree.nodes(.elts, of: value)
    return names.count == values.count
      && names.allSatisfy { ![.Tuple, .List, .Starred].contains(tree[$0].class) }
      && values.allSatisfy { tree[$0].class != .Starred }
  }

  /// The `if` that is the `elif` of another.
  func elif(of node: Int) -> Int? {
    let otherwise = tree.nodes(.orelse, of: node)
    guard otherwise.count == 1, tree[otherwise[0]].class == .If else { return nil }
    return tree.file.bytes[min(tree[otherwise[0]].range.start, tree.file.bytes.count)...].starts(
      with: "elif".utf8)
      ? otherwise[0] : nil
  }

  /// The name behind `def`, `async def` or `class`.
  func definedName(_ range: SourceRange) -> SourceRange {
    var words = PythonWords(tree.file, range)
    while let word = words.next() {
      if words.is(word, "def") || words.is(word, "class") { return words.next() ?? word }
      if !words.is(word, "async") { return word }
    }
    return range
  }

  private func firstWord(of range: SourceRange) -> SourceRange {
    var words = PythonWords(tree.file, range)
    return words.next() ?? range
  }
}
