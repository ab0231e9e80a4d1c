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
      let list = SIP.Parameter.list(
        parsing: value.text, separator: parameters.text(separator).first ?? .ascii(";"))
      guard let list, !list.isEmpty else {
        throw VariableError("'\(value.text.prefix(80).text)' has no parameters that can be read")
      }
      return apply(list, parameters)
    }
  }
}

extension SIP.Parameter {
  /// Reads parameters with a separator between them, and takes quoted values out of their quotes; nil if one has no
  /// name or is not closed.
  static func list(parsing text: Bytes, separator: UInt8) -> [SIP.Parameter]? {
    var list: [SIP.Parameter] = []
    var rest = text.trimmed
    if rest.last == separator { rest.removeLast() }
    while !rest.isEmpty {
      let name = Bytes(rest.prefix { $0 != .ascii("=") && $0 != separator }.trimmed)
      guard !name.isEmpty else { return nil }
      rest = rest.drop { $0 != .ascii("=") && $0 != separator }
      guard rest.first == .ascii("="), separator != .ascii("=") else {
        list.append(SIP.Parameter(name: name))
        rest = rest.dropFirst().drop(while: \.isWhitespace)
        continue
      }
      rest = rest.dropFirst().drop(while: \.isWhitespace)
      let value: Bytes
      if let quote = rest.first, quote == 0x22 || quote == 0x27 {
        guard let closing = rest.dropFirst().firstIndex(of: quote) else { return nil }
        value = Bytes(rest[(rest.startIndex + 1)..<closing])
        rest = rest[(closing + 1)...].drop { $0 != separator }
      } else {
        value = Bytes(rest.prefix { $0 != separator }.trimmed)
        rest = rest.drop { $0 != separator }
      }
      list.append(SIP.Parameter(name: name, value: value))
      rest = rest.dropFirst().drop(while: \.isWhitespace)
    }
    return list
  }
}
