import SIP

extension TransformationKind {
  /// `{param.…}`: parameters with a separator between them, `;` if none is given.
  static let parameterKinds: [(String, TransformationKind)] = [
    (
      "param.value",
      list([.text, .optionalSeparatorButComma], separator: 1) { list, parameters in
        .text(list.last { $0.name.equalsIgnoringCase(parameters.text(0)) }?.value ?? [])
      }
    ),
    (
      "param.in",
      list([.text, .optionalSeparatorButComma], separator: 1) { list, parameters in
        .flag(list.contains { $0.name.equalsIgnoringCase(parameters.text(0)) })
      }
    ),
    (
      "param.valueat",
      list([.number, .optionalSeparatorButComma], separator: 1) { list, parameters in
        .text(list.element(at: parameters.number(0))?.value ?? [])
      }
    ),
    (
      "param.name",
      list([.number, .optionalSeparatorButComma], separator: 1) { list, parameters in
        .text(list.element(at: parameters.number(0))?.name ?? [])
      }
    ),
    ("param.count", list([.optionalSeparator], separator: 0) { list, _ in .number(list.count) }),
  ]

  private static func list(
    _ parameters: [Parameter], separator: Int,
    _ apply: @escaping @Sendable ([SIP.Parameter], [PseudoValue]) -> PseudoValue
  ) -> TransformationKind {
    TransformationKind(parameters) { value, parameters in
      let separator = parameters.text(separator).first ?? .ascii(";")
      var text = value.text
      if text.count > 1, text.last == separator { text.removeLast() }
      let list = SIP.Parameter.list(parsing: text, separator: separator)
      guard let list, !list.isEmpty else {
        throw VariableError("'\(value.text.prefix(80).text)' has no parameters that can be read")
      }
      return apply(list, parameters)
    }
  }
}

extension SIP.Parameter {
  /// Reads parameters with a separator between them, and takes quoted values out of their quotes; nil if something
  /// else stands between them, or a quote is open. A comma ends them, so that they can be those of a header.
  static func list(parsing text: Bytes, separator: UInt8) -> [SIP.Parameter]? {
    var list: [SIP.Parameter] = []
    var rest = text[...]
    let endsWord = { (byte: UInt8) in byte.isWhitespace || byte == .ascii(",") || byte == separator }
    while !rest.isEmpty {
      let name = Bytes(rest.prefix { !endsWord($0) && $0 != .ascii("=") })
      rest = rest.dropFirst(name.count).drop(while: \.isWhitespace)
      var value: Bytes?
      if rest.first == .ascii("=") {
        rest = rest.dropFirst().drop(while: \.isWhitespace)
        if let quote = rest.first, quote == 0x22 || quote == 0x27 {
          guard let closing = rest.dropFirst().firstIndex(of: quote) else { return nil }
          value = Bytes(rest[(rest.startIndex + 1)..<closing])
          rest = rest[(closing + 1)...]
        } else {
          let word = Bytes(rest.prefix { !endsWord($0) })
          if word.isEmpty, !rest.isEmpty { return nil }
          value = word
          rest = rest.dropFirst(word.count)
        }
        rest = rest.drop(while: \.isWhitespace)
      }
      list.append(SIP.Parameter(name: name, value: value))
      guard let next = rest.first else { return list }
      if next != separator { return next == .ascii(",") || next == .ascii(">") ? list : nil }
      rest = rest.dropFirst().drop(while: \.isWhitespace)
      if rest.isEmpty { return nil }
    }
    return list
  }
}
