import SIP

/// A URI of a Contact header, with its place in the text of the message.
struct ContactURI {
  var uri: Bytes
  var range: Range<Int>
  var hasBrackets: Bool
  var parameters: [Parameter]
}

extension SIPMessage {
  /// The URIs of Contact headers, of all of them or of the first; nil if one cannot be read.
  func contactURIs(firstHeaderOnly: Bool = false) -> [ContactURI]? {
    var all: [ContactURI] = []
    for header in headers(of: .contact).prefix(firstHeaderOnly ? 1 : .max) where header.value != [0x2A] {
      guard let addresses = NameAddress.list(parsing: header.value) else { return nil }
      var start = header.valueRange.lowerBound
      for address in addresses {
        // With brackets, the URI may stand in the display name too.
        let skipped = Bytes(address.hasBrackets ? "<" : "")
        if address.hasBrackets, address.displayName.first == 0x22 {
          start +=
            buffer[start..<header.valueRange.upperBound].firstRange(of: address.displayName)
            .map { $0.upperBound - start } ?? 0
        }
        guard let found = buffer[start..<header.valueRange.upperBound].firstRange(of: skipped + address.uri)
        else {
          return nil
        }
        let range = (found.lowerBound + skipped.count)..<found.upperBound
        all.append(
          ContactURI(
            uri: address.uri, range: range, hasBrackets: address.hasBrackets, parameters: address.parameters))
        start = found.upperBound
      }
    }
    return all
  }
}

extension Session {
  /// Changes a range of the message's text and says so in the trace.
  @discardableResult
  func replace(_ range: Range<Int>, with text: Bytes) -> Bool {
    guard message.replace(range, with: text) else { return false }
    noteChange()
    return true
  }

  /// Takes a header out and says so in the trace.
  func remove(_ header: HeaderField) { if message.remove(header) { noteChange() } }

  /// Puts header lines behind the last header and says so in the trace.
  func append(headerLines: Bytes) {
    message.append(headerLines: headerLines)
    noteChange()
  }
}
