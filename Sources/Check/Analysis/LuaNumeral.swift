/// What Lua makes of a text where a number is wanted.
enum LuaNumeral {
  case integer(Int64)
  case float(Double)
  /// No number.
  case none
  /// Hexadecimal and the like, which the releases of Lua read differently.
  case unknown

  init(_ text: String) {
    var digits = Substring(text).drop(while: \.isWhitespace)
    while digits.last?.isWhitespace == true { digits.removeLast() }
    let unsigned = digits.first == "-" || digits.first == "+" ? digits.dropFirst() : digits
    let lowered = unsigned.lowercased()
    if lowered.hasPrefix("0x") || lowered.hasPrefix("inf") || lowered.hasPrefix("nan") {
      self = .unknown
    } else if !unsigned.isEmpty, unsigned.utf8.allSatisfy({ (48...57).contains($0) }),
      let number = Int64(digits)
    {
      self = .integer(number)
    } else if unsigned.utf8.first.map({ (48...57).contains($0) || $0 == UInt8(ascii: ".") }) == true {
      // Such as "2.", which Swift does not read: let Lua.
      let isPlain = unsigned.utf8.allSatisfy { (48...57).contains($0) || ".eE+-".utf8.contains($0) }
      self = Double(digits).map { .float($0) } ?? (isPlain ? .unknown : .none)
    } else {
      self = .none
    }
  }
}
