import KemiRuntime
import SIP

/// What a server would do, in the words of the trace. A detail that does not apply is left out.
extension Effect {
  /// A reply to the request at hand.
  ///
  /// - Parameters:
  ///   - by: `sl` if it is stateless, `tm` if a transaction sends it.
  ///   - headers: Lines that were appended to it, each with its line end.
  ///   - isAutomatic: Whether the server sends it by itself, not because the script says so.
  static func reply(
    _ code: Int, _ reason: Bytes, by module: String, headers: Bytes = [], body: Bytes? = nil,
    isAutomatic: Bool = false
  ) -> Effect {
    Effect(
      "reply",
      [.init("code", .long(code)), .init("reason", .str(reason)), .init("by", .str(module))]
        + item("headers", headers) + (body.map { [.init("body", .str($0))] } ?? [])
        + (isAutomatic ? [.init("automatic", .bool(true))] : []))
  }

  /// A reply that came from downstream goes upstream.
  ///
  /// - Parameters:
  ///   - by: `tm` through its transaction, `core` without one, or the function that sends it.
  ///   - branch: The branch on which it came.
  static func forwardedReply(_ code: Int, _ reason: Bytes, by sender: String, branch: Int?) -> Effect {
    Effect(
      "forward-reply",
      [.init("code", .long(code)), .init("reason", .str(reason)), .init("by", .str(sender))]
        + (branch.map { [.init("branch", .long($0))] } ?? []))
  }

  /// The request goes out on one branch.
  ///
  /// - Parameters:
  ///   - destination: Where to if not to the request URI.
  ///   - by: The function that sends it.
  ///   - socket: The local socket to send from, if one is forced.
  ///   - transport: The transport that the function asks for.
  ///   - changes: What its branch route has changed in the message, beside the request URI.
  static func relay(
    uri: Bytes, destination: Bytes?, by function: String, branch: Int, socket: Bytes?,
    transport: String? = nil, changes: [String] = []
  ) -> Effect {
    Effect(
      "relay",
      [.init("uri", .str(uri))] + item("destination", destination)
        + [.init("by", .str(function)), .init("branch", .long(branch))] + item("socket", socket)
        + item("transport", transport.map(Bytes.init))
        + (changes.isEmpty ? [] : [.init("changes", .array(changes.map { .str($0) }))]))
  }

  /// The message goes out without a transaction.
  static func forward(uri: Bytes, destination: Bytes?, by function: String) -> Effect {
    Effect(
      "forward", [.init("uri", .str(uri))] + item("destination", destination) + [.init("by", .str(function))])
  }

  /// A branch is not sent because the script has dropped it.
  static func drop(branch: Int) -> Effect { Effect("drop", [.init("branch", .long(branch))]) }

  /// A line of the log; the level as in `KSR.log()`: `dbg`, `info`, `notice`, `warn`, `err`, `crit`.
  static func log(_ level: String, _ text: Bytes) -> Effect {
    Effect("log", [.init("level", .str(level)), .init("text", .str(text))])
  }

  /// What is registered for an address of record after a REGISTER.
  static func register(table: Bytes, addressOfRecord: Bytes, contacts: [Location.Contact]) -> Effect {
    Effect(
      "register",
      [
        .init("table", .str(table)), .init("aor", .str(addressOfRecord)),
        .init("contacts", .array(contacts.map { .str($0.uri) })),
      ])
  }

  /// A CANCEL goes out on branches of the transaction: `all`, `others` or `this`.
  static func cancel(branches: String) -> Effect { Effect("cancel", [.init("branches", .str(branches))]) }

  /// A callback of the transaction is set; an empty name removes it.
  static func callback(_ kind: String, _ name: Bytes) -> Effect {
    Effect("callback", [.init("route", .str(kind)), .init("name", .str(name))])
  }

  /// Something else that a transaction or a connection is told: a timer, a switch.
  static func setting(_ name: String, _ values: [DictionaryItem] = []) -> Effect {
    Effect("setting", [.init("name", .str(name))] + values)
  }

  private static func item(_ name: String, _ text: Bytes?) -> [DictionaryItem] {
    guard let text, !text.isEmpty else { return [] }
    return [DictionaryItem(name, .str(text))]
  }
}

extension Session {
  /// Notes something that a server would do or remember.
  func note(_ effect: Effect) { note(effect.kind, effect.details) }
}
