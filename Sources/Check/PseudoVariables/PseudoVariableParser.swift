/// Cuts one pseudo-variable out of a text by the rules of the server's `pv_locate_name` and `pv_parse_spec`.
struct PseudoVariableParser {
  struct Failure: Error {
    let range: SourceRange
    let text: String
  }

  let bytes: [UInt8]
  /// Where the variables may reach to.
  let end: Int

  /// The variable that begins at `start`, where a `$` stands.
  func variable(at start: Int) throws(Failure) -> PseudoVariableUse {
    let limit = try extent(from: start)
    if bytes[start + 1] == dollar {
      return PseudoVariableUse(
        name: "", nameRange: SourceRange(start, start + 2), range: SourceRange(start, start + 2))
    }
    return bytes[start + 1] == openParenthesis
      ? try bracketed(from: start, to: limit) : try plain(from: start, to: limit)
  }

  /// Where the variable ends, found by its parentheses alone.
  private func extent(from start: Int) throws(Failure) -> Int {
    guard start + 1 < end else {
      throw Failure(
        range: SourceRange(start, end), text: "nothing follows the '$'; write '$$' for the sign itself")
    }
    if bytes[start + 1] == dollar { return start + 2 }
    var index = start + 1
    if bytes[index] != openParenthesis {
      while index < end, isNameByte(bytes[index]) { index += 1 }
      if index == end || bytes[index] != openParenthesis { return index }
    }
    return try closing(of: index, from: start) + 1
  }

  /// The parenthesis that closes the one at `open`.
  private func closing(of open: Int, from start: Int) throws(Failure) -> Int {
    guard let close = matching(open, openParenthesis, closeParenthesis, before: end) else {
      throw Failure(range: SourceRange(start, end), text: "the '(' of the pseudo-variable is never closed")
    }
    return close
  }

  private func matching(_ open: Int, _ opening: UInt8, _ closing: UInt8, before limit: Int) -> Int? {
    var depth = 0
    for index in open..<limit {
      if bytes[index] == opening { depth += 1 }
      if bytes[index] == closing {
        depth -= 1
        if depth == 0 { return index }
      }
    }
    return nil
  }

  /// `$name` or `$name(inner)`.
  private func plain(from start: Int, to limit: Int) throws(Failure) -> PseudoVariableUse {
    let nameEnd = endOfName(start + 1, before: limit)
    var use = try use(from: start, name: start + 1..<nameEnd, to: limit)
    if nameEnd < limit { use.inner = try inside(nameEnd + 1..<limit - 1, "parentheses") }
    return use
  }

  /// `$(name(inner)[index]{transformation})`.
  private func bracketed(from start: Int, to limit: Int) throws(Failure) -> PseudoVariableUse {
    let close = limit - 1
    if start + 2 < close, bytes[start + 2] == dollar {
      guard start + 3 == close else {
        throw Failure(range: SourceRange(start + 2, close), text: "a variable cannot begin with a second '$'")
      }
      return PseudoVariableUse(
        name: "", nameRange: SourceRange(start, limit), range: SourceRange(start, limit))
    }
    var index = endOfName(start + 2, before: close)
    var use = try use(from: start, name: start + 2..<index, to: limit)
    if index < close, bytes[index] == openParenthesis {
      guard let inner = matching(index, openParenthesis, closeParenthesis, before: close) else {
        throw Failure(range: SourceRange(index, close), text: "the '(' after the name is never closed")
      }
      use.inner = try inside(index + 1..<inner, "parentheses")
      index = inner + 1
    }
    if index < close, bytes[index] == UInt8(ascii: "[") {
      guard let bracket = matching(index, UInt8(ascii: "["), UInt8(ascii: "]"), before: close) else {
        throw Failure(range: SourceRange(index, close), text: "the '[' is never closed")
      }
      use.index = try inside(index + 1..<bracket, "brackets")
      index = bracket + 1
    }
    while index < close, bytes[index] == UInt8(ascii: "{") {
      guard let brace = matching(index, UInt8(ascii: "{"), UInt8(ascii: "}"), before: close) else {
        throw Failure(range: SourceRange(index, close), text: "the '{' is never closed")
      }
      use.transformations.append(try transformation(index + 1..<brace))
      index = brace + 1
      while index < close, isSpace(bytes[index]) { index += 1 }
    }
    guard index == close else {
      let seen = String(decoding: bytes[index...index], as: UTF8.self)
      throw Failure(
        range: SourceRange(index, close),
        text: bytes[index] < 0x80
          ? "'\(seen)' cannot stand here in '$(…)'" : "this cannot stand here in '$(…)'")
    }
    return use
  }

  private func use(from start: Int, name: Range<Int>, to limit: Int) throws(Failure) -> PseudoVariableUse {
    if name.isEmpty {
      throw Failure(
        range: SourceRange(start, limit), text: "no name follows the '$'; write '$$' for the sign itself")
    }
    return PseudoVariableUse(
      name: String(decoding: bytes[name], as: UTF8.self),
      nameRange: SourceRange(name.lowerBound, name.upperBound), range: SourceRange(start, limit))
  }

  private func inside(_ range: Range<Int>, _ what: String) throws(Failure) -> SourceRange {
    if range.isEmpty {
      throw Failure(
        range: SourceRange(range.lowerBound - 1, range.upperBound + 1), text: "nothing stands in the \(what)")
    }
    return SourceRange(range.lowerBound, range.upperBound)
  }

  private func transformation(_ range: Range<Int>) throws(Failure) -> TransformationUse {
    let text = bytes[range]
    guard let dot = text.firstIndex(of: UInt8(ascii: ".")), dot > range.lowerBound else {
      throw Failure(
        range: SourceRange(range.lowerBound, range.upperBound),
        text: "a transformation is a class, a dot and a name, such as {s.len}")
    }
    var name = text[(dot + 1)...].prefix { $0 != UInt8(ascii: ",") }
    while let first = name.first, isSpace(first) { name.removeFirst() }
    while let last = name.last, isSpace(last) { name.removeLast() }
    return TransformationUse(
      category: String(decoding: text[..<dot], as: UTF8.self), name: String(decoding: name, as: UTF8.self),
      range: SourceRange(range.lowerBound, range.upperBound))
  }

  private func endOfName(_ start: Int, before limit: Int) -> Int {
    var index = start
    while index < limit, isNameByte(bytes[index]) { index += 1 }
    return index
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "?"):
      true
    default: false
    }
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  private var dollar: UInt8 { UInt8(ascii: "$") }
  private var openParenthesis: UInt8 { UInt8(ascii: "(") }
  private var closeParenthesis: UInt8 { UInt8(ascii: ")") }
}
