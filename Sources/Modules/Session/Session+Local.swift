import SIP

extension Session {
  /// Whether host, port and transport are those of the server itself: its socket or one of its aliases.
  ///
  /// - Parameters:
  ///   - port: nil or 0: whatever it is.
  ///   - transport: In lower case; nil: whatever it is.
  func isLocal(host: Bytes, port: Int? = nil, transport: Bytes? = nil) -> Bool {
    let host = host.withoutBrackets
    guard !host.isEmpty else { return false }
    if let transport, !transport.elementsEqual(environment.transport.utf8) {
      return environment.aliases.contains { $0.matches(host, port) }
    }
    return environment.received.matches(host, port) || environment.aliases.contains { $0.matches(host, port) }
  }

  /// Whether a URI is the server's; text that does not begin with `sip:` or `sips:` is taken for a host.
  func isLocal(_ text: Bytes) -> Bool {
    guard text.count > 4, text.starts(with: "sip:".utf8) || text.starts(with: "sips:".utf8) else {
      return isLocal(host: text)
    }
    guard let uri = URI(parsing: text) else { return false }
    return isLocal(uri)
  }

  /// Whether a URI that was taken apart is the server's.
  func isLocal(_ uri: URI) -> Bool {
    isLocal(host: uri.host, port: uri.port, transport: uri.transport?.lowercased)
  }
}

extension Environment.Address {
  fileprivate func matches(_ host: Bytes, _ port: Int?) -> Bool {
    if let port, port != 0, self.port != 0, port != self.port { return false }
    if host.equalsIgnoringCase(self.host) { return true }
    guard let address = IPAddress(host) else { return false }
    return IPAddress(self.host.utf8) == address
  }
}

extension Array where Element == UInt8 {
  /// A host without the brackets of an IPv6 reference.
  var withoutBrackets: Bytes {
    first == 0x5B && last == 0x5D && count > 2 ? Bytes(dropFirst().dropLast()) : self
  }
}
