/// Cuts a script into tokens.
struct LuaLexer {
  let bytes: UnsafeBufferPointer<UInt8>
  let dialect: LuaDialect?
  private let kinds = LuaBytes.kinds
  var position = 0
  var names = LuaNames()
  var directives: [Directive] = []
  /// Syntax that the dialect has not, in the order of the text.
  var foreign: [(feature: LuaFeature, range: SourceRange)] = []
  /// What the last number token stands for.
  var number = LuaNumber.integer(0)
  /// What the last string token stands for.
  var text = ""
  var textLength = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, dialect: LuaDialect?) {
    self.bytes = bytes
    self.dialect = dialect
  }

  /// The byte at an offset; beyond the end it is a zero, which nothing asked for is equal to.
  @inline(__always)
  func byte(_ offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  /// Steps over a byte order mark and a first line that begins with `#`.
  mutating func skipPreamble() {
    if byte(0) == 0xEF, byte(1) == 0xBB, byte(2) == 0xBF {
      position = 3
      uses(.byteOrderMark, 0, 3)
    }
    guard byte(position) == UInt8(ascii: "#") else { return }
    while position < bytes.count, byte(position) != UInt8(ascii: "\n") { position += 1 }
  }

  mutating func uses(_ feature: LuaFeature, _ start: Int, _ end: Int) {
    guard let dialect, !feature.dialects.contains(LuaDialects(dialect)) else { return }
    foreign.append((feature, SourceRange(start, end)))
  }

  mutating func next() throws(LuaFailure) -> LuaToken {
    var beginsLine = false
    while position < bytes.count {
      let start = position
      let first = bytes[start]
      switch kinds[Int(first)] {
      case .letter:
        return name(from: start, beginsLine)
      case .newline:
        beginsLine = true
        position += 1
      case .space:
        position += 1
      case .digit:
        try scanNumber(from: start)
        return token(.number, start, beginsLine)
      case .quote:
        try scanString(from: start, quote: first)
        return token(.string, start, beginsLine)
      case .other:
        if first == UInt8(ascii: "-"), byte(start + 1) == first {
          if try skipComment(from: start) { beginsLine = true }
          continue
        }
        if first == UInt8(ascii: "["), let level = try longBracket(at: start) {
          try scanLongString(from: start, level: level)
          return token(.string, start, beginsLine)
        }
        if first == UInt8(ascii: "."), LuaBytes.isDigit(byte(start + 1)) {
          try scanNumber(from: start)
          return token(.number, start, beginsLine)
        }
        let (kind, length) = symbol(first, byte(start + 1), byte(start + 2))
        position = start + length
        return token(kind, start, beginsLine)
      }
    }
    return token(.endOfFile, position, beginsLine)
  }

  @inline(__always)
  private func token(_ kind: LuaTokenKind, _ start: Int, _ beginsLine: Bool) -> LuaToken {
    LuaToken(
      kind: kind, beginsLine: beginsLine, name: -1, start: Int32(truncatingIfNeeded: start),
      end: Int32(truncatingIfNeeded: position))
  }

  private mutating func name(from start: Int, _ beginsLine: Bool) -> LuaToken {
    var end = start
    var all: UInt8 = 0
    while end < bytes.count, LuaBytes.continuesName(bytes[end]) {
      all |= bytes[end]
      end += 1
    }
    if all >= 0x80 { uses(.nameBeyondASCII, start, end) }
    position = end
    let number = names.number(of: UnsafeBufferPointer(rebasing: bytes[start..<end]))
    var result = token(.name, start, beginsLine)
    result.name = number
    if number < Int32(LuaTokenKind.name.rawValue), let word = LuaTokenKind(rawValue: UInt8(number)) {
      result.kind = word
    }
    return result
  }

  private func symbol(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> (LuaTokenKind, Int) {
    switch first {
    case UInt8(ascii: "+"): return (.plus, 1)
    case UInt8(ascii: "-"): return (.minus, 1)
    case UInt8(ascii: "*"): return (.star, 1)
    case UInt8(ascii: "/"): return second == first ? (.doubleSlash, 2) : (.slash, 1)
    case UInt8(ascii: "%"): return (.percent, 1)
    case UInt8(ascii: "^"): return (.caret, 1)
    case UInt8(ascii: "#"): return (.hash, 1)
    case UInt8(ascii: "&"): return (.ampersand, 1)
    case UInt8(ascii: "|"): return (.bar, 1)
    case UInt8(ascii: "~"): return second == UInt8(ascii: "=") ? (.notEqual, 2) : (.tilde, 1)
    case UInt8(ascii: "<"):
      if second == UInt8(ascii: "=") { return (.lessOrEqual, 2) }
      return second == first ? (.shiftLeft, 2) : (.less, 1)
    case UInt8(ascii: ">"):
      if second == UInt8(ascii: "=") { return (.greaterOrEqual, 2) }
      return second == first ? (.shiftRight, 2) : (.greater, 1)
    case UInt8(ascii: "="): return second == first ? (.equal, 2) : (.assign, 1)
    case UInt8(ascii: "("): return (.leftParenthesis, 1)
    case UInt8(ascii: ")"): return (.rightParenthesis, 1)
    case UInt8(ascii: "{"): return (.leftBrace, 1)
    case UInt8(ascii: "}"): return (.rightBrace, 1)
    case UInt8(ascii: "["): return (.leftBracket, 1)
    case UInt8(ascii: "]"): return (.rightBracket, 1)
    case UInt8(ascii: ":"): return second == first ? (.doubleColon, 2) : (.colon, 1)
    case UInt8(ascii: ";"): return (.semicolon, 1)
    case UInt8(ascii: ","): return (.comma, 1)
    case UInt8(ascii: "."):
      if second == first { return third == first ? (.ellipsis, 3) : (.concatenate, 2) }
      return (.dot, 1)
    default: return (.unknown, 1)
    }
  }
}

/// What a byte can begin.
enum LuaBytes {
  enum Kind: UInt8 { case letter, newline, space, digit, quote, other }

  static let kinds: [Kind] = (0...255).map { (byte: UInt8) in
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
      0x80...0xFF:
      .letter
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case 10, 13: .newline
    case 9, 11, 12, 32: .space
    case UInt8(ascii: "\""), UInt8(ascii: "'"): .quote
    default: .other
    }
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  static func isNewline(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

  static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "_")
  }

  @inline(__always)
  static func continuesName(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "_")
      || byte >= 0x80
  }

  /// The value of a hexadecimal digit.
  static func hexadecimal(_ byte: UInt8) -> UInt8? {
    if isDigit(byte) { return byte - UInt8(ascii: "0") }
    let letter = (byte | 0x20) &- UInt8(ascii: "a")
    return letter < 6 ? letter + 10 : nil
  }
}
