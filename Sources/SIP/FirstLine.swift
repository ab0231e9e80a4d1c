/// The line that says what a message is.
public enum FirstLine: Equatable, Sendable {
  case request(method: Bytes, uri: Bytes, version: Bytes)
  /// `status` is 0 to 999: three digits, of which no more is asked.
  case reply(version: Bytes, status: Int, reason: Bytes)
}

/// A first line and where its parts are in the text.
struct LocatedFirstLine {
  var line: FirstLine
  /// Range of the request URI; of a reply, of its status.
  var uri: Range<Int>

  /// Reads `text[range]`, a line without its end. `number` is its place in the text, for the error.
  init(parsing text: Bytes, _ range: Range<Int>, number: Int) throws(MessageError) {
    let words = Self.words(text, range)
    guard let first = words.first else {
      throw MessageError(line: number, reason: "the first line is empty")
    }
    let isReply = text[first].equalsIgnoringCase("SIP/2.0")
    guard words.count == 3, !words[1].isEmpty else {
      throw MessageError(
        line: number,
        reason: isReply
          ? "a reply begins 'SIP/2.0 STATUS REASON', with single spaces"
          : "a request begins 'METHOD URI SIP/2.0', with single spaces")
    }
    uri = words[1]
    if isReply {
      guard uri.count == 3, let status = text[uri].decimal else {
        throw MessageError(line: number, reason: "the status '\(text[uri].text)' is not three digits")
      }
      line = .reply(version: Bytes(text[first]), status: status, reason: Bytes(text[words[2]]))
      return
    }
    guard text[first].allSatisfy(\.isTokenCharacter) else {
      throw MessageError(line: number, reason: "'\(text[first].text)' is not a method: it has to be a token")
    }
    guard text[uri].allSatisfy({ $0 > 0x20 }) else {
      throw MessageError(line: number, reason: "the request URI has a control character in it")
    }
    let version = words[2].lowerBound..<(text[words[2]].trimmed.endIndex)
    guard text[version].equalsIgnoringCase("SIP/2.0") else {
      throw MessageError(
        line: number, reason: "the line ends in '\(text[version].text)' where a request has SIP/2.0")
    }
    line = .request(
      method: Bytes(text[first]), uri: Bytes(text[uri]), version: Bytes(text[version]))
  }

  /// Two words and the rest: where each is. The rest may be empty if a space announces it.
  private static func words(_ text: Bytes, _ range: Range<Int>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start = range.lowerBound
    while words.count < 2 {
      guard let space = text[start..<range.upperBound].firstIndex(of: .ascii(" ")) else {
        return words + (start < range.upperBound ? [start..<range.upperBound] : [])
      }
      words.append(start..<space)
      start = space + 1
    }
    while start < range.upperBound, text[start] == .ascii(" ") { start += 1 }
    return words + [start..<range.upperBound]
  }
}
