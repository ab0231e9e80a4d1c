/// What the callers of a server mean by the digits they dial.
struct DialRules {
  enum Meaning: Equatable {
    case international, national, short, emergency
    /// In an area, whose code is not dialled.
    case local([UInt8])
  }

  struct Rule {
    /// Digits, `*` and `#`; empty for any number.
    let prefix: [UInt8]
    /// How many are dialled in all, the prefix included.
    let lengths: ClosedRange<Int>
    let meaning: Meaning
    /// Where the plan says so.
    let place: PlanPlace
  }

  /// The longest prefix first.
  private var rules: [Rule] = []

  var isEmpty: Bool { rules.isEmpty }

  var areas: [[UInt8]] {
    rules.compactMap {
      if case .local(let area) = $0.meaning { area } else { nil }
    }
  }

  /// - Returns: A rule that is there already for some of these numbers with the same prefix.
  mutating func add(_ rule: Rule) -> Rule? {
    let clash = rules.first { $0.prefix == rule.prefix && $0.lengths.overlaps(rule.lengths) }
    if let clash { return clash }
    let place = rules.firstIndex { $0.prefix.count < rule.prefix.count } ?? rules.endIndex
    rules.insert(rule, at: place)
    return nil
  }

  /// The rule with the longest prefix, of those for so many digits.
  func rule(for digits: [UInt8]) -> Rule? {
    rules.first { $0.lengths.contains(digits.count) && digits.starts(with: $0.prefix) }
  }
}
