import Glibc
import SIP

/// The bytes of an IP address: 4 or 16 of them.
struct IPAddress: Equatable {
  let bytes: Bytes

  var isVersion6: Bool { bytes.count == 16 }

  /// Reads an address without brackets; nil if it is none.
  init?(_ text: some Collection<UInt8>) {
    guard (2...45).contains(text.count), !text.contains(0) else { return nil }
    let isVersion6 = text.contains(0x3A)
    self.init(text, isVersion6 ? AF_INET6 : AF_INET, isVersion6 ? 16 : 4)
  }

  /// Reads an address; one of version 6 may stand in brackets.
  init?(reference text: Bytes) {
    guard text.first == 0x5B, text.last == 0x5D else {
      self.init(text)
      return
    }
    self.init(text.dropFirst().dropLast())
    guard isVersion6 else { return nil }
  }

  private init?(_ text: some Collection<UInt8>, _ family: Int32, _ count: Int) {
    var bytes = Bytes(repeating: 0, count: count)
    guard inet_pton(family, text.map { CChar(bitPattern: $0) } + [0], &bytes) == 1 else { return nil }
    self.bytes = bytes
  }

  /// Whether the first `length` bits are those of `network`.
  func isIn(_ network: IPAddress, length: Int) -> Bool {
    guard network.bytes.count == bytes.count, (0...(bytes.count * 8)).contains(length) else { return false }
    for (index, (byte, other)) in zip(bytes, network.bytes).enumerated() {
      let bits = min(8, max(0, length - index * 8))
      let mask = UInt8(truncatingIfNeeded: 0xFF00 >> bits)
      if byte & mask != other & mask { return false }
    }
    return true
  }

  /// A private address as RFC 1918 has them.
  var isRFC1918: Bool { Self.privateNetworks.contains { isIn($0.network, length: $0.length) } }

  /// An address that `nathelper` takes for one behind a NAT: a private one, or one of RFC 6598 or RFC 7335.
  var isBehindNAT: Bool { isRFC1918 || Self.otherNetworks.contains { isIn($0.network, length: $0.length) } }

  private static let privateNetworks = networks([("10.0.0.0", 8), ("172.16.0.0", 12), ("192.168.0.0", 16)])
  private static let otherNetworks = networks([("100.64.0.0", 10), ("192.0.0.0", 24)])

  private static func networks(_ list: [(String, Int)]) -> [(network: IPAddress, length: Int)] {
    list.compactMap { text, length in IPAddress(text.utf8).map { ($0, length) } }
  }
}
