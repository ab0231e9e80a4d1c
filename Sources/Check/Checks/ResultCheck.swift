import Descriptors

/// Results of KSR functions where conditions ask whether they are true, and results that do not exist.
enum ResultCheck {
  static func check(_ context: RuleContext) {
    let conditions = context.conditions
    for index in context.script.expressions.indices {
      let id = Expression.ID(index)
      switch context[id].kind {
      case .call, .variable:
        if conditions[id] != .none, !context.index.targets.contains(id) {
          checkCondition(id, conditions[id], in: context)
        }
      default: break
      }
      if case .call = context[id].kind { checkNothing(id, in: context) }
    }
  }

  private static func checkCondition(_ id: Expression.ID, _ test: Conditions.Test, in context: RuleContext) {
    guard let origin = context.origins.origin(of: id), origin.result == .number else { return }
    if context.language == .python, !origin.isStatus { return }
    let language = context.language.title
    let what = Words.result(origin, of: id, in: context)
    let text =
      if origin.isStatus {
        "\(what), and -1, which says false, is true in \(language); compare it: `> 0` for true, `< 0` for false"
      } else if test == .value, isLeftOfOr(id, in: context) {
        "\(what), and every number is true in \(language), 0 too; what follows `or` is never used"
      } else {
        "\(what), and every number is true in \(language), 0 too; compare it with a number"
      }
    context.report(
      .statusCondition, at: context[id].range, text, fix: fix(id, test, origin, in: context))
  }

  private static func isLeftOfOr(_ id: Expression.ID, in context: RuleContext) -> Bool {
    guard case .expression(let parent) = context.index.context(of: id),
      case .or(let left, _) = context[parent].kind
    else { return false }
    return left == id
  }

  /// A comparison, where the function stands in the condition itself and nobody takes its value from there.
  private static func fix(
    _ id: Expression.ID, _ test: Conditions.Test, _ origin: Origin, in context: RuleContext
  ) -> Fix? {
    guard origin.isStatus, origin.way != .variable, test == .truth else { return nil }
    let range = context[id].range
    guard case .expression(let parent) = context.index.context(of: id),
      case .not = context[parent].kind
    else { return Fix("Compare with `> 0`", edits: [Edit(SourceRange(range.end, range.end), " > 0")]) }
    // `not f() == x` compares what `not` gives.
    if case .expression(let user) = context.index.context(of: parent) {
      switch context[user].kind {
      case .and, .or, .conditional, .call: break
      default: return nil
      }
    }
    let (whole, call) = (context.script.text(of: parent), context.script.text(of: id))
    guard whole.hasPrefix("not"), whole.dropFirst(3).drop(while: { $0 == " " }) == call else { return nil }
    return Fix("Compare with `< 0`", edits: [Edit(context[parent].range, call + " < 0")])
  }

  private static func checkNothing(_ id: Expression.ID, in context: RuleContext) {
    guard let origin = context.origins.origin(of: id), origin.result == .nothing,
      origin.sources.allSatisfy({ $0.path.first != "x" }),
      context.uses(of: id).contains(where: { isOfValue($0.kind) })
    else { return }
    context.report(
      .noResult, at: context[id].range,
      "\(Words.signature(origin.first)) returns nothing, and its result is used here; call it as a statement of its own"
    )
  }

  private static func isOfValue(_ use: ResultUse.Kind) -> Bool {
    switch use {
    case .condition, .comparison, .arithmetic, .concatenation, .argument, .accessed: true
    case .returned, .dropped, .other: false
    }
  }
}
