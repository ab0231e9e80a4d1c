import KemiRuntime
import SIP

extension Session {
  /// Seconds until a cell expires; 0 if it never does or is not there.
  func secondsLeft(_ table: Bytes, _ key: Bytes) -> Int {
    let now = environment.time()
    return tables.cell(table, key, at: now)?.expires.map { $0 &- now } ?? 0
  }

  /// Has a cell expire, or never if `seconds` is not positive.
  func expireCell(_ table: Bytes, _ key: Bytes, in seconds: Int) {
    let expires = seconds > 0 ? environment.time() &+ seconds : nil
    tables.change(table, key) { $0.expires = expires }
  }

  /// The keys of the cells whose key or text a test finds good.
  func keys(_ table: Bytes, byValue: Bool, where isGood: (Bytes) -> Bool) -> [Bytes] {
    let now = environment.time()
    return tables.keys(table, at: now).filter { key in
      guard byValue else { return isGood(key) }
      guard case .text(let text, _)? = tables.cell(table, key, at: now)?.value else { return false }
      return isGood(text)
    }
  }

  /// How many cells match a pattern that begins with its operator: `~~` regular expression, which may be left out,
  /// `~%` ends with, `%~` begins with, `==` equals, `eq` equals the number, `**` all.
  func countCells(_ table: Bytes, matching pattern: Bytes, byValue: Bool) -> Int {
    let now = environment.time()
    guard !pattern.isEmpty else { return 0 }
    let sign = pattern.prefix(2).text
    let text = Bytes(pattern.dropFirst(2))
    switch sign {
    case "**": return tables.keys(table, at: now).count
    case "~%":
      return text.isEmpty ? 0 : keys(table, byValue: byValue) { $0.suffix(text.count) == text[...] }.count
    case "%~": return text.isEmpty ? 0 : keys(table, byValue: byValue) { $0.starts(with: text) }.count
    case "==": return text.isEmpty ? 0 : keys(table, byValue: byValue) { $0 == text }.count
    case "eq":
      guard byValue, !text.isEmpty else { return 0 }
      let number = PseudoValue.leadingNumber(text)
      return tables.keys(table, at: now).count { tables.cell(table, $0, at: now)?.value == .number(number) }
    default:
      let isMarked = sign == "~~"
      guard !isMarked || !text.isEmpty, let expression = expression(isMarked ? text : pattern) else {
        return 0
      }
      return keys(table, byValue: byValue) { expression.matches($0) }.count
    }
  }

  /// A regular expression as `htable` compiles it; nil, with a note in the trace, if it is invalid.
  func expression(_ text: Bytes) -> RegularExpression? {
    do {
      return try RegularExpression(text, ignoringCase: true, linewise: true)
    } catch {
      noteOnce("\(error)")
      return nil
    }
  }
}
