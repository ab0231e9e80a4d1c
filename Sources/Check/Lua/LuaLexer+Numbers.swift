extension LuaLexer {
  mutating func scanNumber(from start: Int) throws(LuaFailure) {
    let end = endOfNumber(from: start)
    position = end
    guard let number = value(from: start, to: end) else {
      throw LuaFailure(
        SourceRange(start, end),
        "malformed number '\(String(decoding: bytes[start..<min(end, start + 40)], as: UTF8.self))'")
    }
    self.number = number
  }

  /// How far a number goes, right or wrong, which the dialects do not agree upon.
  private func endOfNumber(from start: Int) -> Int {
    var end = start
    if dialect == .lua51 {
      while LuaBytes.isDigit(byte(end)) || byte(end) == UInt8(ascii: ".") { end += 1 }
      if byte(end) | 0x20 == UInt8(ascii: "e") {
        end += 1
        if byte(end) == UInt8(ascii: "+") || byte(end) == UInt8(ascii: "-") { end += 1 }
      }
      while LuaBytes.isLetter(byte(end)) || LuaBytes.isDigit(byte(end)) { end += 1 }
      return end
    }
    let isHexadecimal = byte(start) == UInt8(ascii: "0") && byte(start + 1) | 0x20 == UInt8(ascii: "x")
    let exponent = isHexadecimal ? UInt8(ascii: "p") : UInt8(ascii: "e")
    if isHexadecimal { end += 2 }
    if dialect == .jit || dialect == nil {
      var last: UInt8 = 0
      while end < bytes.count {
        let current = bytes[end]
        let isSign = current == UInt8(ascii: "-") || current == UInt8(ascii: "+")
        guard
          LuaBytes.continuesName(current) || current == UInt8(ascii: ".") || isSign && last | 0x20 == exponent
        else { break }
        last = current
        end += 1
      }
      return end
    }
    while end < bytes.count {
      let current = bytes[end]
      if current | 0x20 == exponent {
        end += 1
        if byte(end) == UInt8(ascii: "+") || byte(end) == UInt8(ascii: "-") { end += 1 }
      } else if LuaBytes.hexadecimal(current) != nil || current == UInt8(ascii: ".") {
        end += 1
      } else {
        break
      }
    }
    // LuaJIT's suffixes, so that they can be named.
    let suffixStart = end
    while LuaBytes.isLetter(byte(end)) || LuaBytes.isDigit(byte(end)) { end += 1 }
    if end == suffixStart || dialect == .lua54 { return end }
    // Lua 5.2 and 5.3 let a statement begin right after a number.
    var next = end
    while LuaBytes.isSpace(byte(next)) { next += 1 }
    let beginsStatement = "=.[({:\"'".utf8.contains(byte(next))
    return !beginsStatement && value(from: start, to: end, asJIT: true) != nil ? end : suffixStart
  }

  private mutating func value(from start: Int, to end: Int) -> LuaNumber? {
    if let number = value(from: start, to: end, asJIT: false) {
      if dialect == .lua51, byte(start + 1) | 0x20 == UInt8(ascii: "x"),
        bytes[start..<end].contains(UInt8(ascii: "."))
      {
        uses(.hexadecimalFloat, start, end)
      }
      return number
    }
    guard let number = value(from: start, to: end, asJIT: true) else { return nil }
    let isBinary = byte(start + 1) | 0x20 == UInt8(ascii: "b")
    uses(isBinary ? .binaryNumber : .suffixedNumber, start, end)
    return number
  }

  /// What a number stands for, if it is one; with LuaJIT's suffixes and binary digits where they are asked for.
  private func value(from start: Int, to end: Int, asJIT: Bool) -> LuaNumber? {
    var last = end
    var suffix = ""
    if asJIT {
      while last > start, "iul".utf8.contains(bytes[last - 1] | 0x20) { last -= 1 }
      suffix = String(decoding: bytes[last..<end], as: UTF8.self).lowercased()
      guard ["", "i", "ll", "ull", "llu"].contains(suffix) else { return nil }
    }
    let zero = byte(start) == UInt8(ascii: "0")
    let number: LuaNumber?
    if zero, byte(start + 1) | 0x20 == UInt8(ascii: "x") {
      number = hexadecimal(start + 2, last)
    } else if asJIT, zero, byte(start + 1) | 0x20 == UInt8(ascii: "b") {
      number = binary(start + 2, last)
    } else {
      number = decimal(start, last)
    }
    guard let number else { return nil }
    if suffix == "i" { return .imaginary }
    if !suffix.isEmpty {
      // Only whole numbers have it.
      for offset in start..<last where bytes[offset] == UInt8(ascii: ".") { return nil }
      if !(zero && byte(start + 1) | 0x20 == UInt8(ascii: "x")) {
        for offset in start..<last where bytes[offset] | 0x20 == UInt8(ascii: "e") { return nil }
      } else {
        for offset in start..<last where bytes[offset] | 0x20 == UInt8(ascii: "p") { return nil }
      }
    }
    return number
  }

  private func decimal(_ start: Int, _ end: Int) -> LuaNumber? {
    var offset = start
    var value: Int64 = 0
    var overflows = false
    while offset < end, LuaBytes.isDigit(bytes[offset]) {
      let (product, tooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, larger) = product.addingReportingOverflow(Int64(bytes[offset] - UInt8(ascii: "0")))
      value = sum
      overflows = overflows || tooLarge || larger
      offset += 1
    }
    var digits = offset - start
    if offset == end, digits > 0, !overflows { return .integer(value) }
    if offset < end, bytes[offset] == UInt8(ascii: ".") {
      offset += 1
      let fraction = offset
      while offset < end, LuaBytes.isDigit(bytes[offset]) { offset += 1 }
      digits += offset - fraction
    }
    guard digits > 0 else { return nil }
    if offset < end, bytes[offset] | 0x20 == UInt8(ascii: "e") {
      offset += 1
      if offset < end, bytes[offset] == UInt8(ascii: "+") || bytes[offset] == UInt8(ascii: "-") {
        offset += 1
      }
      let exponent = offset
      while offset < end, LuaBytes.isDigit(bytes[offset]) { offset += 1 }
      guard offset > exponent else { return nil }
    }
    guard offset == end else { return nil }
    var text = String(decoding: bytes[start..<end], as: UTF8.self)
    if text.hasPrefix(".") { text = "0" + text }
    text = text.replacingFirst(".e", with: ".0e").replacingFirst(".E", with: ".0e")
    if text.hasSuffix(".") { text += "0" }
    return .float(Double(text) ?? .infinity)
  }

  private func hexadecimal(_ start: Int, _ end: Int) -> LuaNumber? {
    var offset = start
    var bits: UInt64 = 0
    var value = 0.0
    var exponent = 0
    var digits = 0
    var hasPoint = false
    while offset < end {
      if bytes[offset] == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
      } else if let digit = LuaBytes.hexadecimal(bytes[offset]) {
        bits = bits << 4 | UInt64(digit)
        value = value * 16 + Double(digit)
        if hasPoint { exponent -= 4 }
        digits += 1
      } else {
        break
      }
      offset += 1
    }
    guard digits > 0 else { return nil }
    var hasExponent = false
    if offset < end, bytes[offset] | 0x20 == UInt8(ascii: "p") {
      hasExponent = true
      offset += 1
      let isNegative = offset < end && bytes[offset] == UInt8(ascii: "-")
      if isNegative || offset < end && bytes[offset] == UInt8(ascii: "+") { offset += 1 }
      let first = offset
      var written = 0
      while offset < end, LuaBytes.isDigit(bytes[offset]) {
        written = min(written * 10 + Int(bytes[offset] - UInt8(ascii: "0")), 100_000)
        offset += 1
      }
      guard offset > first else { return nil }
      exponent += isNegative ? -written : written
    }
    guard offset == end else { return nil }
    if !hasPoint, !hasExponent {
      let wraps = dialect == .lua53 || dialect == .lua54
      if bits <= UInt64(Int64.max) && value < 0x1p63 || wraps { return .integer(Int64(bitPattern: bits)) }
      return .float(value)
    }
    guard value.isFinite else { return .float(.infinity) }
    return .float(Double(sign: .plus, exponent: exponent, significand: value))
  }

  private func binary(_ start: Int, _ end: Int) -> LuaNumber? {
    guard end > start, end - start <= 64 else { return nil }
    var bits: UInt64 = 0
    for offset in start..<end {
      guard bytes[offset] & 0xFE == UInt8(ascii: "0") else { return nil }
      bits = bits << 1 | UInt64(bytes[offset] & 1)
    }
    return bits <= UInt64(Int64.max) ? .integer(Int64(bits)) : .float(Double(bits))
  }
}

extension String {
  fileprivate func replacingFirst(_ old: String, with new: String) -> String {
    guard let index = utf8.indices.first(where: { utf8[$0...].starts(with: old.utf8) }) else { return self }
    return String(self[..<index]) + new + String(self[utf8.index(index, offsetBy: old.utf8.count)...])
  }
}
