import Descriptors

/// Where a script asks whether something is null, or sets it.
extension NullCheck {
  mutating func collectProtected() {
    for index in context.script.expressions.indices {
      guard case .call(let callee, let arguments, _) = context.script.expressions[index].kind,
        let first = arguments.first, CallGraph.isProtected(callee, in: 0, context.values),
        case .function(let function) = context.value(of: first.value), function.file == 0
      else { continue }
      protected.insert(function.id)
    }
  }

  mutating func collectMentions() {
    for call in context.calls {
      let texts = call.arguments.map { text(of: Located(0, $0)) }
      if call.path.first?.hasPrefix("auth") == true { authenticates = true }
      if let subject = Nullability.questions[call.path.joined(separator: ".")] { addQuestion(subject, call) }
      if call.path.count == 2, ["pv", "kx", "hdr"].contains(call.path[0]), call.path[1].hasPrefix("get") {
        if let subject = Nullability.subject(call.path, texts) { addTests(subject, call) }
      } else if let subject = Nullability.subject(call.path, texts) {
        addTests(subject, call)
      } else {
        for text in texts {
          if let variable = Nullability.variable(text) { add(variable, call) }
          if let header = Nullability.header(text) { add(header, call) }
        }
        for count in 1..<3 where texts.count >= count {
          add(Nullability.stored(call.path[0], texts.prefix(count)), call)
        }
      }
    }
  }

  private mutating func add(_ subject: String, _ call: KemiCall, within scope: SourceRange? = nil) {
    mentions[subject, default: []].append(
      Mention(
        function: call.function, range: call.range,
        isOfThisFunctionAlone: call.path.first == "htable" && call.path.last?.contains("is_null") == false,
        scope: scope))
  }

  /// What asks whether something is there says so where the answer decides.
  private mutating func addQuestion(_ subject: String, _ call: KemiCall) {
    for use in context.uses(of: call.expression) {
      switch use.kind {
      case .dropped: break
      case .condition, .comparison:
        if case .within(let scope) = reach(ofQuestion: use.place) {
          add(subject, call, within: scope)
        } else {
          add(subject, call)
        }
      default: add(subject, call)
      }
    }
  }

  private func reach(ofQuestion whole: Expression.ID) -> Reach {
    guard let found = condition(around: whole), let number = choices.choiceOfCondition[found.condition] else {
      return .everything
    }
    let range = choices.all[number].range
    guard choices.mayLeave(from: range.start, to: range.end) else { return .within(range) }
    // `if is_OPTIONS and not there: leave` says nothing of other requests.
    return found.hasAnd && !found.isNegated ? .within(range) : .everything
  }

  /// The condition that a test is a part of; nil where it is part of something else.
  private func condition(
    around whole: Expression.ID
  ) -> (condition: Expression.ID, hasAnd: Bool, hasOr: Bool, isNegated: Bool)? {
    var (place, hasAnd, hasOr, isNegated) = (whole, false, false, false)
    for _ in 0..<100 {
      switch context[place].kind {
      case .and: hasAnd = true
      case .or: hasOr = true
      // That of the test itself is as good as none: the test may ask for either.
      case .not: if place != whole { isNegated = true }
      default: break
      }
      switch context.index.context(of: place) {
      case .expression(let parent): place = parent
      case .condition: return (place, hasAnd, hasOr, isNegated)
      default: return nil
      }
    }
    return nil
  }

  private mutating func addTests(_ subject: String, _ call: KemiCall) {
    for use in context.uses(of: call.expression) {
      switch use.kind {
      // `get() or ""` helps that value alone.
      case .condition where isDefaulted(use.place): break
      case .condition, .other: add(subject, call)
      case .comparison(let comparison, let other):
        switch reach(comparison, with: other, in: use.place) {
        case .nothing: break
        case .everything: add(subject, call)
        case .within(let scope): add(subject, call, within: scope)
        }
      default: break
      }
    }
  }

  private func isDefaulted(_ place: Expression.ID) -> Bool {
    guard case .or(let left, _) = context[place].kind else { return false }
    return conditions[left] == .value
  }

  /// What a comparison says of the null of one side.
  func reach(
    _ comparison: Expression.Comparison, with other: Expression.ID, in whole: Expression.ID
  ) -> Reach {
    if comparison.isOrdering { return .nothing }
    guard comparison == .equal || comparison == .notEqual else { return .everything }
    switch context.value(of: other) {
    case .text(let text) where !text.isEmpty && text != "<null>": break
    case .integer, .boolean: break
    default: return .everything
    }
    guard let found = condition(around: whole) else { return .everything }
    guard let number = choices.choiceOfCondition[found.condition], let arm = choices.arms[found.condition]
    else {
      return comparison == .notEqual
        ? .everything : context.index.conditional[found.condition].map { .within($0) } ?? .everything
    }
    let range = choices.all[number].range
    if comparison == .equal, !found.isNegated, !found.hasOr {
      return .within(SourceRange(context[found.condition].range.start, arm.end))
    }
    let excludesNull = comparison == .notEqual || found.isNegated
    return excludesNull && choices.mayLeave(from: range.start, to: range.end) ? .everything : .within(range)
  }

  /// The value of an argument, or what stands in the script for it.
  func text(of argument: Located<Expression.ID>) -> String {
    if case .text(let text) = context.values.value(of: argument.id, in: argument.file) { return text }
    return context.program.files[argument.file].script.text(of: argument.id)
  }
}
