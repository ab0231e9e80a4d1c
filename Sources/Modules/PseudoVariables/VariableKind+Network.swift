import SIP

extension VariableKind {
  /// Whom the message came from, and on what.
  static let networkKinds: [(String, VariableKind)] =
    named(["si", "src_ip"], .value { .word($0.environment.source.host) })
    + [
      ("siz", .value { .word($0.environment.source.reference) }),
      ("sp", .value { .number($0.environment.source.port) }),
      ("sas", .value { .text($0.environment.source.socket($0.transport)) }),
      ("su", .value { .text($0.environment.source.uri($0.transport, alwaysWithTransport: false)) }),
      ("sut", .value { .text($0.environment.source.uri($0.transport, alwaysWithTransport: true)) }),
    ]
    + named(["Ri", "RAi"], .value { .word($0.environment.received.host) })
    + named(["Rp", "RAp"], .value { .number($0.environment.received.port) })
    + named(
      ["Ru", "RAu"], .value { .text($0.environment.received.uri($0.transport, alwaysWithTransport: false)) })
    + named(
      ["Rut", "RAut"], .value { .text($0.environment.received.uri($0.transport, alwaysWithTransport: true)) })
    + [
      ("Ras", .value { .text($0.environment.received.socket($0.transport)) }),
      // Sockets have no names here.
      ("Rn", .value { _ in .null }),
      ("fsn", .value { _ in .null }),
      (
        "af",
        .words(["id", "name"]) { session, word in
          let isVersion6 = session.environment.received.isVersion6
          return word == "name" ? .word(isVersion6 ? "IPv6" : "IPv4") : .number(isVersion6 ? 10 : 2)
        }
      ),
      ("prid", .value { .number($0.transport.number) }),
      (
        "fs",
        .value(
          { .optional($0.message.forcedSocket) },
          set: { session, value in
            guard value != .null else {
              session.message.forcedSocket = nil
              return
            }
            guard case .text(let text, _) = value, let socket = socket(text) else {
              throw VariableError(
                "'\(value.text.prefix(80).text)' is not a socket, such as udp:10.0.0.1:5060")
            }
            session.message.forcedSocket = socket
          })
      ),
      (
        "fsp",
        .value { session in
          guard let socket = session.message.forcedSocket else { return .number(0) }
          return .number(socket.parts(separatedBy: .ascii(":")).last?.decimal ?? 0)
        }
      ),
    ]
    + named(["pr", "proto"], .value { .word($0.transport.rawValue, number: $0.transport.number) })

  /// A socket with its transport and port, which may both be missing in `text`.
  static func socket(_ text: Bytes) -> Bytes? {
    var rest = text[...]
    var transport = Transport.udp
    if let colon = rest.firstIndex(of: .ascii(":")), let named = Transport(rest[..<colon]) {
      transport = named
      rest = rest[(colon + 1)...]
    }
    guard let uri = URI(parsing: Bytes("sip:") + rest), uri.user.isEmpty, uri.parameterText.isEmpty,
      uri.headers.isEmpty, !uri.host.contains(where: \.isWhitespace)
    else { return nil }
    let port = uri.port ?? (transport == .tls || transport == .wss ? 5061 : 5060)
    return Bytes("\(transport.rawValue):") + uri.host + Bytes(":\(port)")
  }
}
