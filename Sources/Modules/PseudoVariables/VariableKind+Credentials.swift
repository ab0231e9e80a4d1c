import SIP

extension VariableKind {
  /// What Authorization or Proxy-Authorization says.
  static let credentialKinds: [(String, VariableKind)] = [
    ("aU", credentials { $0["username"] ?? [] }),
    ("au", credentials { Bytes($0.userAndDomain.user) }),
    ("ad", credentials { Bytes($0.userAndDomain.domain) }),
    ("ar", credentials { $0["realm"] ?? [] }),
    ("adu", credentials { $0["uri"] }),
    ("aa", credentials { $0["algorithm"] ?? [] }),
    ("adn", credentials { $0["nonce"] ?? [] }),
    ("adc", credentials { $0["cnonce"] ?? [] }),
    ("adr", credentials { $0["response"] ?? [] }),
    ("ado", credentials { $0["opaque"] ?? [] }),
    // Nobody is authenticated here, and then these are those of From.
    ("AU", .value { .text($0.message.from?.parsedURI?.user ?? []) }),
    (
      "Au",
      .value { session in
        guard let uri = session.message.from?.parsedURI else { return .null }
        return .text(uri.user + [.ascii("@")] + uri.host)
      }
    ),
  ]

  private static func credentials(_ read: @escaping @Sendable (Credentials) -> Bytes?) -> VariableKind {
    .value { session in .optional(session.credentials.flatMap(read)) }
  }
}

/// The parameters of digest credentials.
struct Credentials {
  private let parameters: [(name: Bytes, value: Bytes)]

  /// Reads the value of a header; nil if its scheme is not Digest.
  init?(parsing value: Bytes) {
    guard value.startsIgnoringCase(with: "Digest"), value.dropFirst(6).first?.isWhitespace == true else {
      return nil
    }
    var parameters: [(name: Bytes, value: Bytes)] = []
    var rest = value.dropFirst(7)
    while let equals = rest.firstIndex(of: .ascii("=")) {
      let name = Bytes(rest[..<equals].trimmed)
      rest = rest[(equals + 1)...].trimmed
      let text: Bytes
      if rest.first == .ascii("\"") {
        let closing = Self.closingQuote(of: rest) ?? rest.endIndex
        text = Bytes(rest[(rest.startIndex + 1)..<max(closing, rest.startIndex + 1)])
        rest = rest[closing...]
      } else {
        text = Bytes(rest.prefix { $0 != .ascii(",") }.trimmed)
      }
      parameters.append((name.lowercased, text))
      guard let comma = rest.firstIndex(of: .ascii(",")) else { break }
      rest = rest[(comma + 1)...]
    }
    self.parameters = parameters
  }

  private static func closingQuote(of text: ArraySlice<UInt8>) -> Int? {
    var position = text.startIndex + 1
    while position < text.endIndex {
      if text[position] == .ascii("\"") { return position }
      position += text[position] == .ascii("\\") ? 2 : 1
    }
    return nil
  }

  /// The value without its quotes.
  subscript(name: String) -> Bytes? { parameters.first { $0.name.elementsEqual(name.utf8) }?.value }

  /// The user name before and behind its @.
  var userAndDomain: (user: ArraySlice<UInt8>, domain: ArraySlice<UInt8>) {
    let name = (self["username"] ?? [])[...]
    guard let at = name.firstIndex(of: .ascii("@")) else { return (name, []) }
    return (name[..<at], name[(at + 1)...])
  }
}

extension Session {
  /// The credentials of the request: those for a proxy, if there are any. ACK and CANCEL have none.
  var credentials: Credentials? {
    if let method = message.method, method == Bytes("ACK") || method == Bytes("CANCEL") { return nil }
    let header = message.first(of: .proxyAuthorization) ?? message.first(of: .authorization)
    return header.flatMap { Credentials(parsing: $0.value) }
  }
}
