/// A piece of a configuration.
struct ConfigurationToken {
  enum Kind: Equatable {
    case identifier, string, number
    case sign(UInt8)
  }

  var kind: Kind
  /// Of strings, with escapes resolved and substitutions made.
  var text: String
  /// Whether the text is what the server sees.
  var isExact = true
  var place: Configuration.Place

  func isSign(_ sign: Unicode.Scalar) -> Bool { kind == .sign(UInt8(ascii: sign)) }
}
