/// Number and method of a request in its dialog.
public struct CSeq: Equatable, Sendable {
  /// Below 2³² (RFC 3261 asks for less than 2³¹).
  public var number: UInt32
  public var method: Bytes

  /// Reads the value of a CSeq header, or nil.
  public init?(parsing text: some Collection<UInt8>) {
    var scanner = Scanner(Bytes(text)[...])
    scanner.skipWhitespace()
    guard let digits = scanner.take(while: \.isDigit).decimal, let number = UInt32(exactly: digits),
      scanner.peek?.isWhitespace == true
    else { return nil }
    scanner.skipWhitespace()
    self.number = number
    method = Bytes(scanner.take(while: \.isTokenCharacter))
    scanner.skipWhitespace()
    guard !method.isEmpty, scanner.isAtEnd else { return nil }
  }
}

/// What the Contact headers say.
public enum Contacts: Equatable, Sendable {
  /// `*`: all of them, in a REGISTER that removes them.
  case star
  case addresses([NameAddress])
}

/// The well-known headers, read when asked for, from the text as it is without the changes. An optional is
/// nil if there is no such header or it cannot be read; of a list, only if one cannot be read.
extension SIPMessage {
  public var cseq: CSeq? { first(of: .cseq).flatMap { CSeq(parsing: $0.value) } }
  public var callID: Bytes? { first(of: .callID)?.value }
  public var userAgent: Bytes? { first(of: .userAgent)?.value }
  public var contentType: Bytes? { first(of: .contentType)?.value }
  /// In bytes, as the header says it.
  public var contentLength: Int? { first(of: .contentLength)?.value.decimal }
  public var maxForwards: Int? { first(of: .maxForwards)?.value.decimal }
  /// In seconds.
  public var expires: Int? { first(of: .expires)?.value.decimal }

  /// The contacts of all Contact headers. A star beside another contact makes them unreadable.
  public var contacts: Contacts? {
    let headers = headers(of: .contact)
    if headers.count == 1, headers.first?.value == Bytes("*") { return .star }
    guard let all = addresses(of: .contact), !all.contains(where: { $0.uri == Bytes("*") }) else {
      return nil
    }
    return .addresses(all)
  }

  /// The routes of all Route headers.
  public var routes: [NameAddress]? { addresses(of: .route) }
  public var recordRoutes: [NameAddress]? { addresses(of: .recordRoute) }

  /// The Vias of all Via headers, that of the last hop first.
  public var vias: [Via]? {
    var all: [Via] = []
    for header in headers(of: .via) {
      guard let vias = Via.list(parsing: buffer[header.valueRange]) else { return nil }
      all += vias
    }
    return all
  }

  /// The addresses in all headers of a kind whose value is a list of such.
  public func addresses(of kind: HeaderKind) -> [NameAddress]? {
    var all: [NameAddress] = []
    for header in headers(of: kind) {
      guard let addresses = NameAddress.list(parsing: header.value) else { return nil }
      all += addresses
    }
    return all
  }
}
