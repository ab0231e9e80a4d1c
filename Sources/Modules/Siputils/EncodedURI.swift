import SIP

/// A URI hidden in the user part of another: `sip:prefix*user*password*host*port*transport@public`.
enum EncodedURI {
  private static let separator: UInt8 = .ascii("*")

  /// nil if it is not `sip:` or cannot be read. Other parameters than the transport get lost.
  static func encode(_ text: Bytes, prefix: Bytes, host: Bytes) -> Bytes? {
    guard let uri = URI(parsing: text), uri.scheme == .sip else { return nil }
    let parts = [
      prefix, uri.user, uri.password ?? [], uri.host, uri.port.map { Bytes("\($0)") } ?? [],
      uri.transport ?? [],
    ]
    return Bytes("sip:") + Bytes(parts.joined(separator: [separator])) + [0x40] + host
  }

  /// nil if it does not have that form.
  static func decode(_ text: Bytes) -> Bytes? {
    guard let colon = text.firstIndex(of: 0x3A), let at = text.firstIndex(of: 0x40), colon < at else {
      return nil
    }
    let parts = text[(colon + 1)..<at].parts(separatedBy: separator).map(Bytes.init)
    guard parts.count == 6, !parts[3].isEmpty, parts[2].isEmpty || !parts[1].isEmpty else { return nil }
    var uri = Bytes(text[...colon])
    if !parts[1].isEmpty { uri += parts[1] + (parts[2].isEmpty ? [] : [0x3A] + parts[2]) + [0x40] }
    uri += parts[3]
    if !parts[4].isEmpty { uri += [0x3A] + parts[4] }
    if !parts[5].isEmpty { uri += Bytes(";transport=") + parts[5] }
    return uri
  }
}
