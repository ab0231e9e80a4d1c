import SIP

/// A URI hidden in the user part of another: `sip:prefix*user*password*host*port*transport@public`.
enum EncodedURI {
  private static let separator: UInt8 = .ascii("*")

  /// The number that tells scripts why one cannot be encoded or decoded.
  struct Failure: Error { let code: Int32 }

  /// Whatever the scheme, it stays. Other parameters than the transport get lost.
  static func encode(_ text: Bytes, prefix: Bytes, host: Bytes) throws(Failure) -> Bytes {
    guard let colon = text.firstIndex(of: 0x3A) else { throw Failure(code: -25) }
    guard colon >= 3 else { throw Failure(code: -26) }
    // Three letters in front of the colon: of sips: those of ips:, which is no URI.
    guard let uri = URI(parsing: text[(colon - 3)...]) else { throw Failure(code: -31) }
    let parts = [
      prefix, uri.user, uri.password ?? [], uri.host, uri.port.map { Bytes("\($0)") } ?? [],
      uri.transport ?? [],
    ]
    return Bytes(text[...colon]) + Bytes(parts.joined(separator: [separator])) + [0x40] + host
  }

  /// The URI that was hidden.
  static func decode(_ text: Bytes) throws(Failure) -> Bytes {
    guard let colon = text.firstIndex(of: 0x3A) else { throw Failure(code: -22) }
    guard let at = text[(colon + 1)...].firstIndex(of: 0x40) else { throw Failure(code: -23) }
    let parts = text[(colon + 1)..<at].parts(separatedBy: separator).map(Bytes.init)
    guard parts.count >= 6 else { throw Failure(code: -26) }
    guard parts.count == 6 else { throw Failure(code: -24) }
    guard !parts[3].isEmpty else { throw Failure(code: -2) }
    guard parts[2].isEmpty || !parts[1].isEmpty else { throw Failure(code: -3) }
    var uri = Bytes(text[...colon])
    if !parts[1].isEmpty { uri += parts[1] + (parts[2].isEmpty ? [] : [0x3A] + parts[2]) + [0x40] }
    uri += parts[3]
    if !parts[4].isEmpty { uri += [0x3A] + parts[4] }
    if !parts[5].isEmpty { uri += Bytes(";transport=") + parts[5] }
    return uri
  }
}
