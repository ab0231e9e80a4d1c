import SIP

/// The text of a message. What is changed in the message is chosen by the same bytes, from the last one on.
public struct MessageInput {
  private let bytes: [UInt8]
  /// As many changes as one input makes.
  private static let maximumChanges = 12

  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads the message and uses all that it offers; only that nothing fails is of interest.
  public func run() {
    readValue(bytes)
    guard let message = try? SIPMessage(parsing: bytes) else { return }
    read(message)
    var choices = Choices(bytes)
    for _ in 0..<Self.maximumChanges where !choices.isExhausted { change(message, &choices) }
    _ = message.changes.map(\.description)
    read(message)
    if let text = try? message.outgoing(), let sent = try? SIPMessage(parsing: text) { read(sent) }
    let staleHeaders = message.headers
    try? message.applyChanges()
    read(message)
    for header in staleHeaders.prefix(3) { message.remove(header) }
    _ = try? message.outgoing()
  }

  private func read(_ message: SIPMessage) {
    _ = (message.from?.tag, message.to?.parsedURI, message.cseq, message.callID, message.expires)
    _ = (message.vias?.map(\.branch), message.vias?.map(\.rport), message.vias?.map(\.received))
    _ = (message.contacts, message.routes, message.recordRoutes, message.contentLength)
    _ = (message.maxForwards, message.userAgent, message.contentType, message.body, message.headersRange)
    _ = (message.isRequest, message.status, message.method, message.isSet(flag: 31))
    for kind in HeaderKind.allCases { _ = message.addresses(of: kind) }
    for header in message.headers {
      _ = message.headers(named: header.name)
      readValue(header.value)
    }
    readValue(message.requestURI)
  }

  /// Reads a text as everything that a header may contain.
  private func readValue(_ text: Bytes) {
    for address in NameAddress.list(parsing: text) ?? [] { _ = (address.parsedURI?.parameters, address.tag) }
    _ = (NameAddress(parsing: text), CSeq(parsing: text), text.decimal)
    guard let uri = URI(parsing: text) else { return }
    _ = (uri.parameters, uri.transport, uri.port)
  }

  private func change(_ message: SIPMessage, _ choices: inout Choices) {
    let text = choices.part(of: bytes)
    let header = choices.element(of: message.headers)
    let count = message.buffer.count + 1
    switch choices.number(below: 13) {
    case 0: message.requestURI = text
    case 1: message.revertRequestURI()
    case 2: message.append(headerLines: text)
    case 3: message.insert(headerLines: text)
    case 4: if let header { message.insert(headerLines: text, before: header) }
    case 5: if let header { message.insert(headerLines: text, after: header) }
    case 6: if let header { message.remove(header) }
    case 7: if let header { message.replaceValue(of: header, with: text) }
    case 8:
      let start = choices.number(below: count)
      message.replace(start..<(start + choices.number(below: count)), with: text)
    case 9: message.setBody(text)
    case 10: message.removeBody()
    case 11: try? message.applyChanges()
    default:
      message.append(headerLines: Bytes("X-Added: ") + text.filter { !$0.isWhitespace } + Bytes("\r\n"))
    }
  }
}
