/// All rules, in the order in which they are listed.
public enum RuleBook {
  public static let rules: [Rule] = [
    .syntax, .unknownName, .statusCondition, .constantComparison, .noResult, .nullableUse, .unusedSuppression,
  ]

  /// What looks for them; a check may report several rules, and some are reported where scripts are parsed.
  static let checks: [@Sendable (RuleContext) -> Void] = [
    NameCheck.check, ResultCheck.check, ComparisonCheck.check, NullCheck.check,
  ]

  public static func rule(named name: String) -> Rule? { rules.first { $0.name == name } }
}
