/// Comparisons of results that always come out the same.
enum ComparisonCheck {
  static func check(_ context: RuleContext) {
    for index in context.script.expressions.indices {
      let id = Expression.ID(index)
      guard case .compare(let comparison, let left, let right) = context[id].kind,
        comparison != .isIn, comparison != .isNotIn
      else { continue }
      if let origin = context.origins.origin(of: left) {
        check(Compared(id, comparison, left, right, right, origin), in: context)
      } else if let origin = context.origins.origin(of: right) {
        check(Compared(id, comparison.turned, right, right, left, origin), in: context)
      }
    }
  }

  /// A comparison as if the result stood on the left.
  private struct Compared {
    var whole: Expression.ID
    var comparison: Expression.Comparison
    var result: Expression.ID
    var other: Expression.ID
    /// From the first operand to the last, as they stand in the text.
    var isTurned: Bool
    var origin: Origin

    init(
      _ whole: Expression.ID, _ comparison: Expression.Comparison, _ result: Expression.ID,
      _ right: Expression.ID, _ other: Expression.ID, _ origin: Origin
    ) {
      self.whole = whole
      self.comparison = comparison
      self.result = result
      self.other = other
      isTurned = result == right
      self.origin = origin
    }
  }

  /// What a comparison comes to, and what to write in its place.
  private struct Verdict {
    enum Outcome: String {
      case always = "always true"
      case never = "always false"
      case fails = "an error at run time"
    }

    var outcome: Outcome
    var why: String
    var advice: String?
    var replacement: String?
    var isNegated = false
  }

  private static func check(_ compared: Compared, in context: RuleContext) {
    guard let verdict = verdict(compared, in: context) else { return }
    let what = Words.result(compared.origin, of: compared.result, in: context)
    let advice = verdict.advice.map { "; \($0)" } ?? ""
    context.report(
      .constantComparison, at: context[compared.whole].range,
      "\(what)\(verdict.why): this is \(verdict.outcome.rawValue)\(advice)",
      fix: fix(compared, verdict, in: context))
  }

  private static func verdict(_ compared: Compared, in context: RuleContext) -> Verdict? {
    let (comparison, origin) = (compared.comparison, compared.origin)
    let other = context.value(of: compared.other)
    if case .null = other {
      guard !comparison.isOrdering, isNeverNull(origin) else { return nil }
      let null = context.language == .lua ? "nil" : "None"
      return Verdict(
        outcome: comparison.isDifference ? .always : .never, why: ", never \(null)",
        advice: inPlaceOfNull(origin).map { "it gives \($0) instead" })
    }
    if case .text(let text) = other, let verdict = variable(compared, with: text, in: context) {
      return verdict
    }
    guard let result = origin.result else { return nil }
    switch (result, other) {
    case (.number, .boolean(let value)): return number(compared, with: value, context.language)
    case (.number, .text(let text)):
      return different(
        comparison, ", and text is never equal to a number",
        advice: Int64(text).map { "write \($0)" }, replacement: Int64(text).map { $0.description })
    case (.text, .integer), (.text, .float):
      return different(comparison, ", and a number is never equal to text")
    case (.truth, .text): return different(comparison, ", and text is never equal to true or false")
    case (.truth, .integer(let number)): return truth(compared, with: number, context.language)
    default: return nil
    }
  }

  /// Pseudo-variables that are whole numbers to a script, or null.
  ///
  /// Taken from the getters of Kamailio's modules pv (`pv_core.c`) and tmx (`t_var.c`) that mark their value as an
  /// integer, in all releases.
  private static let numbers: Set<String> = [
    "rs", "Rp", "sp", "ml", "mf", "sf", "bf", "pp", "bs", "cl", "T_reply_code", "T(reply_code)",
  ]

  /// A number that `KSR.pv.get("$rs")` and its like give, compared with text.
  private static func variable(_ compared: Compared, with text: String, in context: RuleContext) -> Verdict? {
    let origin = compared.origin
    guard !origin.mayBeNumber else { return nil }
    for source in origin.sources {
      guard let first = source.arguments.first,
        case .text(let name) = context.values.value(of: first.id, in: first.file), let name = plain(name),
        numbers.contains(name)
      else { return nil }
      switch source.path {
      case ["pv", "get"]: break
      case ["pv", "gete"]: if text.isEmpty || compared.comparison.isOrdering { return nil }
      case ["pv", "getw"]: if text == "<null>" || compared.comparison.isOrdering { return nil }
      default: return nil
      }
    }
    let number = Int64(text).flatMap { $0.description == text ? text : nil }
    return different(
      compared.comparison, ", here a number, and text is never equal to a number",
      advice: number.map { "write \($0)" }, replacement: number)
  }

  /// `rs` of `$rs` and `$(rs)`.
  private static func plain(_ text: String) -> String? {
    guard text.hasPrefix("$") else { return nil }
    let name = text.dropFirst()
    return String(name.hasPrefix("(") && name.hasSuffix(")") ? name.dropFirst().dropLast() : name)
  }

  /// What functions such as `KSR.pv.gete()` and `KSR.pv.getw()` give.
  private static func inPlaceOfNull(_ origin: Origin) -> String? {
    guard origin.result == nil || origin.result == .text, let name = origin.first.path.last else {
      return nil
    }
    let words = name.split(separator: "_")
    if words.contains("gete") { return "\"\"" }
    return words.contains("getw") ? "\"<null>\"" : nil
  }

