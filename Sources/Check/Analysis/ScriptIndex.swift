/// Where everything of one script is: who uses an expression, what is assigned to a variable, where it is
/// read.
///
/// Made once a script, in time that grows with its length alone.
struct ScriptIndex: Sendable {
  /// What uses the value of an expression.
  enum Context: Sendable {
    /// An operand, an argument or a part of another expression.
    case expression(Expression.ID)
    /// The condition of `if`, `while` or `until`.
    case condition
    /// The value of one target, which gets it alone.
    case assigned(target: Expression.ID)
    case returned
    /// A statement of its own: nobody uses it.
    case dropped
    /// Anything else, such as what a loop goes through.
    case other
  }

  /// One way that a variable, or a field of one, gets a value.
  enum Definition: Sendable {
    case value(Expression.ID)
    case function(ScriptFunction.ID)
    case `class`(ScriptClass.ID)
    case importing(Importing)
    /// Declared without a value, as Lua's `local x`.
    case nothing
    /// A loop, an update, a parameter, one of several results: nothing is known.
    case unknown
  }

  struct Field: Hashable, Sendable {
    var variable: Variable.ID
    var name: String
  }

  /// Where a variable gets a value.
  struct Site: Sendable {
    /// The statement that gives it; the start of a loop or function for those that it sets itself.
    var statement: SourceRange
    /// The statements around it, each of which runs after it if it stands behind it.
    var block: SourceRange
    var function: ScriptFunction.ID
  }

  struct LocatedField: Hashable, Sendable {
    var table: Located<Variable.ID>
    var name: String
  }

  private(set) var contexts: [Context]
  private(set) var definitions = Numbered<Variable, [Definition]>()
  /// The places of the definitions, in the same order; none for what an expression assigns.
  private(set) var sites = Numbered<Variable, [Site?]>()
  /// The loops of each function.
  private(set) var loops: [ScriptFunction.ID: [SourceRange]] = [:]
  /// Bodies of `try` whose handlers may catch any error.
  private(set) var attempts: [SourceRange] = []
  /// The whole `if` or loop of a condition.
  private(set) var conditional = Numbered<Expression, SourceRange>()
  /// Functions with labels to jump to, in which the order of the text says less.
  private(set) var labelled: Set<ScriptFunction.ID> = []
  private var site: Site?
  private(set) var fields: [Field: [Definition]] = [:]
  /// Expressions that read a variable.
  private(set) var reads = Numbered<Variable, [Expression.ID]>()
  /// The expressions that each function returns; a `return` without any is an empty list.
  private(set) var returns: [ScriptFunction.ID: [[Expression.ID]]] = [:]
  /// Expressions that are assigned to.
  private(set) var targets = NumberedSet<Expression>()
  private(set) var imports: [Importing] = []

  init(_ script: Script) {
    contexts = [Context](repeating: .other, count: script.expressions.count)
    for index in script.expressions.indices {
      let id = Expression.ID(index)
      for operand in script.expressions[index].operands { contexts[operand.index] = .expression(id) }
    }
    for index in script.functions.indices {
      walk(script.functions[index].body, of: ScriptFunction.ID(index), in: script)
    }
    for index in script.classes.indices {
      walk(script.classes[index].body, of: ScriptFunction.ID(0), in: script)
    }
    site = nil
    for index in script.expressions.indices {
      guard case .assign(let target, let value) = script.expressions[index].kind else { continue }
      define(target, .value(value), in: script)
    }
    for index in script.expressions.indices {
      let id = Expression.ID(index)
      if case .variable(let variable) = script.expressions[index].kind, !targets.contains(id) {
        reads[variable, default: []].append(id)
      }
    }
    for index in script.functions.indices {
      let range = script.functions[index].range
      for parameter in script.functions[index].parameters {
        definitions[parameter, default: []].append(.unknown)
        let start = SourceRange(range.start, range.start)
        sites[parameter, default: []].append(
          Site(statement: start, block: range, function: ScriptFunction.ID(index)))
      }
    }
  }

  func context(of expression: Expression.ID) -> Context { contexts[expression.index] }

