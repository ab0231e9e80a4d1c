import SIP

/// A part of From or To that can be assigned.
enum AddressPart: Sendable { case uri, user, host, displayName }

extension Session {
  /// Changes a part of From or To in the outgoing message; reads do not see it before the changes are applied.
  func setAddress(_ kind: HeaderKind, _ part: AddressPart, to value: PseudoValue) throws {
    guard let header = message.first(of: kind), let address = NameAddress(parsing: header.value),
      let uri = address.parsedURI
    else { throw VariableError("the header \(kind.rawValue) is missing or unreadable") }
    if case .number = value { throw VariableError("it has to be text") }
    let places = AddressPlaces(of: address, uri, header, in: message.buffer)
    let text = value.text
    switch (part, value) {
    case (.uri, .null), (.host, .null): return
    case (.uri, _):
      let needsBrackets = !address.hasBrackets && text.dropFirst().contains(.ascii(";"))
      replace(places.uri, with: needsBrackets ? [.ascii("<")] + text + [.ascii(">")] : text)
    case (.host, _):
      guard !uri.host.isEmpty else { throw VariableError("a tel: URI has no domain") }
      replace(places.host, with: text)
    case (.user, .null):
      // The @ goes too, but not a password between the two.
      let end = places.user.upperBound
      let hasAt = message.buffer.indices.contains(end) && message.buffer[end] == .ascii("@")
      if !uri.user.isEmpty { replace(places.user.lowerBound..<(hasAt ? end + 1 : end), with: []) }
    case (.user, _): replace(places.user, with: uri.user.isEmpty ? text + [.ascii("@")] : text)
    case (.displayName, .null):
      if !address.displayName.isEmpty { replace(places.displayName, with: []) }
    case (.displayName, _):
      replace(places.displayName, with: address.displayName.isEmpty ? text + [0x20] : text)
      if !address.hasBrackets { replace(places.uri, with: [.ascii("<")] + address.uri + [.ascii(">")]) }
    }
  }
}

/// Where the parts of an address are in the text of the message.
private struct AddressPlaces {
  let displayName: Range<Int>
  let uri: Range<Int>
  let user: Range<Int>
  let host: Range<Int>

  init(of address: NameAddress, _ parsed: URI, _ header: HeaderField, in buffer: Bytes) {
    let value = header.valueRange
    let nameEnd = min(value.lowerBound + address.displayName.count, value.upperBound)
    displayName = value.lowerBound..<nameEnd
    let from = nameEnd..<value.upperBound
    uri = buffer[from].firstRange(of: address.uri) ?? from
    let colon = buffer[uri].firstIndex(of: .ascii(":")).map { $0 + 1 } ?? uri.lowerBound
    user = colon..<min(colon + parsed.user.count, uri.upperBound)
    let at = buffer[colon..<uri.upperBound].firstIndex(of: .ascii("@"))
    let hostStart = parsed.user.isEmpty ? colon : at.map { $0 + 1 } ?? user.upperBound
    host = hostStart..<max(hostStart, min(hostStart + parsed.host.count, uri.upperBound))
  }
}
