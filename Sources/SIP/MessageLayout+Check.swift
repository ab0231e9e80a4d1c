extension MessageLayout {
  /// Refuses headers that cannot be worked with: those that Kamailio reads as soon as it comes across them.
  /// What else is unreadable (a Contact, the request URI) shows when it is asked for, as there.
  ///
  /// libosip2 has its say too: what passes is readable to two parsers.
  func check(_ text: Bytes) throws(MessageError) {
    for header in headers {
      guard let expected = Self.expected(header, text) else { continue }
      throw MessageError(
        line: header.lineNumber,
        reason: "\(header.name.text) says '\(header.value.prefix(60).text)': expected \(expected)")
    }
    guard let second = headers.filter({ $0.kind == .maxForwards }).dropFirst().first else { return }
    throw MessageError(
      line: second.lineNumber, reason: "a second Max-Forwards: there can only be one")
  }

  /// What an unreadable header should have been; nil if it is readable or of a kind that need not be.
  private static func expected(_ header: HeaderField, _ text: Bytes) -> String? {
    let value = header.value
    switch header.kind {
    case .from, .to:
      // Not the display name: libosip2 wants more of one than Kamailio does.
      return NameAddress(parsing: value).map { Osip.canRead(.uri, $0.uri) } == true
        ? nil : "one address, as '\"Name\" <sip:user@host>;tag=x'"
    case .via:
      // libosip2 reads one hop at a time.
      let vias = Via.list(parsing: text[header.valueRange])
      return vias?.allSatisfy { Osip.canRead(.via, text[$0.range]) } == true
        ? nil : "hops, as 'SIP/2.0/UDP host:port;branch=x'"
    case .cseq:
      return CSeq(parsing: value) != nil && Osip.canRead(.cseq, value)
        ? nil : "a number below 2 to the 32nd and a method, as '1 INVITE'"
    case .contentLength:
      return value.decimal.flatMap(Int32.init(exactly:)) == nil ? "a number of bytes" : nil
    default:
      return nil
    }
  }
}
