import JSON
import KemiModules

/// Reads where the server of a scenario stands.
enum AddressReader {
  private static let transports = ["udp", "tcp", "tls", "sctp", "ws", "wss"]

  static func read(
    into environment: inout Environment, from holder: (String) -> ObjectReader?, report: inout [Diagnostic]
  ) {
    if let object = holder("source"), let text = object.string("source", report: &report) {
      if let address = address(text), address.port > 0 {
        environment.source = address
      } else {
        report.append(
          object.error(
            "'\(text)' is no address with a port; write 192.0.2.9:5060", at: "source", rule: "address"))
      }
    }
    if let object = holder("received"), let text = object.string("received", report: &report) {
      if let socket = socket(text) {
        (environment.transport, environment.received) = socket
      } else {
        report.append(
          object.error(
            "'\(text)' is no socket; write udp:192.0.2.1:5060 (or \(transports.dropFirst().joined(separator: ", ")))",
            at: "received", rule: "address"))
      }
    }
    guard let object = holder("aliases") else { return }
    for element in object.elements("aliases", mayBeEmpty: true, report: &report) {
      guard let text = object.string(element, called: "each of 'aliases'", report: &report) else { continue }
      if let address = address(text) {
        environment.aliases.append(address)
      } else {
        report.append(
          object.document.diagnostic(
            at: element, "'\(text)' is no alias; write example.com, or example.com:5060 for one port",
            rule: "address"))
      }
    }
  }

  /// `proto:host:port`.
  static func socket(_ text: String) -> (transport: String, address: Environment.Address)? {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2, transports.contains(parts[0]), let address = address(parts[1]), address.port > 0
    else { return nil }
    return (parts[0], address)
  }

  /// `host`, `host:port` or `[address]:port`; without a port it is 0.
  static func address(_ text: String) -> Environment.Address? {
    var host = text[...]
    var port: Substring?
    if host.first == "[" {
      guard let end = host.firstIndex(of: "]") else { return nil }
      let rest = host[host.index(after: end)...]
      host = host[host.index(after: host.startIndex)..<end]
      if !rest.isEmpty {
        guard rest.first == ":" else { return nil }
        port = rest.dropFirst()
      }
    } else if let colon = host.firstIndex(of: ":") {
      port = host[host.index(after: colon)...]
      host = host[..<colon]
    }
    let isPlain = host.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"[]/@;,".utf8.contains($0) }
    guard !host.isEmpty, isPlain else { return nil }
    guard let port else { return Environment.Address(host: String(host), port: 0) }
    guard let number = UInt16(port), number > 0 else { return nil }
    return Environment.Address(host: String(host), port: Int(number))
  }
}
