import Descriptors

/// Words that several targets use.
enum Prose {
  /// `5.1 and later`, `5.0 to 5.6`, `5.3 only`.
  static func releases(_ range: ReleaseRange) -> String? {
    if range == .all { return nil }
    guard let last = range.last else {
      return range.first == .master ? "master only" : "\(range.first) and later"
    }
    return range.first == last ? "\(last) only" : "\(range.first) to \(last)"
  }

  /// Why a function should no longer be used, if it should not.
  static func removal(_ function: Function, of catalog: Catalog) -> String? {
    guard let last = function.releases.last, !catalog.isCurrent(function) else { return nil }
    let gone = catalog.successor(of: last).map { "Removed in \($0)" } ?? "Gone"
    return "\(gone); \(last) was the last release that had it."
  }

  /// What the positive and negative values of a status mean in a condition.
  static let status =
    "Compare it with 0: positive is true, negative is false; 0 says that the script should end here."
}
