/// Where the parts of a message are in its text.
struct MessageLayout: Sendable {
  static let maximumSize = 65_535

  var firstLine: LocatedFirstLine
  var headers: [HeaderField]
  /// Where the blank line begins, or the text ends if there is none.
  var endOfHeaders: Int
  /// Where the body begins: behind the blank line.
  var body: Int

  init(parsing text: Bytes) throws(MessageError) {
    guard text.count <= Self.maximumSize else { throw Self.tooLong(text.count) }
    var reader = LineReader(text: text)
    reader.skipBlanks()
    guard let first = reader.next(canContinue: false) else {
      throw MessageError(line: reader.lineNumber, reason: "there is no message here, only white space")
    }
    try Self.refuseNUL(text, first)
    firstLine = try LocatedFirstLine(parsing: text, first.content, number: first.number)
    guard reader.blankLineLength != nil else {
      throw MessageError(line: first.number, reason: "headers have to follow the first line")
    }
    headers = []
    while let blank = reader.blankLineLength {
      if blank > 0 { break }
      guard let line = reader.next() else { break }
      try Self.refuseNUL(text, line)
      headers.append(try Self.header(text, line))
    }
    endOfHeaders = reader.position
    body = reader.position + (reader.blankLineLength ?? 0)
  }

  static func tooLong(_ count: Int) -> MessageError {
    MessageError(line: 1, reason: "\(count) bytes are too many: a message has at most \(maximumSize)")
  }

  private static func refuseNUL(_ text: Bytes, _ line: LineReader.Line) throws(MessageError) {
    guard let position = text[line.whole].firstIndex(of: 0) else { return }
    let feeds = text[line.whole.lowerBound..<position].count { $0 == .ascii("\n") }
    throw MessageError(
      line: line.number + feeds, reason: "there is a NUL byte, which only a body may contain")
  }

  private static func header(_ text: Bytes, _ line: LineReader.Line) throws(MessageError) -> HeaderField {
    guard line.isComplete else {
      throw MessageError(
        line: line.number, reason: "the header is cut off: end its line and leave a blank one after the last")
    }
    let content = line.content
    let nameEnd =
      text[content].firstIndex { !$0.isHeaderNameCharacter } ?? content.upperBound
    let colon = text[nameEnd..<content.upperBound].firstIndex { !$0.isOne(of: " \t") }
    guard nameEnd > content.lowerBound, let colon, text[colon] == .ascii(":") else {
      throw MessageError(
        line: line.number,
        reason: "'\(text[content].prefix(40).text)' is not a header: expected a name and a colon")
    }
    let value = text[(colon + 1)..<content.upperBound].trimmed
    let rest = text[value.endIndex..<content.upperBound]
    // Only line ends at the very end go; without a value nothing stays.
    let end = value.isEmpty ? nil : rest.lastIndex { !$0.isOne(of: "\r\n") }
    let untrimmed = end.map { Bytes(text[value.startIndex...$0]) }
    let name = content.lowerBound..<nameEnd
    return HeaderField(
      kind: HeaderKind(name: text[name]), name: Bytes(text[name]), value: Bytes(value),
      untrimmed: untrimmed, nameRange: name,
      valueRange: value.startIndex..<value.endIndex, lineRange: line.whole, lineNumber: line.number)
  }
}

/// Goes through the lines of a header part; a line that the next one continues comes whole.
private struct LineReader {
  struct Line {
    /// Without the end of line, but with the folds.
    var content: Range<Int>
    var whole: Range<Int>
    var number: Int
    var isComplete: Bool
  }

  let text: Bytes
  private(set) var position = 0
  private(set) var lineNumber = 1

  init(text: Bytes) { self.text = text }

  mutating func skipBlanks() {
    while position < text.count, text[position].isWhitespace {
      if text[position] == .ascii("\n") { lineNumber += 1 }
      position += 1
    }
  }

  /// Length of the end of line right here, 0 if a header begins here, nil at the end of the text.
  var blankLineLength: Int? {
    guard position < text.count else { return nil }
    switch Unicode.Scalar(text[position]) {
    case "\n": return 1
    case "\r": return position + 1 < text.count && text[position + 1] == .ascii("\n") ? 2 : 1
    default: return 0
    }
  }

  /// The next line, or nil at the end of the text.
  mutating func next(canContinue: Bool = true) -> Line? {
    guard position < text.count else { return nil }
    let start = position
    let number = lineNumber
    while let feed = text[position...].firstIndex(of: .ascii("\n")) {
      position = feed + 1
      lineNumber += 1
      if canContinue, position < text.count, text[position].isOne(of: " \t") { continue }
      let end = feed > start && text[feed - 1] == .ascii("\r") ? feed - 1 : feed
      return Line(content: start..<end, whole: start..<position, number: number, isComplete: true)
    }
    position = text.count
    return Line(content: start..<position, whole: start..<position, number: number, isComplete: false)
  }
}

extension UInt8 {
  /// A character that Kamailio takes in the name of a header.
  fileprivate var isHeaderNameCharacter: Bool {
    switch Unicode.Scalar(self) {
    case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "+", "~": true
    default: false
    }
  }
}
