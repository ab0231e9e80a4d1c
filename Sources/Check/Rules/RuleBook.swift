/// All rules, in the order in which they are listed.
public enum RuleBook {
  public static let rules: [Rule] = [.syntax, .unusedSuppression]

  public static func rule(named name: String) -> Rule? { rules.first { $0.name == name } }
}