  private mutating func define(_ target: Expression.ID, _ definition: Definition, in script: Script) {
    targets.insert(target)
    switch script[target].kind {
    case .variable(let variable):
      definitions[variable, default: []].append(definition)
      sites[variable, default: []].append(site)
    case .member(let base, let name, _):
      guard case .variable(let variable) = script[base].kind else { return }
      fields[Field(variable: variable, name: name), default: []].append(definition)
    default: break
    }
  }

  // As deep as a language nests blocks, which is bounded.
  private mutating func walk(_ block: Block, of function: ScriptFunction.ID, in script: Script) {
    for statement in block.statements {
      site = Site(statement: statement.range, block: block.range, function: function)
      switch statement.kind {
      case .expression(let expression): contexts[expression.index] = .dropped
      case .assign(let assignment): assign(assignment, in: script)
      case .branch(let branches, let otherwise):
        for branch in branches {
          if let condition = branch.condition {
            contexts[condition.index] = .condition
            conditional[condition] = statement.range
          }
          walk(branch.body, of: function, in: script)
        }
        if let otherwise { walk(otherwise, of: function, in: script) }
      case .loop(let loop):
        loops[function, default: []].append(statement.range)
        let start = SourceRange(statement.range.start, statement.range.start)
        site = Site(statement: start, block: loop.body.range, function: function)
        switch loop.kind {
        case .while(let condition), .until(let condition):
          contexts[condition.index] = .condition
          conditional[condition] = statement.range
        case .each(let targets, _): for target in targets { define(target, .unknown, in: script) }
        }
        walk(loop.body, of: function, in: script)
        if let otherwise = loop.otherwise { walk(otherwise, of: function, in: script) }
      case .attempt(let attempt):
        if !attempt.handlers.isEmpty { attempts.append(attempt.body.range) }
        walk(attempt.body, of: function, in: script)
        for handler in attempt.handlers {
          let start = SourceRange(handler.range.start, handler.range.start)
          site = Site(statement: start, block: handler.body.range, function: function)
          if let target = handler.target { define(target, .unknown, in: script) }
          walk(handler.body, of: function, in: script)
        }
        if let otherwise = attempt.otherwise { walk(otherwise, of: function, in: script) }
        if let finally = attempt.finally { walk(finally, of: function, in: script) }
      case .block(let block): walk(block, of: function, in: script)
      case .return(let values):
        returns[function, default: []].append(values)
        for value in values { contexts[value.index] = .returned }
      case .function(let target, let function): define(target, .function(function), in: script)
      case .class(let target, let type): define(target, .class(type), in: script)
      case .importing(let importing):
        imports.append(importing)
        if let target = importing.target { define(target, .importing(importing), in: script) }
      case .label: labelled.insert(function)
      case .other(let expressions):
        // assert condition, message
        if script.language == .python, let first = expressions.first,
          script.file.has("assert", at: statement.range)
        {
          contexts[first.index] = .condition
        }
      case .break, .continue, .jump, .raise: break
      }
    }
  }

  private mutating func assign(_ assignment: Assignment, in script: Script) {
    let (targets, values) = (assignment.targets, assignment.values)
    for (position, target) in targets.enumerated() {
      // The last value of Lua may be several, and what is left over gets nothing.
      let isAlone = position < values.count && (targets.count <= values.count || position < values.count - 1)
      if assignment.isUpdate {
        define(target, .unknown, in: script)
      } else if isAlone {
        contexts[values[position].index] = .assigned(target: target)
        define(target, .value(values[position]), in: script)
      } else {
        define(target, values.isEmpty ? .nothing : .unknown, in: script)
      }
    }
  }
}

extension Expression {
  /// The expressions that it is made of.
  var operands: [Expression.ID] {
    switch kind {
    case .null, .boolean, .integer, .float, .string, .variable, .function: []
    case .member(let base, _, _): [base]
    case .element(let base, let key): [base, key]
    case .call(let callee, let arguments, _): [callee] + arguments.map(\.value)
    case .not(let operand), .negate(let operand), .unary(let operand): [operand]
    case .and(let left, let right), .or(let left, let right): [left, right]
    case .compare(_, let left, let right), .arithmetic(_, let left, let right): [left, right]
    case .concatenate(let parts), .other(let parts): parts
    case .conditional(let test, let then, let otherwise): [test, then, otherwise]
    case .collection(let items): items.flatMap { [$0.key, $0.value].compactMap(\.self) }
    case .assign(let target, let value): [target, value]
    }
  }
}
