import SIP

/// Text with variables in it.
struct VariableFormat {
  enum Part {
    case text(Bytes)
    case variable(PseudoVariable)
  }

  /// As long as Kamailio makes the result (`pv_buffer_size`), with the zero at its end.
  static let maximumLength = 8191

  private(set) var parts: [Part] = []

  /// - Throws: `VariableError` if there is a `$` that begins no variable.
  init(parsing text: Bytes, depth: Int = 0) throws {
    var start = 0
    while let dollar = text[start...].firstIndex(of: .ascii("$")) {
      guard let length = variableLength(in: text, at: dollar) else {
        throw VariableError("'\(text[dollar...].prefix(40).text)' begins no variable; $$ stands for a $")
      }
      if dollar > start { parts.append(.text(Bytes(text[start..<dollar]))) }
      var parser = VariableParser(Bytes(text[dollar..<(dollar + length)]), depth: depth)
      parts.append(.variable(try parser.takeVariable()))
      start = dollar + length
    }
    if start < text.count { parts.append(.text(Bytes(text[start...]))) }
  }
}

extension Session {
  /// The text of a format; a variable that is null prints `<null>`, one that cannot be read nothing.
  func text(of format: VariableFormat) throws -> Bytes {
    var result = Bytes()
    for part in format.parts {
      switch part {
      case .text(let text): result += text
      case .variable(let variable):
        guard let value = try? read(variable) else { continue }
        result += value == .null ? Bytes("<null>") : value.text
      }
      guard result.count <= VariableFormat.maximumLength else {
        throw VariableError("the text gets longer than \(VariableFormat.maximumLength) bytes")
      }
    }
    return result
  }
}
