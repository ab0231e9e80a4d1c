extension LuaLexer {
  /// Steps over a comment; returns whether a line ends in it.
  mutating func skipComment(from start: Int) throws(LuaFailure) -> Bool {
    var hasNewline = false
    var content = start + 2
    position = content
    if byte(content) == UInt8(ascii: "["), let level = level(ofBracketAt: content) {
      content += level + 2
      let end = try endOfLongBracket(
        from: content, level: level, opening: SourceRange(start, content), "comment")
      position = end + level + 2
      if let directive = directive(in: content..<end) {
        directives.append(
          Directive(text: directive, range: SourceRange(start, position), standsAlone: standsAlone(start)))
      }
      for offset in content..<end where LuaBytes.isNewline(bytes[offset]) { hasNewline = true }
      return hasNewline
    }
    while position < bytes.count, !LuaBytes.isNewline(bytes[position]) { position += 1 }
    if let directive = directive(in: content..<position) {
      directives.append(
        Directive(text: directive, range: SourceRange(start, position), standsAlone: standsAlone(start)))
    }
    return hasNewline
  }

  /// The number of `=` in a long bracket that begins here; nil where none does.
  func level(ofBracketAt start: Int) -> Int? {
    var end = start + 1
    while byte(end) == UInt8(ascii: "=") { end += 1 }
    return byte(end) == bytes[start] ? end - start - 1 : nil
  }

  /// Where the closing bracket begins.
  mutating func endOfLongBracket(
    from content: Int, level: Int, opening: SourceRange, _ what: String
  ) throws(LuaFailure) -> Int {
    var offset = content
    while offset < bytes.count {
      let current = bytes[offset]
      if current == UInt8(ascii: "]") {
        if self.level(ofBracketAt: offset) == level { return offset }
        // The brackets in between may open the one that counts: `]]=]`.
        offset += 1
        while byte(offset) == UInt8(ascii: "=") { offset += 1 }
      } else {
        if level == 0, current == UInt8(ascii: "["), byte(offset + 1) == current {
          uses(.nestedLongBracket, offset, offset + 2)
        }
        offset += 1
      }
    }
    let closing = "]" + String(repeating: "=", count: level) + "]"
    throw LuaFailure(opening, "unfinished \(what): there is no '\(closing)' that closes it")
  }

  /// What stands after `kemi:` in a comment.
  private func directive(in range: Range<Int>) -> String? {
    let mark: [UInt8] = Array("kemi:".utf8)
    guard range.count >= mark.count else { return nil }
    var offset = range.lowerBound
    while offset + mark.count <= range.upperBound {
      if bytes[offset] == mark[0], (0..<mark.count).allSatisfy({ bytes[offset + $0] == mark[$0] }),
        offset == range.lowerBound || !LuaBytes.continuesName(bytes[offset - 1])
      {
        var (first, last) = (offset + mark.count, range.upperBound)
        while first < last, LuaBytes.isSpace(bytes[first]) { first += 1 }
        while last > first, LuaBytes.isSpace(bytes[last - 1]) { last -= 1 }
        return String(decoding: bytes[first..<last], as: UTF8.self)
      }
      offset += 1
    }
    return nil
  }

  private func standsAlone(_ start: Int) -> Bool {
    var offset = start
    while offset > 0, !LuaBytes.isNewline(bytes[offset - 1]) {
      offset -= 1
      if !LuaBytes.isSpace(bytes[offset]) { return false }
    }
    return true
  }
}
