/// A hop of the way a request took.
public struct Via: Equatable, Sendable {
  /// Protocol name and version without white space: `SIP/2.0`.
  public var version: Bytes
  /// As written, such as `UDP`.
  public var transport: Bytes
  /// Where the reply goes to; an IPv6 address in its brackets.
  public var host: Bytes
  /// 0 to 65535; nil if none is written.
  public var port: Int?
  public var parameters: [Parameter]
  /// Where this is in `SIPMessage.buffer`.
  public var range: Range<Int>

  public var branch: Bytes? { parameters.value(of: "branch") }
  public var received: Bytes? { parameters.value(of: "received") }
  /// Value of the parameter `rport`: empty if it has none, nil if there is no such parameter.
  public var rport: Bytes? { parameters.first(named: "rport").map { $0.value ?? [] } }

  /// Reads what one Via header says, one or more with commas between them; nil if one is unreadable.
  static func list(parsing value: ArraySlice<UInt8>) -> [Via]? {
    var scanner = Scanner(value)
    var vias: [Via] = []
    repeat {
      guard let via = Via(&scanner) else { return nil }
      vias.append(via)
    } while scanner.take(",")
    scanner.skipWhitespace()
    return scanner.isAtEnd ? vias : nil
  }

  private init?(_ scanner: inout Scanner) {
    scanner.skipWhitespace()
    let start = scanner.position
    let name = scanner.take(while: \.isTokenCharacter)
    guard name.equalsIgnoringCase("SIP"), scanner.take("/") else { return nil }
    scanner.skipWhitespace()
    let number = scanner.take(while: \.isTokenCharacter)
    guard !number.isEmpty, scanner.take("/") else { return nil }
    scanner.skipWhitespace()
    transport = Bytes(scanner.take(while: \.isTokenCharacter))
    version = name + Bytes("/") + number
    guard !transport.isEmpty, scanner.peek?.isWhitespace == true else { return nil }
    scanner.skipWhitespace()
    host = Bytes(Self.host(&scanner))
    if scanner.take(":") {
      scanner.skipWhitespace()
      port = scanner.take(while: \.isDigit).decimal
      guard let port, port <= 65_535 else { return nil }
    }
    guard !host.isEmpty, let parameters = scanner.takeParameters() else { return nil }
    self.parameters = parameters
    range = start..<(start + scanner.text(from: start).trimmed.count)
    guard Self.skipComment(&scanner) else { return nil }
  }

  private static func host(_ scanner: inout Scanner) -> ArraySlice<UInt8> {
    guard scanner.peek == .ascii("[") else {
      return scanner.take { $0.isAlphanumeric || $0.isOne(of: ".-_") }
    }
    let start = scanner.position
    return scanner.take(through: "]") == nil ? [] : scanner.text(from: start)
  }

  /// RFC 2543 allowed a comment at the end; one may hold others. False if it is not closed.
  private static func skipComment(_ scanner: inout Scanner) -> Bool {
    var depth = 0
    repeat {
      if scanner.take("(") {
        depth += 1
      } else if depth > 0, scanner.take(")") {
        depth -= 1
      } else if depth > 0 {
        guard !scanner.take(while: { !$0.isOne(of: "()") }).isEmpty else { return false }
      }
    } while depth > 0
    return true
  }
}
