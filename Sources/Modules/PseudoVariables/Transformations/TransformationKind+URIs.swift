import SIP

extension TransformationKind {
  /// `{uri.…}`
  static let uriKinds: [(String, TransformationKind)] = [
    ("uri.user", uri { .text($0.user) }),
    ("uri.host", uri { .text($0.host) }),
    ("uri.domain", uri { .text($0.host) }),
    ("uri.passwd", uri { .text($0.password ?? []) }),
    ("uri.port", uri { .number($0.port ?? 0, printed: $0.port.map { Bytes("\($0)") } ?? []) }),
    ("uri.params", uri { .text($0.scheme == .tel ? [] : $0.parameterText) }),
    ("uri.headers", uri { .text($0.headers) }),
    ("uri.transport", parameter("transport")),
    ("uri.ttl", parameter("ttl")),
    ("uri.uparam", parameter("user")),
    ("uri.maddr", parameter("maddr")),
    ("uri.method", parameter("method")),
    ("uri.lr", parameter("lr")),
    ("uri.r2", parameter("r2")),
    (
      "uri.param",
      uri([.text]) { uri, _, parameters in
        let name = parameters.text(0)
        return .text(uri.parameters.first { $0.name.equalsIgnoringCase(name) }?.value ?? [])
      }
    ),
    (
      "uri.rmparam",
      uri([.text]) { uri, text, parameters in
        let name = parameters.text(0)
        let mark = text.firstIndex(of: .ascii("?")) ?? text.endIndex
        let parts = Bytes(text[..<mark]).parts(separatedBy: .ascii(";"))
        let kept = parts.enumerated().filter { position, part in
          position == 0 || !part.prefix { $0 != .ascii("=") }.equalsIgnoringCase(name)
        }
        return .text(Bytes(kept.map(\.element).joined(separator: [.ascii(";")])) + text[mark...])
      }
    ),
    ("uri.scheme", uri([]) { _, text, _ in .text(Bytes(text.prefix { $0 != .ascii(":") })) }),
    ("uri.saor", uri { .text(short($0, hasUser: true, hasPort: false)) }),
    ("uri.suri", uri { .text(short($0, hasUser: true, hasPort: true)) }),
    ("uri.duri", uri { .text(short($0, hasUser: false, hasPort: true)) }),
    (
      "uri.tosocket",
      uri { uri in
        guard let transport = uri.transport.flatMap({ Transport($0) }) else { return .text([]) }
        return .text(Bytes("\(transport.nameInURI):") + uri.host + Bytes(":\(uri.port ?? 5060)"))
      }
    ),
  ]

  private static func uri(_ apply: @escaping @Sendable (URI) -> PseudoValue) -> TransformationKind {
    uri([]) { uri, _, _ in apply(uri) }
  }

  private static func uri(
    _ parameters: [Parameter], _ apply: @escaping @Sendable (URI, Bytes, [PseudoValue]) -> PseudoValue
  ) -> TransformationKind {
    TransformationKind(parameters) { value, parameters in
      let text = value.text
      let hasSemicolon = text.count > 4 && text.last == .ascii(";")
      guard let uri = URI(parsing: text.dropLast(hasSemicolon ? 1 : 0)) else {
        throw VariableError("'\(text.prefix(80).text)' is not a URI")
      }
      return apply(uri, text, parameters)
    }
  }

  private static func parameter(_ name: String) -> TransformationKind {
    uri { .text($0.parameters.value(of: name) ?? []) }
  }

  private static func short(_ uri: URI, hasUser: Bool, hasPort: Bool) -> Bytes {
    var text = Bytes(uri.scheme.rawValue) + [.ascii(":")]
    if hasUser, !uri.user.isEmpty { text += uri.user + [.ascii("@")] }
    text += uri.host
    guard hasPort else { return text }
    if let port = uri.port { text += Bytes(":\(port)") }
    if let transport = uri.transport, !transport.isEmpty { text += Bytes(";transport=") + transport }
    return text
  }
}
