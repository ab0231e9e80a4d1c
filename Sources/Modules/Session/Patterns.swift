import KemiRuntime
import SIP

extension RegularExpression {
  /// The kind that KEMI functions compile: whatever the case, line by line; nil if it is not valid.
  static func kemi(_ pattern: Text) -> RegularExpression? {
    try? RegularExpression(pattern.untilNUL, ignoringCase: true, linewise: true)
  }
}

extension SIPMessage {
  /// The parts of a message that a search looks at.
  enum Part { case headers, body, headersAndBody }

  /// Where a part is in the text; nil for a body that is empty.
  func range(of part: Part) -> Range<Int>? {
    switch part {
    case .headers: headersRange
    case .body: bodyRange.isEmpty ? nil : bodyRange
    case .headersAndBody: headersRange.lowerBound..<buffer.count
    }
  }

  /// The text up to the end of a range, or to a NUL in it, where C code stops.
  func text(upTo range: Range<Int>) -> Bytes {
    let end = buffer[range].firstIndex(of: 0) ?? range.upperBound
    return Bytes(buffer[..<end])
  }
}
