import KemiRuntime
import KemiTables
import SIP

extension Tm {
  func tRelay(_: any Message) throws -> Int32 { relay(Relaying(function: "t_relay")) }

  func tRelayToFlags(_: any Message, relayFlags: Int32) throws -> Int32 {
    setRelayFlags(relayFlags)
    return relay(Relaying(function: "t_relay_to"))
  }

  func tRelayToProto(_: any Message, protocol name: Text) throws -> Int32 {
    guard let transport = transport(name) else { return -1 }
    return relay(Relaying(function: "t_relay_to_proto", transport: transport.name))
  }

  func tRelayToProtoAddr(_: any Message, protocol name: Text, host: Text, port: Int32) throws -> Int32 {
    guard let transport = transport(name) else { return -1 }
    let host = host.untilNUL
    guard !host.isEmpty else { return -478 }
    // The port is cut to 16 bits, as in C.
    let destination = Bytes("sip:") + host + Self.portText(UInt16(truncatingIfNeeded: port))
    return relay(Relaying(function: "t_relay_to_proto", destination: destination, transport: transport.name))
  }

  func tRelayToProxy(_ message: any Message, proxy: Text) throws -> Int32 {
    try tRelayToProxyFlags(message, proxy: proxy, relayFlags: 0)
  }

  func tRelayToProxyFlags(_: any Message, proxy: Text, relayFlags: Int32) throws -> Int32 {
    var relaying = Relaying(function: "t_relay_to_proxy")
    if !proxy.isEmpty {
      guard let place = HostPort(parsing: proxy.copy) else { return -1 }
      relaying.destination = Bytes("sip:") + place.host + Self.portText(place.port)
      relaying.transport = place.transport
    }
    setRelayFlags(relayFlags)
    return relay(relaying)
  }

  func tReplicate(_: any Message, destination: Text) throws -> Int32 {
    var target: Bytes?
    if !destination.isEmpty {
      guard URI(parsing: destination.copy) != nil else { return -1 }
      target = destination.copy
    }
    guard session.message.isRequest, session.routeKind == .request else { return -1 }
    if session.transaction == nil {
      let result = newTransaction()
      if result <= 0 { return result == 0 ? 1 : result }
    }
    session.note(
      "replicate",
      [.init("uri", .str(session.message.requestURI)), .init("destination", .str(target ?? session.nextHop))])
    return 1
  }

  private func relay(_ relaying: Relaying) -> Int32 {
    switch session.routeKind {
    case .failure, .branchFailure:
      guard let transaction = session.transaction else { return -1 }
      return session.relay(in: transaction, relaying) == 1 ? 1 : -1
    case .request where session.message.isRequest:
      return relayRequest(relaying)
    default:
      return 0
    }
  }

  private func relayRequest(_ relaying: Relaying) -> Int32 {
    if session.isMethod("CANCEL"), matchesTransaction {
      session.earlierTransaction?.isCanceled = true
      session.note(.cancel(branches: "all"))
      session.note(.reply(200, Bytes("canceling"), by: "tm", isAutomatic: true))
      return 1
    }
    if session.transaction == nil {
      let result = newTransaction()
      if result <= 0 { return result == 0 ? 1 : result }
      if session.isMethod("ACK") { return forwardACK(relaying) }
    }
    guard let transaction = session.transaction else { return -1 }
    if session.isMethod("INVITE"), transaction.answersTrying, transaction.repliedStatus == nil {
      session.note(.reply(100, Bytes("trying -- your call is important to us"), by: "tm", isAutomatic: true))
      transaction.repliedStatus = 100
    }
    let result = session.relay(in: transaction, relaying)
    if result > 0 { return result }
    if transaction.hasNoInternalReply { return -4 }
    let status = result == -478 ? 478 : 500
    let phrase =
      result == -478 ? "Unresolvable destination (478/TM)" : "\(Session.internalError.phrase) (1/TM)"
    transaction.delayedError = (status, Bytes(phrase))
    session.proxy.record(
      .note(
        "Relaying has failed: unless the script answers, the server does so with \(status) when the route ends."
      ))
    return result
  }

  /// There is no transaction for the ACK of a 2xx.
  private func forwardACK(_ relaying: Relaying) -> Int32 {
    let next = relaying.destination ?? session.nextHop
    guard URI(parsing: next) != nil else { return -478 }
    let uri = session.message.requestURI
    session.note(.forward(uri: uri, destination: next == uri ? nil : next, by: relaying.function))
    return 1
  }

  /// nil if it is none; no name if the text is to be ignored.
  private func transport(_ text: Text) -> (name: String?, Void)? {
    guard text.bytes.count == 3 else { return (nil, ()) }
    guard let name = ["udp", "tcp", "tls"].first(where: { text.bytes.equalsIgnoringCase($0) }) else {
      return nil
    }
    return (name, ())
  }

  private static func portText(_ port: UInt16) -> Bytes { port == 0 ? [] : Bytes(":\(port)") }

  private func setRelayFlags(_ flags: Int32) {
    if flags & 1 != 0 { tell { $0.answersTrying = false } }
    if flags & 2 != 0 { tell { $0.hasNoInternalReply = true } }
  }

  /// Changes the transaction, or the one that will be made.
  func tell(_ change: @escaping (Transaction) -> Void) {
    if let transaction = session.transaction {
      change(transaction)
    } else {
      session.processing.transactionSettings.append(change)
    }
  }
}
