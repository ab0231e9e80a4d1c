import KemiRuntime
import KemiTables
import SIP

extension Nathelper {
  private static let name = Bytes("alias")

  var aliases: [String: Implementation] {
    [
      "add_contact_alias": .int { _ in addSourceAlias() },
      "add_contact_alias_addr": .intStrStrStr { _, address, port, transport in
        addAlias(address.copy, port.copy, transport.bytes.lowercased.text)
      },
      "set_contact_alias": .int { _ in setAlias(trims: false) },
      "set_contact_alias_trim": .int { _ in setAlias(trims: true) },
      "handle_ruri_alias": .int { _ in handleAlias(usesLast: false) },
      "handle_ruri_alias_mode": .intInt { _, mode in handleAlias(usesLast: mode != 0) },
      "set_alias_to_pv": .intStr { _, variable in
        guard let contacts = session.message.contactURIs(firstHeaderOnly: true), contacts.count == 1,
          let value = URI(parsing: contacts[0].uri)?.value(of: Self.name),
          let alias = Alias(value)
        else { return -1 }
        return Int32(session.assign(alias.uri(alwaysWithTransport: true), to: variable.copy))
      },
    ]
  }

  /// Where a parameter goes that follows host and port.
  private func endOfHostPort(_ contact: Contact) -> Int {
    let text = contact.place.uri
    let end = text.firstIndex(of: 0x3F) ?? text.endIndex
    let at = text.firstIndex(of: 0x40) ?? text.startIndex
    let semicolon = text[at..<max(at, end)].firstIndex(of: 0x3B) ?? end
    return contact.place.range.lowerBound + semicolon
  }

  /// What functions that add something to a Contact give where there is none: a `*` does not count as none.
  private var withoutContact: Int32 { session.message.first(of: .contact) == nil ? 2 : -1 }

  private func addSourceAlias() -> Int32 {
    guard case (let contact?, _) = firstContact() else { return withoutContact }
    let source = session.environment.source
    let isSource = IPAddress(reference: contact.uri.host).map { $0 == IPAddress(source.host.utf8) } ?? false
    // A URI without transport has none, so that it differs from UDP too.
    if isSource, (contact.uri.port ?? 5060) == source.port,
      contact.uri.transport?.equalsIgnoringCase(session.environment.transport) == true
    {
      return 2
    }
    return insert(session.sourceAlias, contact)
  }

  private func addAlias(_ address: Bytes, _ port: Bytes, _ transport: String) -> Int32 {
    guard case (let contact?, _) = firstContact() else { return withoutContact }
    guard IPAddress(reference: address) != nil, let number = port.decimal, (1...65_535).contains(number),
      let transportNumber = Session.transportNumbers[transport]
    else { return -1 }
    let isBare = address.contains(0x3A) && address.first != 0x5B
    let host = isBare ? [0x5B] + address + [0x5D] : address
    return insert(Bytes(";alias=") + host + Bytes("~") + port + Bytes("~\(transportNumber)"), contact)
  }

  private func insert(_ alias: Bytes, _ contact: Contact) -> Int32 {
    guard !session.processing.isContactFixed else { return -1 }
    if !contact.place.hasBrackets {
      session.replace(contact.place.range.lowerBound..<contact.place.range.lowerBound, with: [0x3C])
    }
    let end = endOfHostPort(contact)
    return Int32(session.replace(end..<end, with: contact.place.hasBrackets ? alias : alias + [0x3E]))
  }

  private func setAlias(trims: Bool) -> Int32 {
    guard case (let contact?, _) = firstContact(), !session.processing.isContactFixed else { return -1 }
    let trimmed = trims ? contact.uri.removingParameter(Self.name)?.text : nil
    var uri = (trimmed ?? contact.place.uri) + session.sourceAlias
    guard uri.count < URI.maximumLength else { return -1 }
    if !contact.place.hasBrackets { uri = [0x3C] + uri + [0x3E] }
    session.processing.isContactFixed = true
    return Int32(session.replace(contact.place.range, with: uri))
  }

  /// Sends to where the alias of the request URI says, and takes it out.
  private func handleAlias(usesLast: Bool) -> Int32 {
    guard let uri = session.parsedRequestURI else { return -1 }
    let prefix = Bytes("alias=")
    var parts = uri.parameterText.parts(separatedBy: 0x3B)
    let found =
      usesLast ? parts.lastIndex { $0.starts(with: prefix) } : parts.firstIndex { $0.starts(with: prefix) }
    guard let found else { return 2 }
    guard let alias = Alias(Bytes(parts[found].dropFirst(prefix.count))) else { return -1 }
    session.message.destinationURI = alias.uri(alwaysWithTransport: false)
    parts.remove(at: found)
    var changed = uri
    changed.parameterText = Bytes(parts.joined(separator: [0x3B]))
    session.setRequestURI(changed.text)
    return 1
  }
}

/// The value of an alias parameter: `192.0.2.1~5060~1`.
private struct Alias {
  var host: Bytes
  var port: Bytes
  var transport: String

  init?(_ text: Bytes) {
    let parts = text.parts(separatedBy: .ascii("~"))
    guard parts.count == 3, parts[2].count == 1, let number = parts[2].decimal,
      let transport = Session.transportNumbers.first(where: { $0.value == number })?.key
    else { return nil }
    host = Bytes(parts[0])
    port = Bytes(parts[1])
    self.transport = transport
  }

  func uri(alwaysWithTransport: Bool) -> Bytes {
    let isBare = host.contains(0x3A) && host.first != 0x5B
    let uri = Bytes("sip:") + (isBare ? [0x5B] + host + [0x5D] : host) + [0x3A] + port
    return transport == "udp" && !alwaysWithTransport ? uri : uri + Bytes(";transport=\(transport)")
  }
}
