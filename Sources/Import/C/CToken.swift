/// A piece of C text.
struct CToken {
  enum Kind { case identifier, number, string, character, punctuation, directive }

  let kind: Kind
  let range: Range<Int>
}

/// Cuts C text into tokens; comments and white space fall away, a directive is one token.
enum CTokenizer {
  static func tokens(of bytes: UnsafeBufferPointer<UInt8>, in range: Range<Int>) -> [CToken] {
    var tokens: [CToken] = []
    tokens.reserveCapacity(range.count / 5)
    var index = range.lowerBound
    var isLineStart = true
    while index < range.upperBound {
      let byte = bytes[index]
      let start = index
      switch CharacterClass.of(byte) {
      case .newline:
        isLineStart = true
        index += 1
        continue
      case .space:
        index += 1
        continue
      case .slash where CLexis.isCommentStart(bytes, index, range.upperBound):
        index = CLexis.endOfComment(bytes, index, range.upperBound)
        continue
      case .hash where isLineStart:
        index = CLexis.endOfDirective(bytes, index, range.upperBound)
        tokens.append(CToken(kind: .directive, range: start..<index))
        continue
      case .quote:
        index = CLexis.endOfQuoted(bytes, index, range.upperBound)
        tokens.append(
          CToken(kind: byte == UInt8(ascii: "\"") ? .string : .character, range: start..<index))
      case .letter:
        index = CLexis.endOfWord(bytes, index, range.upperBound)
        tokens.append(CToken(kind: .identifier, range: start..<index))
      case .digit:
        index = CLexis.endOfWord(bytes, index, range.upperBound)
        tokens.append(CToken(kind: .number, range: start..<index))
      default:
        index += 1
        tokens.append(CToken(kind: .punctuation, range: start..<index))
      }
      isLineStart = false
    }
    return tokens
  }
}

/// What a byte can begin.
enum CharacterClass: UInt8 {
  case other, space, newline, letter, digit, quote, slash, hash, brace

  private static func classify(_ byte: UInt8) -> CharacterClass {
    switch byte {
    case UInt8(ascii: "\n"): .newline
    case 0...0x20: .space
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"):
      .letter
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "\""), UInt8(ascii: "'"): .quote
    case UInt8(ascii: "/"): .slash
    case UInt8(ascii: "#"): .hash
    case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "("), UInt8(ascii: ")"): .brace
    default: .other
    }
  }

  /// The class of each byte, at a fixed address for the loops that look at every byte of a tree.
  nonisolated(unsafe) static let lookup: UnsafePointer<CharacterClass> = {
    let table = UnsafeMutablePointer<CharacterClass>.allocate(capacity: 256)
    for byte in 0...255 { table[byte] = classify(UInt8(byte)) }
    return UnsafePointer(table)
  }()

  @inline(__always) static func of(_ byte: UInt8) -> CharacterClass { lookup[Int(byte)] }
}
