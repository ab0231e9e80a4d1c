import KemiRuntime
import KemiTables
import SIP

extension Siputils {
  func contactParamCheck(_: any Message, paramName: Text) throws -> Int32 {
    guard session.message.first(of: .contact) != nil, let contacts = session.message.contactURIs() else {
      return 1
    }
    return Int32(contacts.contains { URI(parsing: $0.uri)?.value(of: paramName.copy) != nil })
  }

  func contactParamRm(_: any Message, paramName: Text) throws -> Int32 {
    guard let contacts = session.message.contactURIs() else { return 1 }
    for contact in contacts {
      guard let uri = URI(parsing: contact.uri) else { return -1 }
      if let part = uri.parameterPart(paramName.copy),
        let found = session.message.buffer[contact.range].firstRange(of: part)
      {
        session.replace(found, with: [])
      }
    }
    return 1
  }

  func contactParamDecode(_: any Message, paramName: Text) throws -> Int32 {
    guard let contacts = session.message.contactURIs() else { return 1 }
    for contact in contacts {
      guard let uri = URI(parsing: contact.uri) else { return -1 }
      guard let value = uri.value(of: paramName.copy), !value.isEmpty else { continue }
      guard let old = Base64.unpaddedURL.decoded(value), !old.isEmpty else { return -1 }
      session.replace(contact.range, with: old)
    }
    return 1
  }

  func contactParamEncode(_: any Message, paramName: Text, serverUri: Text) throws -> Int32 {
    encode(paramName, serverUri) { $0 }
  }

  func contactParamEncodeAlias(_: any Message, paramName: Text, serverUri: Text) throws -> Int32 {
    encode(paramName, serverUri) { $0 + session.sourceAlias }
  }

  private func encode(_ name: Text, _ server: Text, _ old: (Bytes) -> Bytes) -> Int32 {
    guard session.message.first(of: .contact) != nil else { return 1 }
    guard let contacts = session.message.contactURIs(firstHeaderOnly: true) else { return -4 }
    for contact in contacts where contact.uri.count > 4 {
      var uri = server.copy + [0x3B] + name.copy + [0x3D] + Base64.unpaddedURL.encoded(old(contact.uri))
      guard uri.count < URI.maximumLength else { return -2 }
      if !contact.hasBrackets { uri = [0x3C] + uri + [0x3E] }
      session.replace(contact.range, with: uri)
    }
    return 1
  }

  func encodeContact(_: any Message, prefix: Text, host: Text) throws -> Int32 {
    replaceContacts { uri throws(EncodedURI.Failure) in
      try EncodedURI.encode(uri, prefix: prefix.copy, host: host.copy)
    }
  }

  func decodeContactHeader(_: any Message) throws -> Int32 { replaceContacts(EncodedURI.decode) }

  private func replaceContacts(_ change: (Bytes) throws(EncodedURI.Failure) -> Bytes) -> Int32 {
    guard session.message.first(of: .contact) != nil else { return -1 }
    guard let contacts = session.message.contactURIs(firstHeaderOnly: true) else { return -4 }
    do {
      for contact in contacts { session.replace(contact.range, with: try change(contact.uri)) }
      return 1
    } catch { return error.code }
  }
}

extension Session {
  /// The numbers that Kamailio has for transports.
  static let transportNumbers = ["udp": 1, "tcp": 2, "tls": 3, "sctp": 4, "ws": 5, "wss": 6]

  /// Source address, port and transport of the message as a URI parameter: `;alias=192.0.2.1~5060~1`.
  var sourceAlias: Bytes {
    let source = environment.source
    let host = source.host.utf8.contains(0x3A) ? "[\(source.host)]" : source.host
    return Bytes(";alias=\(host)~\(source.port)~\(Self.transportNumbers[environment.transport] ?? 1)")
  }
}
