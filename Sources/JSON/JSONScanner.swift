/// Walks over JSON text that json-c has accepted.
struct JSONScanner {
  let bytes: [UInt8]
  private(set) var position = 0

  init(bytes: [UInt8], position: Int = 0) {
    self.bytes = bytes
    self.position = position
    skipSpace()
  }

  /// Moves from an object to the last member of this name, which is the one that json-c keeps;
  /// returns where its key stands.
  mutating func enterMember(_ name: String) -> Int {
    let start = position
    var found: (key: Int, value: Int)?
    eachMember { scanner, key, offset in
      if key == name { found = (offset, scanner.position) }
      scanner.skipValue()
    }
    position = found?.value ?? start
    return found?.key ?? start
  }

  mutating func enterElement(_ index: Int) {
    let start = position
    var found: Int?
    var current = 0
    eachElement { scanner in
      if current == index { found = scanner.position }
      current += 1
      scanner.skipValue()
    }
    position = found ?? start
  }

  mutating func skipValue() { visitValue { _, _ in } }

  /// Walks over a value and everything in it; `duplicate` hears of each key that came twice.
  mutating func visitValue(duplicate: (String, Int) -> Void) {
    switch current {
    case UInt8(ascii: "{"):
      var seen = Set<String>()
      eachMember { scanner, key, offset in
        if !seen.insert(key).inserted { duplicate(key, offset) }
        scanner.visitValue(duplicate: duplicate)
      }
    case UInt8(ascii: "["):
      eachElement { $0.visitValue(duplicate: duplicate) }
    case UInt8(ascii: "\""):
      _ = readString()
    default:
      while let byte = current, !",]}".utf8.contains(byte), byte > 0x20 { position += 1 }
    }
  }

  mutating func eachMember(_ body: (inout JSONScanner, String, Int) -> Void) {
    guard take("{") else { return }
    while current == UInt8(ascii: "\"") {
      let offset = position
      let key = readString()
      skipSpace()
      _ = take(":")
      body(&self, key, offset)
      skipSpace()
      if !take(",") { break }
    }
    close("}")
  }

  mutating func eachElement(_ body: (inout JSONScanner) -> Void) {
    guard take("[") else { return }
    while let byte = current, byte != UInt8(ascii: "]") {
      body(&self)
      skipSpace()
      if !take(",") { break }
    }
    close("]")
  }

  /// The string at the position.
  private mutating func readString() -> String {
    position += 1
    var units: [UInt16] = []
    var plain = position
    func flush(_ units: inout [UInt16], upTo end: Int) {
      units += String(decoding: bytes[plain..<end], as: UTF8.self).utf16
    }
    while let byte = current, byte != UInt8(ascii: "\"") {
      guard byte == UInt8(ascii: "\\"), position + 1 < bytes.count else {
        position += 1
        continue
      }
      flush(&units, upTo: position)
      units.append(escape(bytes[position + 1]))
      position = min(position + (bytes[position + 1] == UInt8(ascii: "u") ? 6 : 2), bytes.count)
      plain = position
    }
    flush(&units, upTo: position)
    position = min(position + 1, bytes.count)
    return String(decoding: units, as: UTF16.self)
  }

  /// What a backslash and the byte after it stand for.
  private func escape(_ byte: UInt8) -> UInt16 {
    switch byte {
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "f"): return 0x0C
    case UInt8(ascii: "u"):
      let digits = bytes[min(position + 2, bytes.count)..<min(position + 6, bytes.count)]
      return UInt16(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0xFFFD
    default: return UInt16(byte)
    }
  }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: character) else { return false }
    position += 1
    skipSpace()
    return true
  }

  /// The space after a value is not part of it.
  private mutating func close(_ character: Unicode.Scalar) {
    if current == UInt8(ascii: character) { position += 1 }
  }

  private mutating func skipSpace() {
    while let byte = current, byte == 0x20 || (0x09...0x0D).contains(byte) { position += 1 }
  }
}
