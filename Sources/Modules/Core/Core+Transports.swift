import KemiRuntime
import KemiTables
import SIP

extension Core {
  /// The transports that each test stands for.
  private static let transports: [String: Set<String>] = [
    "UDP": ["udp"], "TCP": ["tcp"], "TLS": ["tls"], "SCTP": ["sctp"], "WS": ["ws"], "WSS": ["wss"],
    "WSX": ["ws", "wss"], "TCPX": ["tcp", "tls", "ws", "wss"],
  ]

  private static let letters: [UInt8: String] = [
    .ascii("u"): "udp", .ascii("t"): "tcp", .ascii("e"): "tls", .ascii("s"): "sctp", .ascii("v"): "ws",
    .ascii("w"): "wss",
  ]

  var transportTests: [String: Implementation] {
    var tests: [String: Implementation] = [
      "is_proto": .boolStr { _, letters in
        letters.bytes.contains { Self.letters[$0.lowercased] == session.environment.transport }
      },
      "is_IPv4": .bool { _ in
        IPAddress(session.environment.received.host.utf8).map { !$0.isVersion6 } ?? false
      },
      "is_IPv6": .bool { _ in IPAddress(session.environment.received.host.utf8)?.isVersion6 ?? false },
      "to_IPv4": .bool { _ in nextHopAddress.map { !$0.isVersion6 } ?? false },
      "to_IPv6": .bool { _ in nextHopAddress?.isVersion6 ?? false },
      "is_src_port": .boolInt { _, port in session.environment.source.port == Int(port) },
      "is_dst_port": .boolInt { _, port in session.environment.received.port == Int(port) },
    ]
    for (name, transports) in Self.transports {
      tests["is_\(name)"] = .bool { _ in transports.contains(session.environment.transport) }
      tests["to_\(name)"] = .bool { _ in nextHopTransport.map(transports.contains) ?? false }
    }
    return tests
  }

  private var secondVia: Via? { session.message.vias?.dropFirst().first }

  /// Only what is written there: no default, no DNS.
  private var nextHopTransport: String? {
    guard session.message.isRequest else { return secondVia?.transport.lowercased.text }
    guard let transport = URI(parsing: session.nextHop)?.transport?.lowercased.text else { return nil }
    // A URI has `ws` for both kinds of WebSocket.
    return transport == "wss" ? nil : transport
  }

  private var nextHopAddress: IPAddress? {
    guard session.message.isRequest else {
      return secondVia.flatMap { IPAddress(reference: $0.received ?? $0.host) }
    }
    return URI(parsing: session.nextHop).flatMap { IPAddress(reference: $0.host) }
  }
}
