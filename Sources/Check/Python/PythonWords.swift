/// Names and signs in the text of a statement: what Python's tree has no places for.
struct PythonWords {
  private let bytes: [UInt8]
  private let end: Int
  private var position: Int

  init(_ file: SourceFile, _ range: SourceRange) {
    bytes = file.bytes
    position = range.start
    end = min(range.end, bytes.count)
  }

  /// The next name, or a single other byte.
  mutating func next() -> SourceRange? {
    while position < end {
      let start = position
      switch bytes[position] {
      case UInt8(ascii: " "), 0x09...0x0D, UInt8(ascii: "\\"):
        position += 1
      case UInt8(ascii: "#"):
        while position < end, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
      case let byte where PythonWords.isNamePart(byte):
        while position < end, PythonWords.isNamePart(bytes[position]) { position += 1 }
        return SourceRange(start, position)
      default:
        position += 1
        return SourceRange(start, position)
      }
    }
    return nil
  }

  func peek() -> SourceRange? {
    var copy = self
    return copy.next()
  }

  /// Goes past the next occurrence of a word or sign.
  mutating func skip(past word: StaticString) -> Bool {
    while let range = next() { if self.is(range, word) { return true } }
    return false
  }

  func `is`(_ range: SourceRange, _ word: StaticString) -> Bool {
    word.withUTF8Buffer { bytes[range.start..<range.end].elementsEqual($0) }
  }

  static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...0xFF:
      true
    default: false
    }
  }

  /// The name that ends at a place.
  static func name(endingAt end: Int, in bytes: [UInt8], notBefore: Int) -> SourceRange {
    var start = min(end, bytes.count)
    while start > notBefore, isNamePart(bytes[start - 1]) { start -= 1 }
    return SourceRange(start, end)
  }

  /// Behind the name or character at a place.
  static func end(ofWordAt start: Int, in bytes: [UInt8]) -> Int {
    var end = start
    while end < bytes.count, isNamePart(bytes[end]) { end += 1 }
    guard end == start, end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D else { return end }
    return end + 1
  }
}
