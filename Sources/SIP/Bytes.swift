/// Text as it came off the wire: SIP does not promise UTF-8.
public typealias Bytes = [UInt8]

extension Array where Element == UInt8 {
  /// The UTF-8 of `text`.
  @inlinable public init(_ text: String) { self = Array(text.utf8) }
}

extension UInt8 {
  /// The letter in lower case, if it is one of ASCII's.
  @inlinable public var lowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
  /// Space, tab, carriage return or line feed: what a folded header may have between tokens.
  @inlinable public var isWhitespace: Bool { self == 0x20 || self == 0x09 || self == 0x0D || self == 0x0A }
  /// An ASCII digit.
  @inlinable public var isDigit: Bool { (0x30...0x39).contains(self) }
  /// An ASCII letter or digit.
  @inlinable public var isAlphanumeric: Bool { isDigit || (0x61...0x7A).contains(lowercased) }
  /// A character of a token (RFC 3261, 25.1).
  @inlinable public var isTokenCharacter: Bool {
    switch Unicode.Scalar(self) {
    case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "!", "%", "*", "_", "+", "`", "'", "~": true
    default: false
    }
  }

  /// Whether this is one of the characters of `text`, which is ASCII.
  @inlinable public func isOne(of text: String) -> Bool { text.utf8.contains(self) }

  /// A character literal as a byte.
  @inlinable public static func ascii(_ character: Unicode.Scalar) -> UInt8 {
    UInt8(truncatingIfNeeded: character.value)
  }
}

extension Collection where Element == UInt8 {
  /// Whether both are the same but for the case of ASCII letters.
  @inlinable public func equalsIgnoringCase(_ other: some Collection<UInt8>) -> Bool {
    elementsEqual(other) { $0.lowercased == $1.lowercased }
  }

  /// Whether both are the same but for the case of ASCII letters.
  @inlinable public func equalsIgnoringCase(_ text: String) -> Bool { equalsIgnoringCase(text.utf8) }

  /// Whether this begins with `prefix`, whatever the case of ASCII letters.
  @inlinable public func startsIgnoringCase(with prefix: String) -> Bool {
    self.prefix(prefix.utf8.count).equalsIgnoringCase(prefix.utf8)
  }

  /// The bytes in lower case, as far as they are ASCII letters.
  @inlinable public var lowercased: Bytes { map(\.lowercased) }

  /// The text for people to read: what is not UTF-8 shows as U+FFFD.
  @inlinable public var text: String { String(decoding: self, as: UTF8.self) }

  /// The number that the bytes spell in decimal digits and nothing else, or nil if they do not or it exceeds
  /// `Int`.
  @inlinable public var decimal: Int? {
    var number = 0
    for byte in self {
      guard byte.isDigit else { return nil }
      let (product, overflow) = number.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(Int(byte &- 0x30))
      if overflow || carry { return nil }
      number = sum
    }
    return isEmpty ? nil : number
  }
}

extension BidirectionalCollection where Element == UInt8 {
  /// The part without the white space around it.
  @inlinable public var trimmed: SubSequence {
    var part = self[...]
    while let first = part.first, first.isWhitespace { part.removeFirst() }
    while let last = part.last, last.isWhitespace { part.removeLast() }
    return part
  }
}

extension RandomAccessCollection where Element == UInt8, Index == Int {
  /// Where `needle` first occurs, or nil; an empty one occurs at the start.
  @inlinable public func firstRange(
    of needle: some RandomAccessCollection<UInt8>, ignoringCase: Bool = false
  ) -> Range<Int>? {
    guard needle.count <= count else { return nil }
    for start in startIndex...(endIndex - needle.count) {
      let range = start..<(start + needle.count)
      if ignoringCase ? self[range].equalsIgnoringCase(needle) : self[range].elementsEqual(needle) {
        return range
      }
    }
    return nil
  }

  /// The parts between occurrences of `separator`, empty ones too.
  @inlinable public func parts(separatedBy separator: UInt8) -> [SubSequence] {
    split(separator: separator, omittingEmptySubsequences: false)
  }
}
