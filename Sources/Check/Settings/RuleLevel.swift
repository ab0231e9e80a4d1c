/// What becomes of the findings of a rule.
public enum RuleLevel: String, CaseIterable, Sendable {
  case off, warning, error

  var severity: Finding.Severity? { Finding.Severity(rawValue: rawValue) }
}

/// The levels of rules that are not as `RuleBook` has them.
public struct RuleLevels: Hashable, Sendable {
  private var levels: [String: RuleLevel]

  public init(_ levels: [String: RuleLevel] = [:]) { self.levels = levels }

  public subscript(rule: String) -> RuleLevel? {
    get { levels[rule] }
    set { levels[rule] = newValue }
  }

  public var offRules: Set<String> { Set(levels.filter { $0.value == .off }.keys) }

  /// Has a rule report at its own severity, if it is off.
  public mutating func enable(_ rule: String) {
    if levels[rule] == .off { levels[rule] = nil }
  }

  /// The finding as it is reported, if it is.
  func apply(to finding: Finding) -> Finding? {
    guard let level = levels[finding.rule] else { return finding }
    guard let severity = level.severity else { return nil }
    var finding = finding
    finding.severity = severity
    return finding
  }
}
