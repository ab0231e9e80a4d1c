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
      if let subject = Nullability.questions[call.path.joined(separator: ".")] { add(subject, call) }
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
        function: call.function, end: call.range.end,
        isOfThisFunctionAlone: call.path.first == "htable" && call.path.last?.contains("is_null") == false,
        scope: scope))
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
    guard comparison == .equal else { return .everything }
    switch context.value(of: other) {
    case .text(let text) where !text.isEmpty && text != "<null>": break
    case .integer, .boolean: break
    default: return .everything
    }
    var place = whole
    for _ in 0..<100 {
      switch context.index.context(of: place) {
      case .expression(let parent): place = parent
      case .condition: return context.index.conditional[place].map { .within($0) } ?? .everything
      default: return .everything
      }
    }
    return .everything
  }

  /// The value of an argument, or what stands in the script for it.
  func text(of argument: Located<Expression.ID>) -> String {
    if case .text(let text) = context.values.value(of: argument.id, in: argument.file) { return text }
    return context.program.files[argument.file].script.text(of: argument.id)
  }
}
