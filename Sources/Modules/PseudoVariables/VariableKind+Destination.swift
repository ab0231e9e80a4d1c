import SIP

extension VariableKind {
  /// Where the message goes next.
  static let destinationKinds: [(String, VariableKind)] =
    named(
      ["du", "duri"],
      .value(
        { .optional($0.message.destinationURI) },
        set: { session, value in
          switch value {
          case .null: session.message.destinationURI = nil
          case .text(let text, _): session.message.destinationURI = text
          case .number: throw VariableError("a destination URI has to be text")
          }
        }))
    + [
      ("dd", .value { destination($0, .host) }),
      ("dp", .value { destination($0, .port) }),
      ("dP", .value { destination($0, .transport) }),
      (
        "nh",
        .words(["u", "U", "d", "p", "P"]) { session, word in
          guard session.message.isRequest else { return previousHop(session.message, word) }
          let destination = session.message.destinationURI ?? []
          let text = destination.isEmpty ? session.message.requestURI : destination
          guard word != "u" else { return .text(text) }
          guard let uri = URI(parsing: text) else { return .null }
          switch word {
          case "U": return URIPart.user.value(in: uri)
          case "d": return URIPart.host.value(in: uri)
          case "p": return uri.port.map { .word("\($0)", number: $0) } ?? .word("5060", number: 5060)
          default: return URIPart.transport.value(in: uri)
          }
        }
      ),
    ]

  private static func destination(_ session: Session, _ part: URIPart) -> PseudoValue {
    guard let text = session.message.destinationURI, let uri = URI(parsing: text) else { return .null }
    return part.value(in: uri)
  }

  /// The next hop of a reply: what its second Via says.
  private static func previousHop(_ message: SIPMessage, _ word: String) -> PseudoValue {
    guard let via = message.vias?.dropFirst().first else { return .null }
    let transport = Transport(via.transport) ?? .udp
    let host = via.received ?? via.host
    let port = via.rport?.decimal ?? via.port ?? (transport == .tls || transport == .wss ? 5061 : 5060)
    switch word {
    case "u": return .text(Bytes("sip:") + host + Bytes(":\(port);transport=\(transport.nameInURI)"))
    case "d": return .text(host)
    case "p": return .number(port)
    case "P": return .word(transport.rawValue, number: transport.number)
    default: return .null
    }
  }
}
