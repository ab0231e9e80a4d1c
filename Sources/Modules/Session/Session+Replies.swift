import KemiRuntime
import SIP

extension Session {
  /// The status and phrase for an error inside of the server that no other is known of.
  static let internalError: (code: Int, phrase: String) = (500, "I'm terribly sorry, server error occurred")

  /// Answers the request at hand, with the lines that were appended for replies.
  func reply(_ code: Int, _ reason: Bytes, by module: String, isAutomatic: Bool = false) {
    if (300..<400).contains(code) { processing.replyHeaders += redirectContact }
    note(
      .reply(
        code, reason, by: module, headers: processing.replyHeaders, body: processing.replyBody,
        isAutomatic: isAutomatic))
  }

  /// The Contact header of a 3xx: the request URI if it was set, and the branches.
  private var redirectContact: Bytes {
    var contacts = message.branches.map { Self.contact($0.uri, q: $0.q) }
    if message.isRequestURIChanged { contacts.insert(Self.contact(message.requestURI, q: message.q), at: 0) }
    guard !contacts.isEmpty else { return [] }
    return Bytes("Contact: ") + Bytes(contacts.joined(separator: Bytes(", "))) + Bytes("\r\n")
  }

  private static func contact(_ uri: Bytes, q: Int?) -> Bytes {
    Bytes("<") + uri + Bytes(">") + (q.map { Bytes(";q=\(text(q: $0))") } ?? [])
  }

  /// Thousandths as SIP writes them: `0.7`, `1`.
  static func text(q: Int) -> String {
    guard (1..<1000).contains(q) else { return q <= 0 ? "0" : "1" }
    var digits = String(1000 + q).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "0." + digits
  }
}
