import SIP

/// Base64 (RFC 4648), with padding or without, in its two alphabets.
struct Base64: Sendable {
  private let alphabet: Bytes
  private let isPadded: Bool

  private static let letters = Bytes("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")

  static let standard = Base64(alphabet: letters + Bytes("+/"), isPadded: true)
  static let unpadded = Base64(alphabet: letters + Bytes("+/"), isPadded: false)
  static let url = Base64(alphabet: letters + Bytes("-_"), isPadded: true)
  static let unpaddedURL = Base64(alphabet: letters + Bytes("-_"), isPadded: false)

  func encoded(_ bytes: Bytes) -> Bytes {
    var result = Bytes()
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let word = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for position in 0..<4 {
        if position <= group.count {
          result.append(alphabet[word >> (18 - 6 * position) & 0x3F])
        } else if isPadded {
          result.append(.ascii("="))
        }
      }
    }
    return result
  }

  /// The bytes that `text` encodes; nil if it does not encode any, or is not padded as it has to be.
  func decoded(_ text: Bytes) -> Bytes? {
    guard !isPadded || text.count % 4 == 0 else { return nil }
    let digits = text[..<(text.lastIndex { $0 != .ascii("=") }.map { $0 + 1 } ?? 0)]
    guard text.count - digits.count <= 2, digits.count % 4 != 1 else { return nil }
    var result = Bytes()
    var word = 0
    var bits = 0
    for digit in digits {
      guard let value = alphabet.firstIndex(of: digit) else { return nil }
      word = (word << 6 | value) & 0xFFFF
      bits += 6
      if bits >= 8 {
        bits -= 8
        result.append(UInt8(truncatingIfNeeded: word >> bits))
      }
    }
    return result
  }
}
