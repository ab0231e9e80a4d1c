/// What Python has against a script.
struct PythonSyntaxError {
  private let line: Int
  /// From 1, in bytes of UTF-8; 0 where it is not known.
  private let column: Int
  private let endLine: Int
  private let endColumn: Int
  private let message: String

  init(_ answer: [UInt8]) {
    let lines = answer.split(separator: UInt8(ascii: "\n"), maxSplits: 4, omittingEmptySubsequences: false)
    let numbers = lines.prefix(4).map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 } + [0, 0, 0, 0]
    (line, column, endLine, endColumn) = (numbers[0], numbers[1], numbers[2], numbers[3])
    message = lines.count == 5 ? String(decoding: lines[4], as: UTF8.self) : "invalid syntax"
  }

  func finding(in file: SourceFile, _ places: PythonPlaces) -> Finding {
    if message.contains("'utf-8' codec"), let place = PythonSyntaxError.firstInvalid(in: file.bytes) {
      let byte = String(file.bytes[place], radix: 16, uppercase: true)
      return Finding(
        rule: "syntax", severity: .error, file: file.path, range: SourceRange(place, place + 1),
        text:
          "the byte 0x\(byte) is not UTF-8; save the file as UTF-8, or name its encoding in the first line: "
          + "# -*- coding: latin-1 -*-")
    }
    let range = range(in: file, places)
    return Finding(
      rule: "syntax", severity: .error, file: file.path, range: range,
      text: PythonSyntaxError.isModule(range, of: file)
        ? "\(message): 'async' is a reserved word of Python; write getattr(KSR, \"async\")" : message)
  }

  /// `KSR.async`, or `async` behind `from KSR import`.
  private static func isModule(_ range: SourceRange, of file: SourceFile) -> Bool {
    var start = range.start
    guard file.text(in: SourceRange(start, start + 6)).hasPrefix("async") else { return false }
    while start > 0, file.bytes[start - 1] == 0x20 || file.bytes[start - 1] == 0x09 { start -= 1 }
    let before = file.text(in: SourceRange(max(0, start - 80), start))
    return before.hasSuffix(".") || before.split(separator: "\n").last?.contains("from KSR import") == true
  }

  private func range(in file: SourceFile, _ places: PythonPlaces) -> SourceRange {
    guard line > 0 else { return SourceRange(0, 0) }
    // Where Python names a line behind the last one, the mistake is at the end.
    let start =
      line > file.lineCount ? file.bytes.count : places.offset(line: line, column: max(column - 1, 0))
    if endLine >= line, endColumn > 0 {
      let end = places.offset(line: endLine, column: endColumn - 1)
      if end > start { return SourceRange(start, end) }
    }
    return SourceRange(start, PythonWords.end(ofWordAt: start, in: file.bytes))
  }

  private static func firstInvalid(in bytes: [UInt8]) -> Int? {
    var decoder = UTF8()
    var place = 0
    var next = bytes.makeIterator()
    while true {
      switch decoder.decode(&next) {
      case .scalarValue(let scalar): place += UTF8.width(scalar)
      case .emptyInput: return nil
      case .error: return min(place, bytes.count - 1)
      }
    }
  }
}
