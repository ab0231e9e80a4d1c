import SIP

extension TransformationKind {
  /// `{s.encode.…}`, `{s.escape.…}`, their opposites, and checksums.
  static let encodingKinds: [(String, TransformationKind)] = [
    ("s.encode.hexa", string { .text($0.flatMap(hexadecimal)) }),
    ("s.decode.hexa", string { .text(try decoded($0, "hexadecimal digits", hexadecimalDecoded)) }),
    ("s.encode.base64", string { .text(Base64.standard.encoded($0)) }),
    ("s.decode.base64", string { .text(try decoded($0, "Base64", Base64.standard.decoded)) }),
    ("s.encode.base64t", string { .text(Base64.unpadded.encoded($0)) }),
    ("s.decode.base64t", string { .text(try decoded($0, "Base64", Base64.unpadded.decoded)) }),
    ("s.encode.base64url", string { .text(Base64.url.encoded($0)) }),
    ("s.decode.base64url", string { .text(try decodedURLText($0, Base64.url)) }),
    ("s.encode.base64urlt", string { .text(Base64.unpaddedURL.encoded($0)) }),
    ("s.decode.base64urlt", string { .text(try decodedURLText($0, Base64.unpaddedURL)) }),
    ("s.escape.common", string { .text(escaped($0, [0x27: 0x27, 0x22: 0x22, 0x5C: 0x5C, 0: .ascii("0")])) }),
    (
      "s.unescape.common",
      string { .text(unescaped($0, [0x27: 0x27, 0x22: 0x22, 0x5C: 0x5C, .ascii("0"): 0])) }
    ),
    ("s.escape.crlf", string { .text(escaped($0, [0x0A: .ascii("n"), 0x0D: .ascii("r")])) }),
    ("s.unescape.crlf", string { .text(unescaped($0, [.ascii("n"): 0x0A, .ascii("r"): 0x0D])) }),
    ("s.escape.user", string { .text(try percentEncoded($0, keeping: "-_.!~*'()&=+$,;?")) }),
    ("s.unescape.user", string { .text(try decoded($0, "an escaped user", percentDecoded)) }),
    ("s.escape.param", string { .text(try percentEncoded($0, keeping: "-_.!~*'()[]/:&+$")) }),
    ("s.unescape.param", string { .text(try decoded($0, "an escaped parameter", percentDecoded)) }),
    ("s.escape.csv", string { .text([0x22] + $0.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] } + [0x22]) }),
    ("s.urlencode.param", string { .text($0.flatMap(urlEncoded)) }),
    ("s.urldecode.param", string { .text(urlDecoded($0)) }),
    ("s.crc32", string { .number(Int(checksum($0))) }),
    (
      "s.corehash",
      string([.optionalNumber]) { text, parameters in
        let hash = coreHash(text)
        let size = UInt32(truncatingIfNeeded: parameters.number(0))
        return .word("\(size == 0 ? hash : hash & (size &- 1))")
      }
    ),
    ("s.md5", string { .text(MD5.digest(of: $0).flatMap(hexadecimal)) }),
  ]

  private static func decoded(_ text: Bytes, _ form: String, _ decode: (Bytes) -> Bytes?) throws -> Bytes {
    guard let result = decode(text) else { throw VariableError("'\(text.prefix(40).text)' is not \(form)") }
    return result
  }

  /// Unlike the other forms of Base64, an empty text has no value in this one.
  private static func decodedURLText(_ text: Bytes, _ form: Base64) throws -> Bytes {
    try decoded(text, "Base64") { $0.isEmpty ? nil : form.decoded($0) }
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }

  /// The byte that two hexadecimal digits spell.
  private static func byte(_ high: UInt8, _ low: UInt8) -> UInt8? {
    guard let high = digit(high), let low = digit(low) else { return nil }
    return high << 4 | low
  }

  private static func hexadecimalDecoded(_ text: Bytes) -> Bytes? {
    var result = Bytes()
    for position in stride(from: 0, to: text.count - 1, by: 2) {
      guard let byte = byte(text[position], text[position + 1]) else { return nil }
      result.append(byte)
    }
    return result
  }

  private static func escaped(_ text: Bytes, _ letters: [UInt8: UInt8]) -> Bytes {
    text.flatMap { byte in letters[byte].map { [0x5C, $0] } ?? [byte] }
  }

  private static func unescaped(_ text: Bytes, _ meanings: [UInt8: UInt8]) -> Bytes {
    var result = Bytes()
    var rest = text[...]
    while let byte = rest.popFirst() {
      if byte == 0x5C, let next = rest.first, let meaning = meanings[next] {
        result.append(meaning)
        rest.removeFirst()
      } else {
        result.append(byte)
      }
    }
    return result
  }

  private static func percentEncoded(_ text: Bytes, keeping kept: String) throws -> Bytes {
    var result = Bytes()
    for byte in text {
      guard (32...126).contains(byte) else {
        throw VariableError("what is not printable ASCII cannot be escaped")
      }
      result += byte.isAlphanumeric || kept.utf8.contains(byte) ? [byte] : [.ascii("%")] + hexadecimal(byte)
    }
    return result
  }

  private static func percentDecoded(_ text: Bytes) -> Bytes? {
    var result = Bytes()
    var position = 0
    while position < text.count {
      guard text[position] == .ascii("%") else {
        result.append(text[position])
        position += 1
        continue
      }
      guard position + 2 < text.count, let byte = byte(text[position + 1], text[position + 2]),
        (32...126).contains(byte)
      else { return nil }
      result.append(byte)
      position += 3
    }
    return result
  }

  private static func urlEncoded(_ byte: UInt8) -> Bytes {
    byte.isAlphanumeric || "-_.~".utf8.contains(byte) ? [byte] : [.ascii("%")] + hexadecimal(byte)
  }

  /// As Kamailio, a percent sign with fewer than two characters behind it is left out.
  private static func urlDecoded(_ text: Bytes) -> Bytes {
    var result = Bytes()
    var position = 0
    while position < text.count {
      let byte = text[position]
      position += 1
      if byte == .ascii("+") {
        result.append(0x20)
      } else if byte != .ascii("%") {
        result.append(byte)
      } else if position + 1 < text.count {
        result.append((digit(text[position]) ?? 0) << 4 | (digit(text[position + 1]) ?? 0))
        position += 2
      }
    }
    return result
  }

  /// The hash of Kamailio's core, by which it spreads entries over tables.
  private static func coreHash(_ text: Bytes) -> UInt32 {
    var hash: UInt32 = 0
    for start in stride(from: 0, through: text.count, by: 4) {
      let word = text[start..<min(start + 4, text.count)].reduce(UInt32(0)) {
        // Bytes are C's signed characters.
        ($0 << 8) &+ UInt32(bitPattern: Int32(Int8(bitPattern: $1)))
      }
      hash &+= word ^ (word >> 3)
    }
    return (hash &+ (hash >> 11)) &+ ((hash >> 13) &+ (hash >> 23))
  }

  /// CRC-32 as Ethernet has it.
  private static func checksum(_ text: Bytes) -> UInt32 {
    var sum = UInt32.max
    for byte in text {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 0 ? sum >> 1 : sum >> 1 ^ 0xEDB8_8320 }
    }
    return ~sum
  }
}
