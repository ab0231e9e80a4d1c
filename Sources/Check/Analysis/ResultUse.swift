/// What a script does with the value of an expression.
struct ResultUse: Sendable {
  enum Kind: Sendable {
    /// Tested as true or false; `not` has turned it round.
    case condition(isNegated: Bool)
    /// Compared with another value; the operator as if this one stood on the left.
    case comparison(Expression.Comparison, with: Expression.ID)
    case arithmetic
    case concatenation
    /// Passed to a function, as the argument of this position.
    case argument(of: Expression.ID, position: Int)
    /// `value[key]`, `value.name` or a call of it.
    case accessed
    case returned
    /// Nobody looks at it.
    case dropped
    /// Kept in a variable or field that is not followed further, or anything else.
    case other
  }

  var kind: Kind
  /// The operator, call or condition that uses it.
  var place: Expression.ID
}

extension Program {
  /// All uses in a file of the value of an expression, through `and`, `or` and variables that get no other value.
  func uses(of expression: Expression.ID, in number: Int) -> [ResultUse] {
    // Most results are dropped, or called at once, which needs no search.
    if case .dropped = files[number].index.context(of: expression) {
      return [ResultUse(kind: .dropped, place: expression)]
    }
    var found: [ResultUse] = []
    var open = [expression]
    var seen: Set<Expression.ID> = [expression]
    func follow(_ next: Expression.ID) {
      if seen.insert(next).inserted { open.append(next) }
    }
    let file = files[number]
    while let value = open.popLast() {
      switch file.index.context(of: value) {
      case .condition: found.append(ResultUse(kind: .condition(isNegated: false), place: value))
      case .dropped: found.append(ResultUse(kind: .dropped, place: value))
      case .returned: found.append(ResultUse(kind: .returned, place: value))
      case .other: found.append(ResultUse(kind: .other, place: value))
      case .assigned(let target):
        guard case .variable(let variable) = file.script[target].kind, isWrittenOnce(variable, in: number)
        else {
          found.append(ResultUse(kind: .other, place: target))
          continue
        }
        for read in file.index.reads[variable] ?? [] { follow(read) }
      case .expression(let parent):
        let (use, flows) = use(of: value, in: file.script[parent], parent)
        if let use { found.append(use) }
        if flows { follow(parent) }
      }
    }
    return found
  }

  /// Whether a variable of a function, or of a file, gets one value and no other.
  func isWrittenOnce(_ variable: Variable.ID, in file: Int) -> Bool {
    let definitions = files[file].index.definitions[variable] ?? []
    return definitions.count == 1
  }

  /// How its parent uses an operand, and whether the parent's value is the operand's.
  private func use(of value: Expression.ID, in parent: Expression, _ id: Expression.ID) -> (
    ResultUse?, flows: Bool
  ) {
    func use(_ kind: ResultUse.Kind) -> (ResultUse?, flows: Bool) {
      (ResultUse(kind: kind, place: id), false)
    }
    switch parent.kind {
    case .not: return use(.condition(isNegated: true))
    case .and(let left, _), .or(let left, _):
      // The left one is tested, and may be the value; the right one is the value.
      return value == left ? (ResultUse(kind: .condition(isNegated: false), place: id), true) : (nil, true)
    case .conditional(let test, _, _):
      return value == test ? use(.condition(isNegated: false)) : (nil, true)
    case .compare(let comparison, let left, let right):
      return value == left
        ? use(.comparison(comparison, with: right)) : use(.comparison(comparison.turned, with: left))
    case .arithmetic, .negate: return use(.arithmetic)
    case .concatenate: return use(.concatenation)
    case .call(let callee, let arguments, _):
      guard value != callee, let position = arguments.firstIndex(where: { $0.value == value }) else {
        return use(.accessed)
      }
      return use(.argument(of: id, position: position))
    case .member(let base, _, _): return use(value == base ? .accessed : .other)
    case .element(let base, _): return use(value == base ? .accessed : .other)
    case .assign(_, let assigned): return (ResultUse(kind: .other, place: id), value == assigned)
    default: return use(.other)
    }
  }
}

extension Expression.Comparison {
  /// The same with its sides exchanged.
  var turned: Expression.Comparison {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: self
    }
  }

  /// Whether it asks which one is greater, which null has no answer to.
  var isOrdering: Bool {
    switch self {
    case .less, .lessOrEqual, .greater, .greaterOrEqual: true
    default: false
    }
  }
}
