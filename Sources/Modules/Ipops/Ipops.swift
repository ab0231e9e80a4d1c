import KemiRuntime
import KemiTables
import SIP

/// `KSR.ipops`: what is known of addresses without a DNS server.
struct Ipops: SwiftModule {
  let session: Session

  var name: String { "ipops" }

  var implementations: [String: Implementation] {
    [
      "is_ip": .intStr { _, text in Int32(Self.kind(text) != nil) },
      "is_pure_ip": .intStr { _, text in Int32(Self.kind(text).map { $0 != .reference } ?? false) },
      "is_ip4": .intStr { _, text in Int32(Self.kind(text) == .version4) },
      "is_ip6": .intStr { _, text in Int32(Self.kind(text) == .version6) },
      "is_ip6_reference": .intStr { _, text in Int32(Self.kind(text) == .reference) },
      "ip_type": .intStr { _, text in Self.kind(text)?.rawValue ?? -1 },
      "is_ip_rfc1918": .intStr { _, text in Int32(IPAddress(text.bytes)?.isRFC1918 ?? false) },
      "compare_ips": .intStrStr { _, first, second in
        guard let first = IPAddress(reference: first.copy) else { return -1 }
        return Int32(first == IPAddress(reference: second.copy))
      },
      "compare_pure_ips": .intStrStr { _, first, second in
        guard let first = IPAddress(first.bytes) else { return -1 }
        return Int32(first == IPAddress(second.bytes))
      },
      "ip_is_in_subnet": .intStrStr(isInSubnet),
      "is_in_subnet": .intStrStr(isInSubnet),
    ]
  }

  /// KEMI's numbers for the ways to write an address.
  private enum Kind: Int32 {
    case version4 = 1
    case version6, reference
  }

  private static func kind(_ text: Text) -> Kind? {
    if text.bytes.first == 0x5B { return IPAddress(reference: text.copy) == nil ? nil : .reference }
    return IPAddress(text.bytes).map { $0.isVersion6 ? .version6 : .version4 }
  }

  /// The networks have commas between them: `192.0.2.0/24`, `2001:db8::/32`, or an address alone.
  private func isInSubnet(_: any Message, _ text: Text, _ networks: Text) -> Int32 {
    guard let address = IPAddress(text.bytes) else { return -1 }
    return Int32(
      networks.copy.split(separator: 0x2C).contains { item in
        let parts = item.trimmed.parts(separatedBy: 0x2F)
        guard let first = parts.first, let network = IPAddress(first) else { return false }
        guard parts.count == 2 else { return parts.count == 1 && network == address }
        return parts[1].decimal.map { address.isIn(network, length: $0) } ?? false
      })
  }
}
