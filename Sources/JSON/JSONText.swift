/// The text of a JSON file, for the questions that json-c does not answer.
struct JSONText {
  let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// The text of the value at `offset`, shortened to be quoted.
  func excerpt(at offset: Int) -> String {
    var scanner = JSONScanner(bytes: bytes, position: offset)
    scanner.skipValue()
    let value = bytes[offset..<scanner.position]
    var short = value.prefix(40)
    // Not in the middle of a character.
    while short.count < value.count, bytes[short.endIndex] & 0xC0 == 0x80 { short.removeLast() }
    return String(decoding: short, as: UTF8.self) + (short.count < value.count ? "…" : "")
  }

  /// Where each line starts.
  private(set) lazy var lineStarts: [Int] =
    [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }

  /// Line and column, both from 1, columns in characters.
  mutating func place(at offset: Int) -> (line: Int, column: Int) {
    let offset = min(offset, bytes.count)
    var (low, high) = (0, lineStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return (low + 1, bytes[lineStarts[low]..<offset].count { $0 & 0xC0 != 0x80 } + 1)
  }

  /// What json-c lets pass although it is no JSON, and how many members all objects have together, as
  /// written: json-c keeps the last of two of one name, so a smaller number in its tree betrays them.
  struct Survey {
    var memberCount = 0
    /// A quote of the wrong kind.
    var apostrophe: Int?
    /// An escaped NUL, at which json-c cuts keys off.
    var escapedNUL: Int?
  }

  var survey: Survey {
    var survey = Survey()
    var index = 0
    bytes.withUnsafeBufferPointer { bytes in
      while index < bytes.count {
        let byte = bytes[index]
        if byte == UInt8(ascii: ":") {
          survey.memberCount += 1
        } else if byte == UInt8(ascii: "'") {
          survey.apostrophe = survey.apostrophe ?? index
        } else if byte == UInt8(ascii: "\"") {
          index += 1
          while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
            guard bytes[index] == UInt8(ascii: "\\") else {
              index += 1
              continue
            }
            if bytes[index...].dropFirst().starts(with: "u0000".utf8) {
              survey.escapedNUL = survey.escapedNUL ?? index
            }
            index += 2
          }
        }
        index += 1
      }
    }
    return survey
  }

  /// The keys that an object already had when they came again.
  var duplicateKeys: [(name: String, offset: Int)] {
    var scanner = JSONScanner(bytes: bytes)
    var found: [(name: String, offset: Int)] = []
    scanner.visitValue { found.append(($0, $1)) }
    return found
  }

  /// The offset of the first byte that is not part of well-formed UTF-8.
  var invalidUTF8: Int? {
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let scalar): offset += scalar.count
      case .error: return offset
      case .emptyInput: return nil
      }
    }
  }
}
