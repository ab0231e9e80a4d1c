import KemiRuntime
import KemiTables
import SIP

extension Textops {
  func search(_: any Message, pattern: Text) throws -> Int32 {
    if pattern.isEmpty { return 1 }
    guard let expression = RegularExpression.kemi(pattern) else { return -1 }
    let message = session.message
    return Int32(expression.matches(message.text(upTo: 0..<message.buffer.count)))
  }

  func searchBody(_: any Message, pattern: Text) throws -> Int32 {
    if pattern.isEmpty { return 1 }
    return Int32(firstMatch(pattern, in: .body) != nil)
  }

  func searchStr(_: any Message, text: Text, pattern: Text) throws -> Int32 {
    if pattern.isEmpty { return 2 }
    guard !text.isEmpty, let expression = RegularExpression.kemi(pattern) else { return -2 }
    return Int32(expression.matches(text.untilNUL))
  }

  func searchHf(_: any Message, headerName: Text, pattern: Text, which: Text) throws -> Int32 {
    guard let headers = headers(headerName), !pattern.isEmpty,
      let expression = RegularExpression.kemi(pattern)
    else {
      return -1
    }
    return Int32(select(headers, which).contains { expression.matches($0.body) })
  }

  /// The first, the last or all.
  func select(_ headers: [HeaderField], _ which: Text) -> [HeaderField] {
    switch which.bytes.first {
    case .ascii("f"): Array(headers.prefix(1))
    case .ascii("l"): headers.suffix(1)
    default: headers
    }
  }

  func searchAppend(_: any Message, pattern: Text, text: Text) throws -> Int32 {
    append(text, pattern, in: .headersAndBody)
  }

  func searchAppendBody(_: any Message, pattern: Text, text: Text) throws -> Int32 {
    append(text, pattern, in: .body)
  }

  private func append(_ text: Text, _ pattern: Text, in part: SIPMessage.Part) -> Int32 {
    guard let end = firstMatch(pattern, in: part)?.upperBound else { return -1 }
    return Int32(session.replace(end..<end, with: text.copy))
  }

  func firstMatch(_ pattern: Text, in part: SIPMessage.Part) -> Range<Int>? {
    guard let expression = RegularExpression.kemi(pattern), let range = session.message.range(of: part) else {
      return nil
    }
    let text = session.message.text(upTo: range)
    return expression.firstMatch(in: text, from: range.lowerBound, groups: 1)?.first ?? nil
  }

  func regexSubstring(
    _: any Message, text: Text, pattern: Text, matchIndex: Int32, matchCount: Int32, targetVariable: Text
  ) throws -> Int32 {
    guard matchIndex >= 0, matchIndex < matchCount, !targetVariable.isEmpty,
      let expression = try? RegularExpression(pattern.untilNUL)
    else { return -1 }
    let text = text.untilNUL
    // An expression of a script has no more groups than this.
    let groups = Int(min(matchCount, 1000))
    guard let match = expression.firstMatch(in: text, groups: groups) else { return -2 }
    guard match.indices.contains(Int(matchIndex)), let range = match[Int(matchIndex)], !range.isEmpty else {
      return -1
    }
    return Int32(session.assign(Bytes(text[range]), to: targetVariable.copy))
  }
}
