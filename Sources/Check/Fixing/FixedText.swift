/// The text of a script with fixes applied.
struct FixedText {
  private(set) var bytes: [UInt8]
  /// How many fixes are in it.
  private(set) var count = 0

  /// Applies the fixes of findings, each as a whole. One that touches what another has changed is left for the
  /// next time; so is all that does not stand in the text.
  init(_ original: [UInt8], fixing findings: [Finding]) {
    var edits: [Edit] = []
    var taken = Taken()
    for fix in Set(findings.compactMap(\.fix)).sorted(by: FixedText.isBefore) {
      let ranges = fix.edits.map(\.range)
      guard !ranges.isEmpty, ranges.allSatisfy({ $0.start >= 0 && $0.end <= original.count }),
        taken.insert(ranges)
      else { continue }
      edits += fix.edits
      count += 1
    }
    bytes = []
    bytes.reserveCapacity(original.count)
    var position = 0
    for edit in edits.sorted(by: { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }) {
      bytes += original[position..<edit.range.start]
      bytes += Array(edit.text.utf8)
      position = edit.range.end
    }
    bytes += original[position...]
  }

  private static func isBefore(_ left: Fix, _ right: Fix) -> Bool {
    guard let first = left.edits.first, let second = right.edits.first else {
      return right.edits.first != nil
    }
    return (first.range.start, first.range.end, left.summary, first.text)
      < (second.range.start, second.range.end, right.summary, second.text)
  }
}

/// Ranges of bytes that do not touch each other.
private struct Taken {
  /// Sorted.
  private var ranges: [SourceRange] = []

  /// Takes all of them, or none where one is in the way.
  mutating func insert(_ new: [SourceRange]) -> Bool {
    var merged = ranges
    for range in new {
      let index = Taken.index(of: range, in: merged)
      let fitsBefore = index == 0 || Taken.areApart(merged[index - 1], range)
      let fitsAfter = index == merged.count || Taken.areApart(range, merged[index])
      guard fitsBefore, fitsAfter else { return false }
      merged.insert(range, at: index)
    }
    ranges = merged
    return true
  }

  /// Where two insertions at one place go is not known.
  private static func areApart(_ left: SourceRange, _ right: SourceRange) -> Bool {
    left.end < right.start || left.end == right.start && left.start < left.end && right.start < right.end
  }

  /// The first range that does not begin before this one.
  private static func index(of range: SourceRange, in ranges: [SourceRange]) -> Int {
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].start < range.start { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
