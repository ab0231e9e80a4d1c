import SIP

/// One URI of the Route headers, with its place.
struct RouteEntry {
  var header: HeaderField
  var address: NameAddress
  /// Where it begins in the text of the message.
  var start: Int
  /// Whether another one stands before or behind it in the same header.
  var isFirst: Bool
  var isLast: Bool
}

extension SIPMessage {
  /// All Route URIs in order; nil if one cannot be read.
  var routeEntries: [RouteEntry]? {
    var entries: [RouteEntry] = []
    for header in headers(of: .route) {
      guard let addresses = NameAddress.list(parsing: header.value) else { return nil }
      var start = header.valueRange.lowerBound
      for (index, address) in addresses.enumerated() {
        let isLast = index == addresses.count - 1
        entries.append(
          RouteEntry(header: header, address: address, start: start, isFirst: index == 0, isLast: isLast))
        let rest = buffer[start..<header.valueRange.upperBound]
        guard !isLast, let uri = rest.firstRange(of: address.uri),
          let comma = buffer[uri.upperBound..<header.valueRange.upperBound].firstIndex(of: 0x2C)
        else { continue }
        start =
          buffer[(comma + 1)..<header.valueRange.upperBound].firstIndex { !$0.isWhitespace } ?? comma + 1
      }
    }
    return entries
  }
}
