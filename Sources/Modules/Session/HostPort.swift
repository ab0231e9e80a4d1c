import SIP

/// A place as Kamailio's configuration writes it: `host`, `host:port`, `proto:host:port`.
struct HostPort {
  var transport: String?
  var host: Bytes
  /// 0 if none is written.
  var port: UInt16 = 0

  static let transports = ["udp", "tcp", "tls", "sctp", "ws", "wss"]

  init?(parsing text: Bytes) {
    var rest = text[...]
    if let colon = rest.firstIndex(of: 0x3A),
      let transport = Self.transports.first(where: { rest[..<colon].equalsIgnoringCase($0) })
    {
      self.transport = transport
      rest = rest[(colon + 1)...]
    }
    var end = rest.endIndex
    if rest.first == 0x5B {
      guard let bracket = rest.firstIndex(of: 0x5D) else { return nil }
      end = bracket + 1
    } else if let colon = rest.firstIndex(of: 0x3A) {
      end = colon
    }
    host = Bytes(rest[..<end])
    guard !host.isEmpty else { return nil }
    guard end < rest.endIndex else { return }
    guard rest[end] == 0x3A, let port = rest[(end + 1)...].decimal.flatMap(UInt16.init(exactly:)) else {
      return nil
    }
    self.port = port
  }
}
