import SIP

extension VariableKind {
  /// Routes and Vias.
  static let routingKinds: [(String, VariableKind)] = [
    (
      "rdir",
      .words(["id", "name"]) { session, word in
        let isUpstream = session.isUpstream
        return word == "name" ? .word(isUpstream ? "upstream" : "downstream") : .number(isUpstream ? 2 : 1)
      }
    ),
    ("route_uri", .value { .optional($0.message.routes?.first?.uri) }),
    ("fti", .value { .nonempty($0.isUpstream ? $0.message.to?.tag : $0.message.from?.tag) }),
    ("tti", .value { .nonempty($0.isUpstream ? $0.message.from?.tag : $0.message.to?.tag) }),
    ("via0", via { $0.first }),
    ("via1", via { $0.dropFirst().first }),
    ("viaZ", via { $0.last }),
  ]

  private static func via(_ choose: @escaping @Sendable ([Via]) -> Via?) -> VariableKind {
    .words(["host", "port", "proto", "protoid", "branch", "rport", "received", "i", "params"]) {
      session, word in
      guard let via = session.message.vias.flatMap(choose) else { return .null }
      switch word {
      case "host": return .text(via.host)
      case "port": return .number(via.port.flatMap { $0 == 0 ? nil : $0 } ?? 5060)
      case "proto": return .text(via.transport)
      case "protoid": return .number(Transport(via.transport)?.number ?? 0)
      case "params": return .nonempty(session.message.parameterText(of: via))
      default: return .nonempty(via.parameters.value(of: word))
      }
    }
  }
}

extension SIPMessage {
  /// The parameters of a Via as they are written.
  fileprivate func parameterText(of via: Via) -> Bytes {
    guard via.range.upperBound <= buffer.count, let start = buffer[via.range].firstIndex(of: .ascii(";"))
    else {
      return []
    }
    return Bytes(buffer[(start + 1)..<via.range.upperBound].trimmed)
  }
}
