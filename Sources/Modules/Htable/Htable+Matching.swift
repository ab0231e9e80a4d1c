import KemiRuntime
import SIP

extension Htable {
  func shtRmName(_: any Message, htable: Text, matchOp: Text, pattern: Text) throws -> Int32 {
    remove(htable, Self.removals[matchOp.string], pattern, byValue: false)
  }

  func shtRmValue(_: any Message, htable: Text, matchOp: Text, pattern: Text) throws -> Int32 {
    remove(htable, Self.removals[matchOp.string], pattern, byValue: true)
  }

  func shtRmNameRe(_: any Message, htable: Text, regex: Text) throws -> Int32 {
    remove(htable, .expression, regex, byValue: false)
  }

  func shtRmValueRe(_: any Message, htable: Text, regex: Text) throws -> Int32 {
    remove(htable, .expression, regex, byValue: true)
  }

  func shtMatchName(_: any Message, htable: Text, matchOp: Text, pattern: Text) throws -> Int32 {
    let keys = keys(htable, Self.matches[matchOp.string], pattern, byValue: false)
    return keys?.isEmpty == false ? 1 : -1
  }

  func shtMatchStrValue(_: any Message, htable: Text, matchOp: Text, pattern: Text) throws -> Int32 {
    let keys = keys(htable, Self.matches[matchOp.string], pattern, byValue: true)
    return keys?.isEmpty == false ? 1 : -1
  }

  func shtCn(_: any Message, htable: Text, matchOp: Text, pattern: Text) throws -> Int32 {
    let sign = matchOp.copy
    guard sign.isEmpty || sign.count == 2 else { return -1 }
    let marked = (sign.isEmpty ? Bytes("~~") : sign) + pattern.copy
    return Int32(clamping: session.countCells(htable.copy, matching: marked, byValue: false))
  }

  private enum Comparison { case equal, unequal, start, end, inside, expression }

  private static let removals: [String: Comparison] = [
    "re": .expression, "sw": .start, "ew": .end, "in": .inside,
  ]
  private static let matches: [String: Comparison] = [
    "eq": .equal, "ne": .unequal, "re": .expression, "sw": .start,
  ]

  private func remove(_ table: Text, _ comparison: Comparison?, _ pattern: Text, byValue: Bool) -> Int32 {
    guard let keys = keys(table, comparison, pattern, byValue: byValue) else { return -1 }
    for key in keys { session.tables.remove(table.copy, key) }
    return 1
  }

  /// The keys that match; nil if the comparison is unknown or the pattern empty or invalid.
  private func keys(_ table: Text, _ comparison: Comparison?, _ pattern: Text, byValue: Bool) -> [Bytes]? {
    let pattern = pattern.copy
    guard let comparison, !pattern.isEmpty else { return nil }
    var expression: RegularExpression?
    if comparison == .expression {
      expression = session.expression(pattern)
      guard expression != nil else { return nil }
    }
    return session.keys(table.copy, byValue: byValue) { text in
      switch comparison {
      case .equal: text == pattern
      case .unequal: text != pattern
      case .start: text.starts(with: pattern)
      case .end: text.suffix(pattern.count) == pattern[...]
      case .inside: text.firstRange(of: pattern) != nil
      case .expression: expression?.matches(text) ?? false
      }
    }
  }
}
