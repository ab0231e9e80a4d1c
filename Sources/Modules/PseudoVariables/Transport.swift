import SIP

/// The transport protocols, and Kamailio's numbers for them.
enum Transport: String, CaseIterable, Sendable {
  case udp, tcp, tls, sctp, ws, wss

  /// Reads a name in any case.
  init?(_ name: some Collection<UInt8>) {
    guard let found = Self.allCases.first(where: { name.equalsIgnoringCase($0.rawValue) }) else { return nil }
    self = found
  }

  /// 1 to 6.
  var number: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }

  /// The name in a `transport` parameter, which does not tell WebSockets on TLS from others.
  var nameInURI: String { self == .wss ? "ws" : rawValue }
}

extension Session {
  /// On what the message came.
  var transport: Transport { Transport(environment.transport.utf8) ?? .udp }
}

extension Environment.Address {
  var isVersion6: Bool { host.utf8.contains(.ascii(":")) }

  /// The host, an IPv6 address in brackets.
  var reference: String { isVersion6 ? "[\(host)]" : host }

  /// `udp:host:port`
  func socket(_ transport: Transport) -> Bytes { Bytes("\(transport.nameInURI):\(reference):\(port)") }

  /// `sip:host:port`, with the transport if it is another than UDP or is to be there always.
  func uri(_ transport: Transport, alwaysWithTransport: Bool) -> Bytes {
    let parameter = alwaysWithTransport || transport != .udp ? ";transport=\(transport.nameInURI)" : ""
    return Bytes("sip:\(reference):\(port)\(parameter)")
  }
}
