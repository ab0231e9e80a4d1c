extension LuaLexer {
  /// The level of a long bracket at `[`; nil where the bracket is one of an index.
  func longBracket(at start: Int) throws(LuaFailure) -> Int? {
    if let level = level(ofBracketAt: start) { return level }
    guard byte(start + 1) == UInt8(ascii: "=") else { return nil }
    var end = start + 1
    while byte(end) == UInt8(ascii: "=") { end += 1 }
    throw LuaFailure(
      SourceRange(start, end), "a long string begins with '[[' or '[=[': a '[' is missing here")
  }

  mutating func scanLongString(from start: Int, level: Int) throws(LuaFailure) {
    var content = start + level + 2
    let end = try endOfLongBracket(
      from: content, level: level, opening: SourceRange(start, content), "long string")
    position = end + level + 2
    if content < end, LuaBytes.isNewline(bytes[content]) { content = afterNewline(content) }
    guard bytes[content..<max(content, end)].contains(13) else {
      textLength = max(0, end - content)
      text = String(decoding: bytes[content..<max(content, end)], as: UTF8.self)
      return
    }
    var result: [UInt8] = []
    while content < end {
      if LuaBytes.isNewline(bytes[content]) {
        result.append(10)
        content = afterNewline(content)
      } else {
        result.append(bytes[content])
        content += 1
      }
    }
    set(result)
  }

  mutating func scanString(from start: Int, quote: UInt8) throws(LuaFailure) {
    var offset = start + 1
    while offset < bytes.count {
      let current = bytes[offset]
      if current == quote {
        textLength = offset - start - 1
        text = String(decoding: bytes[(start + 1)..<offset], as: UTF8.self)
        position = offset + 1
        return
      }
      if current == UInt8(ascii: "\\") || LuaBytes.isNewline(current) { break }
      offset += 1
    }
    var result = Array(bytes[(start + 1)..<offset])
    while offset < bytes.count, bytes[offset] != quote {
      if LuaBytes.isNewline(bytes[offset]) { break }
      if bytes[offset] == UInt8(ascii: "\\") {
        offset = try escape(at: offset, into: &result)
      } else {
        result.append(bytes[offset])
        offset += 1
      }
    }
    guard offset < bytes.count, bytes[offset] == quote else {
      let mark = quote == UInt8(ascii: "'") ? "'" : "\""
      throw LuaFailure(
        SourceRange(start, min(offset, bytes.count)),
        "unfinished string: its closing \(mark) is missing"
          + (offset < bytes.count ? " in this line" : " before the end of the file"))
    }
    position = offset + 1
    set(result)
  }

  private mutating func set(_ bytes: [UInt8]) {
    textLength = bytes.count
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// CR LF and LF CR are one line end.
  private func afterNewline(_ offset: Int) -> Int {
    let second = byte(offset + 1)
    return LuaBytes.isNewline(second) && second != bytes[offset] ? offset + 2 : offset + 1
  }

  /// Reads one escape; returns where it ends.
  private mutating func escape(at start: Int, into result: inout [UInt8]) throws(LuaFailure) -> Int {
    guard start + 1 < bytes.count else { return start + 1 }
    let letter = bytes[start + 1]
    switch letter {
    case UInt8(ascii: "a"): result.append(7)
    case UInt8(ascii: "b"): result.append(8)
    case UInt8(ascii: "f"): result.append(12)
    case UInt8(ascii: "n"): result.append(10)
    case UInt8(ascii: "r"): result.append(13)
    case UInt8(ascii: "t"): result.append(9)
    case UInt8(ascii: "v"): result.append(11)
    case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"): result.append(letter)
    case 10, 13:
      result.append(10)
      return afterNewline(start + 1)
    case UInt8(ascii: "x"): return try hexadecimalEscape(at: start, into: &result)
    case UInt8(ascii: "u"): return try unicodeEscape(at: start, into: &result)
    case UInt8(ascii: "z"):
      uses(.skippingEscape, start, start + 2)
      if dialect == .lua51 { break }
      var end = start + 2
      while end < bytes.count, LuaBytes.isSpace(bytes[end]) { end += 1 }
      return end
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      var value = 0
      var end = start + 1
      while end < start + 4, LuaBytes.isDigit(byte(end)) {
        value = value * 10 + Int(bytes[end] - UInt8(ascii: "0"))
        end += 1
      }
      guard value <= 255 else {
        throw LuaFailure(SourceRange(start, end), "a decimal escape is '\\255' at the most")
      }
      result.append(UInt8(value))
      return end
    default:
      guard dialect == nil || dialect == .lua51 else {
        throw LuaFailure(SourceRange(start, start + 2), "there is no escape '\\\(character(at: start + 1))'")
      }
      result.append(letter)
    }
    return start + 2
  }

  private mutating func hexadecimalEscape(at start: Int, into result: inout [UInt8]) throws(LuaFailure) -> Int
  {
    uses(.hexadecimalEscape, start, min(start + 4, bytes.count))
    guard let high = LuaBytes.hexadecimal(byte(start + 2)), let low = LuaBytes.hexadecimal(byte(start + 3)),
      dialect != .lua51
    else {
      if dialect == nil || dialect == .lua51 {
        result.append(UInt8(ascii: "x"))
        return start + 2
      }
      throw LuaFailure(SourceRange(start, start + 2), "the escape '\\x' needs two hexadecimal digits")
    }
    result.append(high << 4 | low)
    return start + 4
  }

  private mutating func unicodeEscape(at start: Int, into result: inout [UInt8]) throws(LuaFailure) -> Int {
    if dialect == .lua51 || dialect == nil && byte(start + 2) != UInt8(ascii: "{") {
      uses(.unicodeEscape, start, start + 2)
      result.append(UInt8(ascii: "u"))
      return start + 2
    }
    guard byte(start + 2) == UInt8(ascii: "{") else {
      throw LuaFailure(SourceRange(start, start + 2), "the escape '\\u' needs a '{' next: '\\u{20AC}'")
    }
    var value: UInt32 = 0
    var end = start + 3
    let limit: UInt32 = dialect == nil || dialect == .lua54 ? 0x7FFF_FFFF : 0x10FFFF
    while let digit = LuaBytes.hexadecimal(byte(end)) {
      guard value <= limit >> 4 else {
        throw LuaFailure(SourceRange(start, end + 1), "'\\u{…}' names no character that Lua can write")
      }
      value = value << 4 | UInt32(digit)
      end += 1
    }
    guard end > start + 3 else {
      throw LuaFailure(SourceRange(start, end), "the escape '\\u{' needs a hexadecimal digit")
    }
    guard byte(end) == UInt8(ascii: "}") else {
      throw LuaFailure(SourceRange(start, end), "the escape '\\u{' needs a '}' after its digits")
    }
    end += 1
    if dialect == .jit, (0xD800..<0xE000).contains(value) || value > limit {
      throw LuaFailure(SourceRange(start, end), "'\\u{…}' names no character of Unicode")
    }
    uses(.unicodeEscape, start, end)
    appendUTF8(value, to: &result)
    return end
  }

  /// As Lua does it, up to six bytes.
  private func appendUTF8(_ value: UInt32, to result: inout [UInt8]) {
    guard value >= 0x80 else { return result.append(UInt8(value)) }
    var rest = value
    var tail: [UInt8] = []
    var room: UInt32 = 0x3F
    repeat {
      tail.append(UInt8(0x80 | rest & 0x3F))
      rest >>= 6
      room >>= 1
    } while rest > room
    result.append(UInt8(truncatingIfNeeded: ~room << 1 | rest))
    result.append(contentsOf: tail.reversed())
  }

  /// The character that begins at an offset, for a message.
  func character(at start: Int) -> String {
    guard start < bytes.count else { return "" }
    let first = bytes[start]
    if first < 0x20 || first == 0x7F { return "\\\(first)" }
    var end = start + 1
    while end < bytes.count, end < start + 4, bytes[end] & 0xC0 == 0x80, first >= 0xC0 { end += 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
