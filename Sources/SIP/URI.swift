/// A SIP, SIPS, TEL or URN URI, taken apart as Kamailio does it. Everything is raw text: escapes stay.
public struct URI: Equatable, Sendable {
  public enum Scheme: String, CaseIterable, Sendable { case sip, sips, tel, urn }

  public var scheme: Scheme
  /// Empty if there is none, as in `sip:example.com`. Of a `tel:` it is the number. Where the URI has the
  /// parameter `user=phone`, what follows a semicolon here is in `phoneParameterText` instead.
  public var user: Bytes = []
  public var password: Bytes?
  /// Domain or address, an IPv6 one in its brackets; of a `urn:` all up to the parameters; of a `tel:` empty.
  public var host: Bytes = []
  /// 0 to 65535; nil if none is written.
  public var port: Int?
  /// What follows the host, from behind the first semicolon to the question mark.
  public var parameterText: Bytes = []
  /// Parameters of the number in the user part, where the URI has the parameter `user=phone`.
  public var phoneParameterText: Bytes = []
  /// What follows the question mark.
  public var headers: Bytes = []

  /// Reads a URI; nil if it is not one.
  public init?(parsing text: some Collection<UInt8>) {
    let text = Bytes(text)
    guard let colon = text.prefix(5).firstIndex(of: .ascii(":")),
      let scheme = Scheme.allCases.first(where: { text[..<colon].equalsIgnoringCase($0.rawValue) })
    else { return nil }
    self.scheme = scheme
    var rest = text[(colon + 1)...]
    if scheme != .urn, let at = rest.firstIndex(of: .ascii("@")) {
      guard parseUserInfo(rest[..<at]) else { return nil }
      rest = rest[(at + 1)...]
    }
    guard parseHostPort(takeParametersAndHeaders(of: rest)), !headers.contains(.ascii(";")),
      !parameterText.contains(.ascii("@")), !headers.contains(.ascii("@"))
    else { return nil }
    if scheme == .tel {
      user = host
      host = []
    } else if isPhone {
      let parts = user.split(separator: .ascii(";"), maxSplits: 1, omittingEmptySubsequences: false)
      user = parts.first.map(Bytes.init) ?? []
      phoneParameterText = parts.dropFirst().first.map(Bytes.init) ?? []
    }
  }

  /// The parameters that follow the host.
  public var parameters: [Parameter] {
    parameterText.split(separator: .ascii(";")).map { text in
      let parts = text.split(separator: .ascii("="), maxSplits: 1, omittingEmptySubsequences: false)
      return Parameter(name: Bytes(parts.first ?? []), value: parts.dropFirst().first.map(Bytes.init))
    }
  }

  /// Value of the last parameter `transport` that has one, as written.
  public var transport: Bytes? { lastValue(of: "transport") }

  /// Whether the user of a SIP URI is a telephone number.
  public var isPhone: Bool {
    (scheme == .sip || scheme == .sips) && lastValue(of: "user") == Bytes("phone")
  }

  private func lastValue(of name: String) -> Bytes? {
    parameters.last { $0.name.equalsIgnoringCase(name) && $0.value?.isEmpty == false }?.value
  }

  private mutating func parseUserInfo(_ text: ArraySlice<UInt8>) -> Bool {
    let parts = text.split(separator: .ascii(":"), maxSplits: 1, omittingEmptySubsequences: false)
    guard let user = parts.first, !user.isEmpty else { return false }
    self.user = Bytes(user)
    let plainUser = user.prefix { !$0.isOne(of: ";?") }
    guard !plainUser.contains(where: \.isBracket) else { return false }
    guard let password = parts.dropFirst().first else { return true }
    let isPlain = password.allSatisfy { !$0.isBracket && !$0.isOne(of: ":;?") }
    self.password = Bytes(password)
    // Kamailio takes a number here for a port at first, and refuses one that is too large for that.
    let number = plainUser.count == user.count ? password.prefix(while: \.isDigit) : []
    return isPlain && (number.isEmpty || number.decimal.map { $0 <= 65_535 } == true)
  }

  /// Takes these off the end of `text`; what is left is host and port.
  private mutating func takeParametersAndHeaders(of text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = text
    if let mark = rest.firstIndex(of: .ascii("?")) {
      headers = Bytes(rest[(mark + 1)...])
      rest = rest[..<mark]
    }
    if let semicolon = rest.firstIndex(of: .ascii(";")) {
      parameterText = Bytes(rest[(semicolon + 1)...])
      rest = rest[..<semicolon]
    }
    return rest
  }

  private mutating func parseHostPort(_ text: ArraySlice<UInt8>) -> Bool {
    var hostEnd = text.endIndex
    if text.first == .ascii("[") {
      guard let bracket = text.firstIndex(of: .ascii("]")) else { return false }
      hostEnd = bracket + 1
    } else if scheme != .urn, let colon = text.firstIndex(of: .ascii(":")) {
      hostEnd = colon
    }
    let host = text[..<hostEnd]
    self.host = Bytes(host)
    guard !host.isEmpty, isHostName(host) else { return false }
    guard hostEnd < text.endIndex else { return true }
    let digits = text[(hostEnd + 1)...]
    guard text[hostEnd] == .ascii(":"), digits.count <= 5 else { return false }
    port = digits.decimal
    return digits.isEmpty || port.map { $0 <= 65_535 } == true
  }

  /// Kamailio looks at the characters of a host only where a user precedes it, and at those of a URN.
  private func isHostName(_ host: ArraySlice<UInt8>) -> Bool {
    if host.first == .ascii("[") {
      return !host.dropFirst().dropLast().contains { $0.isBracket || $0 == .ascii("&") }
    }
    if scheme == .urn {
      return host.count > 1 && host.prefix(2).allSatisfy(\.isAlphanumeric)
        && host.allSatisfy { $0.isAlphanumeric || $0.isOne(of: ".-:@") }
    }
    if user.isEmpty { return !host.contains(where: \.isBracket) }
    return host.first?.isAlphanumeric == true
      && host.allSatisfy { $0.isAlphanumeric || $0.isOne(of: ".-") }
  }
}

extension UInt8 {
  fileprivate var isBracket: Bool { isOne(of: "[]") }
}
