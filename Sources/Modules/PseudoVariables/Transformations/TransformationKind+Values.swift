import SIP

extension TransformationKind {
  /// `{line.…}`: lines of a body.
  static let lineKinds: [(String, TransformationKind)] = [
    ("line.count", lines([]) { lines, _ in .word("\(lines.count)") }),
    (
      "line.at",
      lines([.number]) { lines, parameters in .text(lines.element(at: parameters.number(0)) ?? []) }
    ),
    (
      "line.sw",
      lines([.text]) { lines, parameters in .text(lines.first { $0.starts(with: parameters.text(0)) } ?? []) }
    ),
  ]

  private static func lines(
    _ parameters: [Parameter], _ apply: @escaping @Sendable ([Bytes], [PseudoValue]) -> PseudoValue
  ) -> TransformationKind {
    TransformationKind(parameters) { value, parameters in
      guard case .text(var text, _) = value, !text.isEmpty else {
        throw VariableError("there are no lines in what is not text")
      }
      if text.last == 0x0A { text.removeLast() }
      let lines = text.parts(separatedBy: 0x0A).map { Bytes($0.last == 0x0D ? $0.dropLast() : $0) }
      return apply(lines, parameters)
    }
  }

  /// `{val.…}` and `{num.…}`
  static let valueKinds: [(String, TransformationKind)] = [
    ("val.n0", TransformationKind { value, _ in value == .null ? .number(0) : value }),
    ("val.ne", TransformationKind { value, _ in value == .null ? .text([]) : value }),
    (
      "val.json",
      TransformationKind { value, _ in
        guard case .text(let text, let number) = value else { return value == .null ? .text([]) : value }
        return .text(jsonEscaped(text), number: number)
      }
    ),
    (
      "val.jsonqe",
      TransformationKind { value, _ in
        guard case .text(let text, let number) = value else { return value == .null ? .word("\"\"") : value }
        // Kamailio puts quotes around a text only if there is something to escape in it.
        let escaped = jsonEscaped(text)
        return escaped == text ? value : .text([0x22] + escaped + [0x22], number: number)
      }
    ),
    ("num.fdigit", TransformationKind { value, _ in .number(Int(String(digits(value).prefix(1))) ?? 0) }),
    ("num.ldigit", TransformationKind { value, _ in .number(Int(String(digits(value).suffix(1))) ?? 0) }),
  ]

  private static func digits(_ value: PseudoValue) -> String { "\((value.number ?? 0).magnitude)" }

  private static let jsonEscapes: [UInt8: UInt8] = [
    0x22: 0x22, 0x5C: 0x5C, 0x08: .ascii("b"), 0x0C: .ascii("f"), 0x0A: .ascii("n"), 0x0D: .ascii("r"),
    0x09: .ascii("t"),
  ]

  private static func jsonEscaped(_ text: Bytes) -> Bytes {
    var result = Bytes()
    for byte in text {
      if let letter = jsonEscapes[byte] {
        result += [0x5C, letter]
      } else if byte < 0x20 {
        result += Bytes("\\u00") + hexadecimal(byte)
      } else {
        result.append(byte)
      }
    }
    return result
  }

  static func hexadecimal(_ byte: UInt8) -> Bytes {
    let digits = Bytes("0123456789abcdef")
    return [digits[Int(byte >> 4)], digits[Int(byte & 0xF)]]
  }
}
