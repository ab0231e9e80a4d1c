/// The releases that have a function: `5.1-` (from 5.1 on), `5.0-5.6`, `5.3` (that one alone).
public struct ReleaseRange: Hashable, Sendable {
  public var first: Release
  /// The last release that has it; nil where the newest one still does.
  public var last: Release?

  public init(first: Release, last: Release?) {
    self.first = first
    self.last = last
  }

  /// Every release there is: what a descriptor without `releases` means.
  public static let all = ReleaseRange(first: .number(major: 0, minor: 0), last: nil)

  public init?(_ text: some StringProtocol) {
    let ends = text.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    // A range is of branches: a version such as 5.6.3 has no place in it.
    guard let first = Release(ends[0]), first.description == ends[0] else { return nil }
    self.first = first
    if ends.count == 1 {
      last = first
    } else if ends[1].isEmpty {
      last = nil
    } else {
      guard let end = Release(ends[1]), end.description == ends[1] else { return nil }
      last = end
    }
  }

  public func contains(_ release: Release) -> Bool {
    release >= first && last.map { release <= $0 } ?? true
  }

  public func overlaps(_ other: ReleaseRange) -> Bool {
    (other.last.map { first <= $0 } ?? true) && (last.map { other.first <= $0 } ?? true)
  }
}

extension ReleaseRange {
  /// The range with `release` in it, or nil where that would leave a gap.
  ///
  /// - Parameter known: All releases there are, oldest first.
  public func including(_ release: Release, of known: [Release]) -> ReleaseRange? {
    guard let index = known.firstIndex(of: release) else { return nil }
    var range = self
    if !contains(release) {
      if index + 1 < known.count, known[index + 1] == first {
        range.first = release
      } else if index > 0, known[index - 1] == last {
        range.last = release
      } else {
        return nil
      }
    }
    if range.last == known.last { range.last = nil }
    return range
  }

  /// What is left of the range without `release`: nothing, one part or two.
  public func excluding(_ release: Release, of known: [Release]) -> [ReleaseRange] {
    guard contains(release), let index = known.firstIndex(of: release) else { return [self] }
    var parts: [ReleaseRange] = []
    if index > 0, known[index - 1] >= first {
      parts.append(ReleaseRange(first: max(first, known[0]), last: known[index - 1]))
    }
    if index + 1 < known.count, contains(known[index + 1]) {
      parts.append(ReleaseRange(first: known[index + 1], last: last))
    }
    return parts
  }
}

extension ReleaseRange: CustomStringConvertible {
  public var description: String {
    if self == .all { return "any" }
    guard let last else { return "\(first)-" }
    return first == last ? "\(first)" : "\(first)-\(last)"
  }
}
