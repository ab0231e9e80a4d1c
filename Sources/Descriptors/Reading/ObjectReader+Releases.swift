import JSON

extension ObjectReader {
  /// A range of releases.
  ///
  /// - Parameter known: The releases that it may name; empty where any will do.
  func range(_ key: String, known: [Release], report: inout [Diagnostic]) -> ReleaseRange? {
    guard let text = string(key, report: &report) else { return nil }
    guard let range = ReleaseRange(text) else {
      report.append(
        error(
          "'\(text)' is no range of releases; write '5.1-', '5.0-5.6' or '5.3'", at: key, rule: "releases"))
      return nil
    }
    if let last = range.last, last < range.first {
      report.append(
        error(
          "the range '\(text)' ends before it starts; did you mean '\(last)-\(range.first)'?", at: key,
          rule: "releases"))
      return ReleaseRange(first: last, last: range.first)
    }
    for release in Set([range.first, range.last ?? range.first]).sorted()
    where !known.isEmpty && !known.contains(release) {
      let list = known.map(\.description).joined(separator: ", ")
      report.append(
        error("unknown release '\(release)'; known are \(list)", at: key, rule: "releases"))
    }
    return range
  }
}
