import SIP

/// What a pseudo-variable is worth, or what is assigned to it.
enum PseudoValue: Equatable, Sendable {
  case null
  /// A number, and how it prints if not as its decimal digits.
  case number(Int, printed: Bytes? = nil)
  /// Text, and the number that it stands for, if it does: that of a method, of a transport.
  case text(Bytes, number: Int? = nil)

  /// The value as text; empty for null.
  var text: Bytes {
    switch self {
    case .null: []
    case .number(let number, let printed): printed ?? Bytes("\(number)")
    case .text(let text, _): text
    }
  }

  /// The number, of text too if it stands for one.
  var number: Int? {
    switch self {
    case .null: nil
    case .number(let number, _): number
    case .text(_, let number): number
    }
  }

  /// A word of the program.
  static func word(_ word: String, number: Int? = nil) -> PseudoValue { .text(Bytes(word), number: number) }

  /// Text that there is or is not.
  static func optional(_ text: Bytes?) -> PseudoValue { text.map { .text($0) } ?? .null }

  /// Text that counts for nothing if it is empty.
  static func nonempty(_ text: Bytes?) -> PseudoValue {
    if let text, !text.isEmpty { .text(text) } else { .null }
  }

  static func flag(_ flag: Bool) -> PseudoValue { .number(flag ? 1 : 0) }
}

/// Why a pseudo-variable cannot be parsed, read or assigned.
struct VariableError: Error {
  let reason: String

  init(_ reason: String) { self.reason = reason }
}
