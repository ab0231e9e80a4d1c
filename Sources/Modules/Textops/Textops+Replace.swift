import KemiRuntime
import KemiTables
import SIP

extension Textops {
  func replace(_: any Message, pattern: Text, replacement: Text) throws -> Int32 {
    replaceFirst(pattern, replacement, in: .headersAndBody)
  }

  func replaceBody(_: any Message, pattern: Text, replacement: Text) throws -> Int32 {
    replaceFirst(pattern, replacement, in: .body)
  }

  func replaceHdrs(_: any Message, pattern: Text, replacement: Text) throws -> Int32 {
    replaceFirst(pattern, replacement, in: .headers)
  }

  func replaceAll(_: any Message, pattern: Text, replacement: Text) throws -> Int32 {
    replaceAll(pattern, replacement, in: .headersAndBody, linesBegin: true)
  }

  func replaceBodyAll(_: any Message, pattern: Text, replacement: Text) throws -> Int32 {
    replaceAll(pattern, replacement, in: .body, linesBegin: true)
  }

  func replaceBodyAtonce(_: any Message, pattern: Text, replacement: Text) throws -> Int32 {
    replaceAll(pattern, replacement, in: .body, linesBegin: false)
  }

  private func replaceFirst(_ pattern: Text, _ replacement: Text, in part: SIPMessage.Part) -> Int32 {
    guard let range = firstMatch(pattern, in: part) else { return -1 }
    return Int32(session.replace(range, with: replacement.copy))
  }

  /// - Parameter linesBegin: Whether `^` matches behind a match that ends a line.
  private func replaceAll(
    _ pattern: Text, _ replacement: Text, in part: SIPMessage.Part, linesBegin: Bool
  ) -> Int32 {
    guard let expression = RegularExpression.kemi(pattern), let range = session.message.range(of: part) else {
      return -1
    }
    let text = session.message.text(upTo: range)
    var position = range.lowerBound
    var isLineStart = true
    var result: Int32 = -1
    while position < text.count,
      let match = expression.firstMatch(in: text, from: position, groups: 1, isLineStart: isLineStart)?.first
        ?? nil
    {
      guard !match.isEmpty else { return -1 }
      session.replace(match, with: replacement.copy)
      result = 1
      position = match.upperBound
      let last = text[position - 1]
      isLineStart = linesBegin && (last == 0x0A || last == 0x0D)
    }
    return result
  }

  func replaceStr(_: any Message, searchText: Text, replacement: Text, mode: Text) throws -> Int32 {
    replaceText(searchText, replacement, mode, in: .headersAndBody)
  }

  func replaceBodyStr(_: any Message, searchText: Text, replacement: Text, mode: Text) throws -> Int32 {
    replaceText(searchText, replacement, mode, in: .body)
  }

  func replaceHdrsStr(_: any Message, searchText: Text, replacement: Text, mode: Text) throws -> Int32 {
    replaceText(searchText, replacement, mode, in: .headers)
  }

  private func replaceText(_ searched: Text, _ replacement: Text, _ mode: Text, in part: SIPMessage.Part)
    -> Int32
  {
    let message = session.message
    guard var range = message.range(of: part) else { return -1 }
    if searched.isEmpty { return 1 }
    let searched = searched.copy
    let isFirstOnly = mode.bytes.first?.lowercased == .ascii("f")
    while let match = message.buffer[range].firstRange(of: searched) {
      session.replace(match, with: replacement.copy)
      if isFirstOnly { return 1 }
      // After the first hit the C code searches on to the end of the message.
      range = match.upperBound..<message.buffer.count
    }
    return 1
  }
}
