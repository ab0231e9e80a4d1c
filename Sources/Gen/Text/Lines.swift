extension StringProtocol {
  /// The lines, empty ones included. Bytes are compared, which is far faster than characters.
  var lines: [Substring] {
    Substring(self).utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { Substring($0) }
  }

  /// The text with some ASCII characters replaced by other text.
  func replacing(_ replacements: Replacements) -> String {
    let text = Substring(self)
    guard text.utf8.contains(where: { replacements[$0] != nil }) else { return String(text) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 32)
    for byte in text.utf8 {
      if let replacement = replacements[byte] {
        bytes.append(contentsOf: replacement)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// What single ASCII characters are replaced by.
struct Replacements: ExpressibleByDictionaryLiteral, Sendable {
  /// One element a byte: a table is faster than a dictionary, and every byte of every text is looked up.
  private let table: [[UInt8]?]

  init(dictionaryLiteral elements: (Unicode.Scalar, String)...) {
    var table = [[UInt8]?](repeating: nil, count: 256)
    for (scalar, text) in elements { table[Int(UInt8(ascii: scalar))] = Array(text.utf8) }
    self.table = table
  }

  subscript(byte: UInt8) -> [UInt8]? { table[Int(byte)] }
}
