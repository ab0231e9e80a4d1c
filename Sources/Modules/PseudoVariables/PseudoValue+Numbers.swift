import SIP

extension PseudoValue {
  /// The number at the start of a text, 0 if there is none; one that is too large is the largest.
  static func leadingNumber(_ text: Bytes, in range: ClosedRange<Int> = Int(Int32.min)...Int(Int32.max))
    -> Int
  {
    let isNegative = text.first == .ascii("-")
    let digits = text.dropFirst(isNegative || text.first == .ascii("+") ? 1 : 0).prefix { $0.isDigit }
    guard !digits.isEmpty else { return 0 }
    guard let number = digits.decimal else { return isNegative ? range.lowerBound : range.upperBound }
    return min(max(isNegative ? -number : number, range.lowerBound), range.upperBound)
  }

  /// The number that a text is, whole; nil if there is anything else in it or it is too large.
  static func wholeNumber(_ text: Bytes) -> Int? {
    let digits = text.dropFirst(text.first == .ascii("-") || text.first == .ascii("+") ? 1 : 0)
    guard !digits.isEmpty else { return 0 }
    guard let number = digits.decimal else { return nil }
    return text.first == .ascii("-") ? -number : number
  }
}
