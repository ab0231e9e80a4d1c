import SIP

extension VariableParser {
  /// Parses what stands in the parentheses behind a name.
  func parseInner(_ text: Bytes, _ inner: VariableKind.Inner, _ name: String) throws -> InnerName {
    switch inner {
    case .none, .anything: return .none
    case .text: return .text(text)
    case .word(let words):
      guard words.contains(where: { text.elementsEqual($0.utf8) }) else {
        throw VariableError("$\(name) has no '\(text.text)': it has \(words.joined(separator: ", "))")
      }
      return .text(text)
    case .flag:
      guard let number = text.decimal, number < 32 else {
        throw VariableError("'\(text.text)' is not a flag: flags are 0 to 31")
      }
      return .number(number)
    case .format: return .format(try VariableFormat(parsing: text, depth: depth + 1))
    case .variable:
      guard text.first == .ascii("$") else { throw VariableError("$\(name) needs a variable in parentheses") }
      return .variable(try nestedVariable(text))
    case .header:
      if text.first == .ascii("$") { return .variable(try nestedVariable(text)) }
      guard text == [.ascii("*")] || text.allSatisfy(\.isTokenCharacter) else {
        throw VariableError("'\(text.text)' is not the name of a header")
      }
      return .text(text)
    case .avp:
      if text.first == .ascii("$") { return .variable(try nestedVariable(text)) }
      return try AvpName(parsing: text).inner
    case .xavp: return .xavp(try XavpPath(parsing: text, depth: depth))
    case .cell: return try Self.parseCell(text, depth: depth)
    }
  }

  private func nestedVariable(_ text: Bytes) throws -> PseudoVariable {
    var parser = VariableParser(text, depth: depth + 1)
    return try parser.takeVariable()
  }

  /// Parses `table=>key`.
  private static func parseCell(_ text: Bytes, depth: Int) throws -> InnerName {
    guard let arrow = text.firstIndex(of: .ascii("=")), text.indices.contains(arrow + 1),
      text[arrow + 1] == .ascii(">")
    else { throw VariableError("'\(text.text)' is not a table and a key with => between them") }
    let table = text[..<arrow].trimmed
    guard !table.isEmpty, !table.contains(where: \.isWhitespace) else {
      throw VariableError("'\(table.text)' is not the name of a table")
    }
    return .cell(
      table: Bytes(table), key: try VariableFormat(parsing: Bytes(text[(arrow + 2)...]), depth: depth + 1))
  }
}
