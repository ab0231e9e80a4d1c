import KemiRuntime
import KemiTables
import SIP

extension Rr {
  func recordRoute(_: any Message) throws -> Int32 {
    record { ownAddress + Bytes(";lr") + fromTag + waiting }
  }

  func recordRouteParams(_: any Message, uriParams: Text) throws -> Int32 {
    record { ownAddress + Bytes(";lr") + fromTag + uriParams.copy + waiting }
  }

  func recordRouteAdvertisedAddress(_: any Message, address: Text) throws -> Int32 {
    record { address.copy + fromTag + Bytes(";lr") + waiting }
  }

  func recordRoutePresetOne(_: any Message, address: Text) throws -> Int32 { record { preset(address) } }

  func recordRoutePreset(_: any Message, address: Text, secondAddress: Text) throws -> Int32 {
    if secondAddress.isEmpty { return record { preset(address) } }
    // The header for the way out is on top.
    let second = preset(secondAddress)
    return record({ preset(address) }, below: second)
  }

  private func preset(_ address: Text) -> Bytes {
    let tag = session.message.from?.tag ?? []
    return address.copy + (tag.isEmpty ? [] : Bytes(";ftag=") + tag) + waiting + Bytes(";lr")
  }

  private func record(_ uri: () -> Bytes, below second: Bytes? = nil) -> Int32 {
    guard !session.processing.route.isRecorded, !session.message.headers.isEmpty else { return -1 }
    let lines = header(uri()) + (second.map(header) ?? [])
    let insertion = session.message.insert(headerLines: lines)
    session.noteChange()
    session.processing.route.recorded = .init(insertion: insertion, lines: lines)
    session.processing.route.waitingParameters = []
    if session.routeKind != .branch { session.processing.route.isRecorded = true }
    return 1
  }

  private func header(_ uri: Bytes) -> Bytes {
    let scheme = session.parsedRequestURI?.scheme == .sips ? "sips" : "sip"
    return Bytes("Record-Route: <\(scheme):") + uri + Bytes(">\r\n")
  }

  /// Where the request came in, without what goes without saying.
  private var ownAddress: Bytes {
    let processing = session.processing
    let socket = session.environment.received
    var address = processing.advertisedAddress
    if address.isEmpty { address = Bytes(socket.host.utf8.contains(0x3A) ? "[\(socket.host)]" : socket.host) }
    if !processing.advertisedPort.isEmpty {
      address += Bytes(":") + processing.advertisedPort
    } else if socket.port != 5060 {
      address += Bytes(":\(socket.port)")
    }
    // A URI has one name for WebSocket, secure or not.
    let transport = session.environment.transport == "wss" ? "ws" : session.environment.transport
    return transport == "udp" ? address : address + Bytes(";transport=\(transport)")
  }

  /// The tag of the caller, by which the direction of later requests shows.
  private var fromTag: Bytes {
    let tag = (session.isUpstream ? session.message.to : session.message.from)?.tag ?? []
    return tag.isEmpty ? [] : Bytes(";ftag=") + tag
  }

  private var waiting: Bytes { session.processing.route.waitingParameters }

  /// Once the header stands, the parameter goes to the end of its URI.
  func addRrParam(_: any Message, uriParam: Text) throws -> Int32 {
    let route = session.processing.route
    if let recorded = route.recorded, !uriParam.isEmpty {
      let parameter = uriParam.copy
      let lines = recorded.lines.flatMap { $0 == .ascii(">") ? parameter + [$0] : [$0] }
      if session.message.replace(recorded.insertion, with: lines) {
        session.noteChange()
        session.processing.route.recorded?.lines = lines
        return 1
      }
    }
    guard route.waitingParameters.count + uriParam.bytes.count <= 512 else { return -1 }
    session.processing.route.waitingParameters += uriParam.copy
    return 1
  }

  func removeRecordRoute(_: any Message) throws -> Int32 {
    guard let recorded = session.processing.route.recorded else { return 1 }
    session.processing.route.recorded = nil
    if session.message.replace(recorded.insertion, with: []) { session.noteChange() }
    return 1
  }
}
