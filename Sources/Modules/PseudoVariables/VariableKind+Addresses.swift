import SIP

/// A part of a URI that a variable of two letters gives.
enum URIPart: Sendable {
  case user, host, port, transport, scheme, userLength

  /// The part of `uri`.
  func value(in uri: URI) -> PseudoValue {
    switch self {
    case .user: return .nonempty(uri.user)
    case .host: return .nonempty(uri.host)
    case .port:
      let port = uri.port ?? (uri.transport?.equalsIgnoringCase("tls") == true ? 5061 : 5060)
      return .word("\(port)", number: port)
    case .transport:
      guard let transport = uri.transport else { return .word("UDP", number: 1) }
      return .text(transport, number: Transport(transport)?.number ?? 0)
    case .scheme:
      // With user=phone Kamailio takes a URI for the number in it.
      if uri.isPhone { return uri.scheme == .sips ? .word("tels", number: 4) : .word("tel", number: 3) }
      let position = URI.Scheme.allCases.firstIndex(of: uri.scheme) ?? 0
      // Kamailio counts tels, which nobody uses, between tel and urn.
      return .word(uri.scheme.rawValue, number: uri.scheme == .urn ? 5 : position + 1)
    case .userLength: return .number(uri.user.count)
    }
  }
}

extension VariableKind {
  /// The request URI, From and To.
  static let addressKinds: [(String, VariableKind)] =
    named(
      ["ru", "ruri"],
      .value(
        { $0.message.isRequest ? .readable($0.message.requestURI) : .null },
        set: { session, value in
          guard case .text(let text, _) = value else { throw VariableError("a request URI has to be text") }
          session.setRequestURI(Bytes(text.prefix { $0 != 0 }))
        }))
    + named(["ou", "ouri"], .value { .readable($0.message.originalRequestURI) })
    + [("rul", .value { $0.message.isRequest ? .number($0.message.requestURI.count) : .null })]
    + named(["rU", "ruri.user"], requestURI(.user, set: setUser))
    + named(["rd", "ruri.domain"], requestURI(.host, set: setHost))
    + [
      ("rp", requestURI(.port, set: setPort)),
      ("rP", requestURI(.transport)),
      ("rz", requestURI(.scheme)),
      ("rUl", requestURI(.userLength)),
      ("oU", originalURI(.user)),
      ("od", originalURI(.host)),
      ("op", originalURI(.port)),
      ("oP", originalURI(.transport)),
      ("oUl", originalURI(.userLength)),
    ]
    + named(["fu", "from"], address(.from, { .text($0.uri) }, set: .uri))
    + named(["tu", "to"], address(.to, { .text($0.uri) }, set: .uri))
    + named(["fU", "from.user"], address(.from, { .part(.user, of: $0) }, set: .user))
    + named(["tU", "to.user"], address(.to, { .part(.user, of: $0) }, set: .user))
    + named(["fd", "from.domain"], address(.from, { .part(.host, of: $0) }, set: .host))
    + named(["td", "to.domain"], address(.to, { .part(.host, of: $0) }, set: .host))
    + [
      ("fn", address(.from, { .nonempty($0.displayName) }, set: .displayName)),
      ("tn", address(.to, { .nonempty($0.displayName) }, set: .displayName)),
      ("ft", address(.from, { .nonempty($0.tag) })),
      ("tt", address(.to, { .nonempty($0.tag) })),
      ("tts", .value { .flag($0.message.to?.tag?.isEmpty == false) }),
      ("ful", address(.from, { .number($0.uri.count) })),
      ("fUl", address(.from, { .part(.userLength, of: $0) })),
      ("tUl", address(.to, { .part(.userLength, of: $0) })),
    ]

  static func named(_ names: [String], _ kind: VariableKind) -> [(String, VariableKind)] {
    names.map { ($0, kind) }
  }

  private static func requestURI(
    _ part: URIPart, set: (@Sendable (Session, PseudoValue) throws -> Void)? = nil
  ) -> VariableKind {
    .value(
      { session in
        guard session.message.isRequest, let uri = session.message.parsedRequestURI else {
          return .null
        }
        return part.value(in: uri)
      }, set: set)
  }

  private static func originalURI(_ part: URIPart) -> VariableKind {
    .value { session in
      guard session.message.isRequest, let uri = URI(parsing: session.message.originalRequestURI) else {
        return .null
      }
      return part.value(in: uri)
    }
  }

  private static func address(
    _ header: HeaderKind, _ read: @escaping @Sendable (NameAddress) -> PseudoValue,
    set part: AddressPart? = nil
  ) -> VariableKind {
    var kind = VariableKind.value { session in
      (header == .from ? session.message.from : session.message.to).map(read) ?? .null
    }
    if let part { kind.write = { session, _, value in try session.setAddress(header, part, to: value) } }
    return kind
  }

  private static let setUser: @Sendable (Session, PseudoValue) throws -> Void = { session, value in
    if case .number = value { throw VariableError("a user has to be text") }
    try session.rewriteRequestURI { $0.user = Bytes(value.text.prefix { $0 != 0 }) }
  }

  private static let setHost: @Sendable (Session, PseudoValue) throws -> Void = { session, value in
    guard case .text(let host, _) = value else { throw VariableError("a domain has to be text") }
    try session.rewriteRequestURI { uri in
      if uri.scheme == .tel {
        uri.scheme = .sip
        uri.parameterText += Bytes(uri.parameterText.isEmpty ? "user=phone" : ";user=phone")
      }
      uri.host = Bytes(host.prefix { $0 != 0 })
    }
  }

  private static let setPort: @Sendable (Session, PseudoValue) throws -> Void = { session, value in
    try session.rewriteRequestURI(port: Bytes(value.text.prefix { $0 != 0 }))
  }
}

extension PseudoValue {
  /// A request URI; null where it cannot be read, or a reply has none.
  static func readable(_ uri: Bytes) -> PseudoValue { URI(parsing: uri) == nil ? .null : .text(uri) }

  /// A part of the URI of an address; null if it is not one.
  static func part(_ part: URIPart, of address: NameAddress) -> PseudoValue {
    address.parsedURI.map { part.value(in: $0) } ?? .null
  }
}
