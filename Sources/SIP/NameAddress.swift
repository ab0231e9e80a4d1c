/// An address with its display name and parameters, as in From, To, Contact, Route.
public struct NameAddress: Equatable, Sendable {
  /// As written, quotes included; empty if there is none.
  public var displayName: Bytes
  /// What is between the angle brackets, or the address without brackets. It need not be a URI that can be
  /// read.
  public var uri: Bytes
  public var hasBrackets: Bool
  /// The parameters of the header, not those of the URI. Without brackets all are the header's.
  public var parameters: [Parameter]

  /// Reads one address; nil if it is unreadable or something follows it.
  public init?(parsing text: some Collection<UInt8>) {
    var scanner = Scanner(Bytes(text)[...])
    self.init(&scanner)
    scanner.skipWhitespace()
    guard scanner.isAtEnd else { return nil }
  }

  /// Reads addresses with commas between them; nil if one is unreadable.
  public static func list(parsing text: some Collection<UInt8>) -> [NameAddress]? {
    var scanner = Scanner(Bytes(text)[...])
    var addresses: [NameAddress] = []
    repeat {
      guard let address = NameAddress(&scanner) else { return nil }
      addresses.append(address)
    } while scanner.take(",")
    scanner.skipWhitespace()
    return scanner.isAtEnd ? addresses : nil
  }

  private init?(_ scanner: inout Scanner) {
    scanner.skipWhitespace()
    let start = scanner.position
    if scanner.peek == .ascii("\"") {
      guard scanner.takeQuoted() != nil else { return nil }
    } else {
      _ = scanner.take { !$0.isOne(of: "<;,\"") }
    }
    let before = Bytes(scanner.text(from: start).trimmed)
    guard before.first == .ascii("\"") || !before.contains(where: { $0.isOne(of: ">\\") }) else { return nil }
    hasBrackets = scanner.take("<")
    if hasBrackets {
      guard let inside = scanner.take(through: ">") else { return nil }
      displayName = before
      uri = Bytes(inside.trimmed)
    } else {
      // A quoted string or several words can only be a display name, and then brackets have to follow.
      guard !before.contains(where: { $0.isWhitespace || $0 == .ascii("\"") }) else { return nil }
      displayName = []
      uri = before
    }
    guard !uri.isEmpty, let parameters = scanner.takeParameters() else { return nil }
    self.parameters = parameters
  }

  /// The URI taken apart; nil if it is not one.
  public var parsedURI: URI? { URI(parsing: uri) }

  /// Value of the parameter `tag`, the last one if there are several.
  public var tag: Bytes? { parameters.last { $0.name.equalsIgnoringCase("tag") }?.value }
}
