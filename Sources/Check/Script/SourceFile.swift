/// The text of one script or configuration, and where its lines begin.
public struct SourceFile: Sendable {
  /// As the person named it; `<stdin>` for standard input.
  public let path: String
  public let bytes: [UInt8]
  private let lineStarts: [Int32]

  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    lineStarts = SourceFile.lineStarts(in: bytes)
  }

  public var lineCount: Int { lineStarts.count }

  /// The place of a byte: line and column from 1, the column in characters.
  public func position(of offset: Int) -> (line: Int, column: Int) {
    let line = line(of: offset)
    return (line, characters(from: self.offset(ofLine: line), to: offset) + 1)
  }

  /// The line of a byte, from 1.
  public func line(of offset: Int) -> Int { lineIndex(of: offset) + 1 }

  /// How many characters a range of bytes has, as they are shown: what is not UTF-8 counts as replacements for it,
  /// and a byte order mark does not count.
  public func characters(from start: Int, to end: Int) -> Int {
    let end = min(end, bytes.count)
    let start = start == 0 && hasByteOrderMark ? 3 : max(start, 0)
    guard start < end else { return 0 }
    let slice = bytes[start..<end]
    if slice.allSatisfy({ $0 < 0x80 }) { return slice.count }
    return String(decoding: slice, as: UTF8.self).unicodeScalars.count
  }

  private var hasByteOrderMark: Bool { bytes.starts(with: [0xEF, 0xBB, 0xBF]) }

  /// The first byte of a line.
  ///
  /// - Parameter line: From 1; a line that does not exist gives the end of the text.
  public func offset(ofLine line: Int) -> Int {
    lineStarts.indices.contains(line - 1) ? Int(lineStarts[line - 1]) : bytes.count
  }

  /// A line without its end.
  ///
  /// - Parameter line: From 1.
  public func text(ofLine line: Int) -> String {
    var text = bytes[offset(ofLine: line)..<offset(ofLine: line + 1)]
    while let last = text.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
  }

  public func text(in range: SourceRange) -> String {
    let start = min(max(range.start, 0), bytes.count)
    return String(decoding: bytes[start..<min(max(range.end, start), bytes.count)], as: UTF8.self)
  }

  /// Whether a range begins with a word of ASCII.
  func has(_ word: StaticString, at range: SourceRange) -> Bool {
    let text = word.withUTF8Buffer { Array($0) }
    return range.start >= 0 && range.start <= bytes.count && bytes[range.start...].starts(with: text)
  }

  private func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// Lines end at LF, CR or CR LF, for Python as for an editor.
  private static func lineStarts(in bytes: [UInt8]) -> [Int32] {
    var starts: [Int32] = [0]
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else { continue }
      if byte == UInt8(ascii: "\r"), index < bytes.count, bytes[index] == UInt8(ascii: "\n") { index += 1 }
      starts.append(Int32(index))
    }
    return starts
  }
}
