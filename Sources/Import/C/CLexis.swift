/// Where the lexical pieces of C end. Every function stays below `end`, however broken the text is.
enum CLexis {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  @inline(__always) static func isCommentStart(_ bytes: Bytes, _ index: Int, _ end: Int) -> Bool {
    index + 1 < end && (bytes[index + 1] == UInt8(ascii: "*") || bytes[index + 1] == UInt8(ascii: "/"))
  }

  static func endOfComment(_ bytes: Bytes, _ start: Int, _ end: Int) -> Int {
    var index = start + 2
    if bytes[start + 1] == UInt8(ascii: "/") {
      while index < end, bytes[index] != UInt8(ascii: "\n") { index += 1 }
      return index
    }
    while index + 1 < end {
      if bytes[index] == UInt8(ascii: "*"), bytes[index + 1] == UInt8(ascii: "/") { return index + 2 }
      index += 1
    }
    return end
  }

  static func endOfQuoted(_ bytes: Bytes, _ start: Int, _ end: Int) -> Int {
    let quote = bytes[start]
    var index = start + 1
    while index < end, bytes[index] != quote, bytes[index] != UInt8(ascii: "\n") {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(index + 1, end)
  }

  @inline(__always) static func endOfWord(_ bytes: Bytes, _ start: Int, _ end: Int) -> Int {
    let classes = CharacterClass.lookup
    var index = start + 1
    while index < end {
      let kind = classes[Int(bytes[index])]
      if kind != .letter && kind != .digit { break }
      index += 1
    }
    return index
  }

  /// The end of a string literal that closes on its line.
  private static func endOfLiteral(_ bytes: Bytes, _ start: Int, _ end: Int) -> Int? {
    var index = start + 1
    while index < end, bytes[index] != UInt8(ascii: "\n") {
      if bytes[index] == UInt8(ascii: "\"") { return index + 1 }
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return nil
  }

  /// The end of the logical line: a backslash before the line's end continues it.
  static func endOfDirective(_ bytes: Bytes, _ start: Int, _ end: Int) -> Int {
    var index = start + 1
    while index < end, bytes[index] != UInt8(ascii: "\n") {
      if bytes[index] == UInt8(ascii: "\\") {
        index += 1
        if index < end, bytes[index] == UInt8(ascii: "\r") { index += 1 }
      } else if bytes[index] == UInt8(ascii: "\""), let close = endOfLiteral(bytes, index, end) {
        index = close
        continue
      } else if bytes[index] == UInt8(ascii: "/"), isCommentStart(bytes, index, end) {
        index = endOfComment(bytes, index, end)
        continue
      }
      index += 1
    }
    return min(index, end)
  }

  /// A group in brackets.
  struct Group {
    /// Where it ends, its closing bracket included.
    var end: Int
    /// The directives in it that belong to an `#if` before it.
    var outerDirectives: [Range<Int>] = []
  }

  /// The group that opens at `start`; nil if it has no end.
  ///
  /// Where branches of an `#if` leave brackets open, the first branch counts, as a compiler of one of
  /// the builds would see it. Where the group itself opens in a branch, each other branch opens it anew.
  static func group(_ bytes: Bytes, _ start: Int, _ end: Int) -> Group? {
    let classes = CharacterClass.lookup
    let open = bytes[start]
    let close = open == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: ")")
    var group = Group(end: end)
    var depth = 0
    var branches: [(atIf: Int, afterFirst: Int?)] = []
    var index = start
    while index < end {
      let byte = bytes[index]
      switch classes[Int(byte)] {
      case .brace:
        index += 1
        if byte == open {
          depth += 1
        } else if byte == close {
          depth -= 1
          if depth == 0 {
            group.end = index
            return group
          }
        }
      case .quote:
        index = endOfQuoted(bytes, index, end)
      case .slash where isCommentStart(bytes, index, end):
        index = endOfComment(bytes, index, end)
      case .hash where isLineStart(bytes, index):
        let kind = CDirective.kind(bytes, index, end)
        let directive = index..<endOfDirective(bytes, index, end)
        index = directive.upperBound
        switch kind {
        case .ifTest, .ifdef, .ifndef: branches.append((depth, nil))
        case .elif, .elseBranch:
          if let last = branches.last {
            if last.afterFirst == nil { branches[branches.count - 1].afterFirst = depth }
            depth = last.atIf
          } else {
            group.outerDirectives.append(directive)
            depth = 0
          }
        case .endif:
          if branches.isEmpty {
            group.outerDirectives.append(directive)
          } else if let first = branches.removeLast().afterFirst {
            depth = first
          }
        case .define, .other: break
        }
      default:
        index += 1
      }
    }
    return nil
  }

  static func isLineStart(_ bytes: Bytes, _ index: Int) -> Bool {
    var index = index
    while index > 0 {
      index -= 1
      if bytes[index] == UInt8(ascii: "\n") { return true }
      if bytes[index] > 0x20 { return false }
    }
    return true
  }
}
