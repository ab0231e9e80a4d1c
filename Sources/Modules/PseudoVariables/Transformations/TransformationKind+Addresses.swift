import SIP

extension TransformationKind {
  /// `{nameaddr.…}` and `{tobody.…}`
  static let addressKinds: [(String, TransformationKind)] = [
    ("nameaddr.uri", nameAddress { .text($0.uri) }),
    ("nameaddr.name", nameAddress { .text($0.name) }),
    ("nameaddr.len", nameAddress { .number($0.length) }),
    ("tobody.uri", toBody { .text($0.uri) }),
    ("tobody.tag", toBody { .text($0.tag ?? []) }),
    ("tobody.display", toBody { .text($0.displayName) }),
    ("tobody.user", toBody { .text($0.parsedURI?.user ?? []) }),
    ("tobody.host", toBody { .text($0.parsedURI?.host ?? []) }),
    (
      "tobody.params",
      TransformationKind { value, _ in
        guard let address = NameAddress(parsing: value.text), address.parsedURI != nil else {
          throw VariableError("'\(value.text.prefix(80).text)' is not an address")
        }
        let start =
          address.hasBrackets
          ? value.text.dropFirst(address.displayName.count).drop { $0 != .ascii(">") } : value.text[...]
        return .text(Bytes(start.drop { $0 != .ascii(";") }.dropFirst()))
      }
    ),
  ]

  private struct ShortAddress {
    var name: Bytes
    var uri: Bytes
    /// From the start of the name to the closing bracket.
    var length: Int
  }

  /// A name and a URI in brackets, whatever follows; text without brackets is the URI, all of it.
  private static func nameAddress(_ apply: @escaping @Sendable (ShortAddress) -> PseudoValue)
    -> TransformationKind
  {
    TransformationKind { value, _ in
      let text = value.text
      guard !text.isEmpty else { throw VariableError("there is no address in an empty text") }
      var opening = text.firstIndex(of: .ascii("<"))
      let start = text.trimmed.startIndex
      if text[start..<text.endIndex].first == 0x22 {
        var position = start + 1
        while position < text.count, text[position] != 0x22 { position += text[position] == 0x5C ? 2 : 1 }
        guard position < text.count else { throw VariableError("a quote is not closed") }
        opening = text[position...].firstIndex(of: .ascii("<"))
      }
      guard let opening else { return apply(ShortAddress(name: [], uri: text, length: text.count)) }
      guard let closing = text[opening...].firstIndex(of: .ascii(">")) else {
        throw VariableError("< is not closed")
      }
      return apply(
        ShortAddress(
          name: Bytes(text[start..<max(start, opening)]), uri: Bytes(text[(opening + 1)..<closing]),
          length: closing + 1 - start))
    }
  }

  private static func toBody(_ apply: @escaping @Sendable (NameAddress) -> PseudoValue) -> TransformationKind
  {
    TransformationKind { value, _ in
      guard let address = NameAddress(parsing: value.text), address.parsedURI != nil else {
        throw VariableError("'\(value.text.prefix(80).text)' is not an address")
      }
      return apply(address)
    }
  }
}
