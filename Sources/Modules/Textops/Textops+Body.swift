import KemiRuntime
import KemiTables
import SIP

extension Textops {
  func hasBody(_: any Message) throws -> Int32 { Int32((session.message.contentLength ?? 0) > 0) }

  func hasBodyType(_ message: any Message, contentType: Text) throws -> Int32 {
    guard try hasBody(message) > 0 else { return -1 }
    if contentType.isEmpty { return 1 }
    guard let wanted = MIMEType(parsing: contentType.copy), !wanted.isWildcard else { return -1 }
    // A body without a type is SDP (RFC 3261, 7.4.1).
    guard let type = MIMEType(parsing: session.message.contentType ?? Bytes("application/sdp")) else {
      return -1
    }
    return Int32(type == wanted)
  }

  func setBody(_: any Message, body: Text, contentType: Text) throws -> Int32 {
    setBody(body.copy, contentType.copy)
  }

  func setBodyHex(_: any Message, hexBody: Text, contentType: Text) throws -> Int32 {
    guard let body = Self.decode(hex: hexBody) else { return -1 }
    return setBody(body, contentType.copy)
  }

  func setBody(_ body: Bytes, _ type: Bytes) -> Int32 {
    guard !body.isEmpty, !type.isEmpty else { return -1 }
    let message = session.message
    if message.first(of: .contentLength) == nil {
      session.append(headerLines: Bytes("Content-Length: \(body.count)\r\n"))
    }
    let header = message.first(of: .contentType)
    if header?.value != type {
      if let header { session.remove(header) }
      session.append(headerLines: Bytes("Content-Type: ") + type + Bytes("\r\n"))
    }
    message.setBody(body)
    session.noteChange()
    return 1
  }

  func setReplyBody(_: any Message, body: Text, contentType: Text) throws -> Int32 {
    setReplyBody(body.copy, contentType)
  }

  func setReplyBodyHex(_: any Message, hexBody: Text, contentType: Text) throws -> Int32 {
    guard let body = Self.decode(hex: hexBody) else { return -1 }
    return setReplyBody(body, contentType)
  }

  private func setReplyBody(_ body: Bytes, _ type: Text) -> Int32 {
    guard !body.isEmpty, !type.isEmpty else { return -1 }
    session.processing.replyHeaders += Bytes("Content-Type: ") + type.copy + Bytes("\r\n")
    guard session.processing.replyBody == nil else { return -1 }
    session.processing.replyBody = body
    return 1
  }

  /// Pairs of digits, with spaces and tabs between them.
  static func decode(hex: Text) -> Bytes? {
    var bytes = Bytes()
    var high: UInt8?
    for character in hex.bytes {
      if high == nil, character == 0x20 || character == 0x09 { continue }
      guard let digit = Character(Unicode.Scalar(character)).hexDigitValue.flatMap(UInt8.init(exactly:))
      else {
        return nil
      }
      if let first = high {
        bytes.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    return high == nil ? bytes : nil
  }
}

/// A media type as Kamailio tells them apart: all subtypes that it does not know are the same to it.
struct MIMEType: Equatable {
  private let type: String
  private let subtype: String

  private static let types = ["text", "message", "application", "multipart"]
  private static let subtypes = [
    "plain", "cpim", "sdp", "cpl+xml", "pidf+xml", "rlmi+xml", "related", "lpidf+xml", "xpidf+xml",
    "watcherinfo+xml", "external-body", "vnd-microsoft.cpim", "cpim-pidf+xml", "mixed", "isup", "*",
  ]

  var isWildcard: Bool { type == "*" || subtype == "*" }

  init?(parsing text: Bytes) {
    let parts = text.prefix { $0 != 0x3B }.parts(separatedBy: 0x2F).map(\.trimmed)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isTokenCharacter) }) else {
      return nil
    }
    type = (Self.types + ["*"]).first { parts[0].equalsIgnoringCase($0) } ?? "other"
    subtype = Self.subtypes.first { parts[1].equalsIgnoringCase($0) } ?? "unknown"
  }

  var isMixed: Bool { type == "multipart" && subtype == "mixed" }
}
