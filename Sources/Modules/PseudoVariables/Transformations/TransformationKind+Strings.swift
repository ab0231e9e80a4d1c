import SIP

extension TransformationKind {
  /// `{s.…}`: the text as a whole.
  static let stringKinds: [(String, TransformationKind)] = [
    ("s.len", string { .number($0.count) }),
    (
      "s.int",
      TransformationKind { value, _ in
        guard value != .null, let number = value.number ?? PseudoValue.wholeNumber(value.text) else {
          throw VariableError("'\(value.text.prefix(40).text)' is not a number")
        }
        return .number(number, printed: value.text)
      }
    ),
    (
      "s.intv",
      TransformationKind { value, _ in
        guard value != .null, let number = value.number ?? PseudoValue.wholeNumber(value.text) else {
          throw VariableError("'\(value.text.prefix(40).text)' is not a number")
        }
        return .number(number)
      }
    ),
    ("s.tolower", string { .text($0.lowercased) }),
    ("s.toupper", string { .text($0.map { (0x61...0x7A).contains($0) ? $0 & ~0x20 : $0 }) }),
    ("s.numeric", string { .text($0.filter(\.isDigit)) }),
    ("s.rmws", string { .text($0.filter { !$0.isWhitespace }) }),
    ("s.rmhdws", string { .text(unfolded($0, with: [0x20])) }),
    ("s.rmhlws", string { .text(unfolded($0, with: [])) }),
    ("s.trim", string { .text(Bytes($0.trimmed)) }),
    ("s.ltrim", string { .text(Bytes($0.drop(while: \.isWhitespace))) }),
    ("s.rtrim", string { .text(Bytes($0[..<$0.trimmed.endIndex])) }),
    (
      "s.unquote",
      string { text in
        guard text.count >= 2, let first = text.first, first == text.last, first == 0x22 || first == 0x27
        else {
          return .text(text)
        }
        return .text(Bytes(text.dropFirst().dropLast()))
      }
    ),
    (
      "s.unbracket",
      string { text in
        guard text.count >= 2, let first = text.first, let last = text.last, brackets[first] == last else {
          return .text(text)
        }
        return .text(Bytes(text.dropFirst().dropLast()))
      }
    ),
    (
      "s.ftime",
      TransformationKind([.text]) { value, parameters in
        guard value != .null, let time = value.number ?? PseudoValue.wholeNumber(value.text) else {
          throw VariableError("'\(value.text.prefix(40).text)' is not a time")
        }
        return .text(VariableKind.formatted(time, parameters.text(0).text, isLocal: true) ?? [])
      }
    ),
  ]

  private static let brackets: [UInt8: UInt8] = [0x28: 0x29, 0x5B: 0x5D, 0x7B: 0x7D, 0x3C: 0x3E]

  /// A transformation of text; a number is taken as its digits.
  static func string(
    _ parameters: [Parameter] = [], _ apply: @escaping @Sendable (Bytes, [PseudoValue]) throws -> PseudoValue
  ) -> TransformationKind {
    TransformationKind(parameters) { value, parameters in
      guard value != .null else { throw VariableError("the value to transform is null") }
      return try apply(value.text, parameters)
    }
  }

  static func string(_ apply: @escaping @Sendable (Bytes) throws -> PseudoValue) -> TransformationKind {
    string([]) { text, _ in try apply(text) }
  }

  /// The text of a header without the ends of its lines; the white space that begins the next line becomes `blank`.
  private static func unfolded(_ text: Bytes, with blank: Bytes) -> Bytes {
    var result = Bytes()
    var isFold = false
    var isReplaced = false
    for byte in text {
      if byte == 0x0D || byte == 0x0A {
        isFold = true
        isReplaced = false
      } else if isFold, byte == 0x20 || byte == 0x09 {
        if !isReplaced { result += blank }
        isReplaced = true
      } else {
        result.append(byte)
        isFold = false
      }
    }
    return result
  }
}

extension [PseudoValue] {
  func text(_ position: Int) -> Bytes { indices.contains(position) ? self[position].text : [] }
  func number(_ position: Int) -> Int { indices.contains(position) ? self[position].number ?? 0 : 0 }
}
