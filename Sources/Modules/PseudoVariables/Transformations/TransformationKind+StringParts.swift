import SIP

extension TransformationKind {
  /// `{s.…}`: parts of the text.
  static let stringPartKinds: [(String, TransformationKind)] = [
    ("s.substr", string([.number, .number]) { .text(try substring($0, $1.number(0), $1.number(1))) }),
    (
      "s.select",
      string([.number, .separator]) { text, parameters in
        .text(item(text, parameters.number(0)) { $0 == parameters.text(1).first })
      }
    ),
    (
      "s.selectsw",
      string([.number]) { text, parameters in .text(item(text, parameters.number(0), \.isWhitespace)) }
    ),
    (
      "s.strip",
      string([.number]) { text, parameters in .text(Bytes(text.dropFirst(max(0, parameters.number(0))))) }
    ),
    (
      "s.striptail",
      string([.number]) { text, parameters in .text(Bytes(text.dropLast(max(0, parameters.number(0))))) }
    ),
    (
      "s.stripto",
      string([.text]) { text, parameters in .text(Bytes(text.drop { $0 != parameters.text(0).first })) }
    ),
    ("s.prefixes", string([.optionalNumber]) { .text(try prefixes($0, $1.first?.number, quote: [])) }),
    (
      "s.prefixes.quoted",
      string([.optionalNumber]) { .text(try prefixes($0, $1.first?.number, quote: [0x27])) }
    ),
    ("s.replace", string([.text, .text]) { .text(replaced($0, $1.text(0), with: $1.text(1))) }),
    ("s.rm", string([.text]) { .text(replaced($0, unescaped($1.text(0)), with: [])) }),
    (
      "s.count",
      string([.textOrComma]) { text, parameters in .number(text.count { $0 == parameters.text(0).first }) }
    ),
    (
      "s.before",
      string([.textOrComma]) { text, parameters in
        .text(Bytes(text.prefix { $0 != parameters.text(0).first }))
      }
    ),
    (
      "s.after",
      string([.textOrComma]) { text, parameters in
        .text(Bytes(text.drop { $0 != parameters.text(0).first }.dropFirst()))
      }
    ),
    (
      "s.rbefore",
      string([.textOrComma]) { text, parameters in
        .text(Bytes(text[..<(text.lastIndex { $0 == parameters.text(0).first } ?? text.endIndex)]))
      }
    ),
    (
      "s.rafter",
      string([.textOrComma]) { text, parameters in
        .text(
          Bytes(
            text[(text.lastIndex { $0 == parameters.text(0).first }.map { $0 + 1 } ?? text.startIndex)...]))
      }
    ),
    (
      "s.charat",
      string([.number]) { text, parameters in
        .text(text.indices.contains(parameters.number(0)) ? [text[parameters.number(0)]] : [])
      }
    ),
    (
      "s.byteat",
      string([.number]) { text, parameters in
        guard text.indices.contains(parameters.number(0)) else { return .number(-1, printed: []) }
        return .number(Int(Int8(bitPattern: text[parameters.number(0)])))
      }
    ),
  ]

  /// `count` bytes from `start` on, which counts from the end if it is negative; a count of 0 means all.
  private static func substring(_ text: Bytes, _ start: Int, _ count: Int) throws -> Bytes {
    guard count >= 0 else { throw VariableError("the length of a substring cannot be negative") }
    let (position, overflow) = start < 0 ? text.count.addingReportingOverflow(start) : (start, false)
    guard !overflow, position >= 0, start < 0 || position < text.count else {
      throw VariableError("the substring begins outside of the text")
    }
    let rest = text[position...]
    return Bytes(count == 0 ? rest : rest.prefix(count))
  }

  /// The item at a position of a list, from the end if it is negative; empty if there is none.
  static func item(_ text: Bytes, _ position: Int, _ isSeparator: (UInt8) -> Bool) -> Bytes {
    text.split(omittingEmptySubsequences: false, whereSeparator: isSeparator).element(at: position).map(
      Bytes.init) ?? []
  }

  /// All prefixes, from the shortest, with commas between them.
  private static func prefixes(_ text: Bytes, _ limit: Int?, quote: Bytes) throws -> Bytes {
    let longest = if let limit, limit > 0 { min(limit, text.count) } else { text.count }
    guard longest < 360 else { throw VariableError("the text has too many prefixes") }
    var result: [Bytes] = []
    for length in 0..<longest { result.append(quote + text.prefix(length + 1) + quote) }
    return Bytes(result.joined(separator: [0x2C]))
  }

  private static func replaced(_ text: Bytes, _ old: Bytes, with new: Bytes) -> Bytes {
    guard let first = old.first, old.count <= text.count else { return text }
    var result = Bytes()
    var position = 0
    while position < text.count {
      if text[position] == first, text[position...].starts(with: old) {
        result += new
        position += old.count
      } else {
        result.append(text[position])
        position += 1
      }
    }
    return result
  }

  /// The text with `\n`, `\r`, `\t` and `\\` made what they stand for.
  private static func unescaped(_ text: Bytes) -> Bytes {
    let meanings: [UInt8: UInt8] = [.ascii("n"): 0x0A, .ascii("r"): 0x0D, .ascii("t"): 0x09]
    var result = Bytes()
    var isEscaped = false
    for (position, byte) in text.enumerated() {
      if isEscaped {
        result.append(meanings[byte] ?? byte)
        isEscaped = false
      } else if byte == .ascii("\\"), position < text.count - 1 {
        isEscaped = true
      } else {
        result.append(byte)
      }
    }
    return result
  }
}
