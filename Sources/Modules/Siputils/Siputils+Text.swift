import KemiRuntime
import KemiTables
import SIP

extension Siputils {
  func isAlphanum(_ message: any Message, text: Text) throws -> Int32 {
    if text.isEmpty { return -2 }
    return Int32(text.bytes.allSatisfy(\.isAlphanumeric), otherwise: -3)
  }

  func isAlphanumex(_: any Message, text: Text, extraChars: Text) throws -> Int32 {
    if text.isEmpty { return -2 }
    return Int32(text.bytes.allSatisfy { $0.isAlphanumeric || extraChars.bytes.contains($0) }, otherwise: -3)
  }

  func isNumeric(_: any Message, text: Text) throws -> Int32 {
    Int32(!text.isEmpty && text.bytes.allSatisfy(\.isDigit), otherwise: -2)
  }

  func isTelNumber(_: any Message, text: Text) throws -> Int32 {
    let digits = text.bytes.first == .ascii("+") ? text.bytes.dropFirst() : text.bytes[...]
    let isInternational = digits.count < text.bytes.count
    guard let first = digits.first, digits.allSatisfy(\.isDigit) else { return -2 }
    return Int32(!isInternational || first != .ascii("0"), otherwise: -2)
  }

  func isUri(_: any Message, text: Text) throws -> Int32 { Int32(URI(parsing: text.bytes) != nil) }

  func cmpHdrName(_: any Message, firstName: Text, secondName: Text) throws -> Int32 {
    let (first, second) = (firstName.bytes, secondName.bytes)
    guard !first.isEmpty, !second.isEmpty else { return -2 }
    let kinds = (HeaderKind(name: first), HeaderKind(name: second))
    guard kinds == (.other, .other) else { return Int32(kinds.0 == kinds.1) }
    if first.equalsIgnoringCase(second) { return 1 }
    return first.lowercased.lexicographicallyPrecedes(second.lowercased) ? -2 : -1
  }
}