  private static func isNeverNull(_ origin: Origin) -> Bool {
    switch origin.result {
    case .number, .truth: return true
    case .nothing: return false
    case .text, nil: return origin.all { $0.type == .xval && $0.nullable == false }
    }
  }

  /// Values of types that are never equal, and have no order.
  private static func different(
    _ comparison: Expression.Comparison, _ why: String, advice: String? = nil, replacement: String? = nil
  ) -> Verdict {
    if comparison.isOrdering {
      return Verdict(
        outcome: .fails, why: why.replacing("never equal to", with: "neither less nor greater than"),
        advice: advice)
    }
    return Verdict(
      outcome: comparison.isDifference ? .always : .never, why: why, advice: advice, replacement: replacement)
  }

  private static func number(_ compared: Compared, with value: Bool, _ language: Language) -> Verdict? {
    let comparison = compared.comparison
    let asksTrue = value != comparison.isDifference
    let sign = asksTrue ? "> 0" : "< 0"
    let isStatus = compared.origin.isStatus
    let advice =
      isStatus ? "write `\(sign)`: positive is true, negative is false" : "compare it with a number"
    switch language {
    case .lua:
      if comparison.isOrdering {
        return Verdict(outcome: .fails, why: ", and a boolean has no order", advice: advice)
      }
      return Verdict(
        outcome: comparison.isDifference ? .always : .never, why: ", never equal to true or false",
        advice: advice, replacement: isStatus ? sign : nil)
    case .python:
      switch comparison {
      case .isSame, .isNotSame:
        return Verdict(
          outcome: comparison.isDifference ? .always : .never,
          why: ", never the object \(value ? "True" : "False")",
          advice: advice, replacement: isStatus ? sign : nil)
      // 1 == True holds, and 0 == False; -1, which says false, is equal to neither.
      case .equal where !value && isStatus, .notEqual where !value && isStatus:
        return Verdict(
          outcome: comparison.isDifference ? .always : .never,
          why: ", and -1, which says false, is not equal to False", advice: advice, replacement: sign)
      default: return nil
      }
    }
  }

  private static func truth(_ compared: Compared, with number: Int64, _ language: Language) -> Verdict? {
    let comparison = compared.comparison
    let asksTrue: Bool? =
      switch (comparison, number) {
      case (.equal, 1), (.greater, 0), (.greaterOrEqual, 1), (.notEqual, -1), (.notEqual, 0): true
      case (.less, 0), (.lessOrEqual, 0), (.equal, -1), (.equal, 0), (.notEqual, 1), (.less, 1): false
      default: nil
      }
    let advice = asksTrue.map { $0 ? "use it as the condition itself" : "write `not` before it instead" }
    var verdict: Verdict
    switch language {
    case .lua:
      verdict = different(comparison, ", and a number is never equal to true or false", advice: advice)
    case .python:
      // False and True are 0 and 1.
      guard let (no, yes) = comparison.outcomes(with: number), no == yes else { return nil }
      verdict = Verdict(outcome: no ? .always : .never, why: ", which counts as 0 or 1", advice: advice)
    }
    verdict.replacement = asksTrue == nil ? nil : ""
    verdict.isNegated = asksTrue == false
    return verdict
  }

  private static func fix(_ compared: Compared, _ verdict: Verdict, in context: RuleContext) -> Fix? {
    guard let replacement = verdict.replacement else { return nil }
    let script = context.script
    let (result, other) = (script[compared.result].range, script[compared.other].range)
    let (first, last) = compared.isTurned ? (other, result) : (result, other)
    guard first.end <= last.start else { return nil }
    // Parentheses around an operand stand between them.
    let between = script.file.text(in: SourceRange(first.end, last.start)).filter { $0 != " " }
    guard ["==", "~=", "!=", "<", ">", "<=", ">=", "is", "isnot"].contains(between) else { return nil }
    let text = script.text(of: compared.result)
    let new: String
    switch (replacement, verdict.isNegated) {
    case ("", false): new = text
    case ("", true): new = "not \(text)"
    case (_, _) where Int64(replacement) != nil: new = "\(text) \(between) \(replacement)"
    default: new = "\(text) \(replacement)"
    }
    if compared.isTurned, Int64(replacement) != nil { return nil }
    // `not` binds tighter than what may stand around a comparison, but for these.
    if verdict.isNegated {
      switch context.index.context(of: compared.whole) {
      case .expression(let parent):
        switch context[parent].kind {
        case .and, .or: break
        default: return nil
        }
      default: break
      }
    }
    return Fix("Write `\(new)`", edits: [Edit(SourceRange(first.start, last.end), new)])
  }
}

extension Expression.Comparison {
  /// Whether it asks for difference.
  fileprivate var isDifference: Bool { self == .notEqual || self == .isNotSame }

  /// What it gives for 0 and for 1.
  fileprivate func outcomes(with number: Int64) -> (Bool, Bool)? {
    func outcome(_ value: Int64) -> Bool? {
      switch self {
      case .equal: value == number
      case .notEqual: value != number
      case .less: value < number
      case .lessOrEqual: value <= number
      case .greater: value > number
      case .greaterOrEqual: value >= number
      default: nil
      }
    }
    guard let no = outcome(0), let yes = outcome(1) else { return nil }
    return (no, yes)
  }
}
