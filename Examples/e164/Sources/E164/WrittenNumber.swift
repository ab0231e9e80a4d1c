/// A phone number as people and devices write it: what is there, not what it means.
struct WrittenNumber: Equatable {
  /// More than anybody dials; E.164 numbers have 15.
  private static let maximumDigits = 32
  /// Of the text in bytes, parameters included.
  private static let maximumLength = 1024

  /// Whether a `+` stands before it.
  private(set) var isInternational = false
  /// `0` to `9`, and `*` and `#` as in codes of the network.
  private(set) var digits: [UInt8] = []
  /// The digits in parentheses, as of the 0 of `+49 (0) 89`; the last ones if there are several.
  private(set) var parentheses: Range<Int>?
  private(set) var `extension`: [UInt8]?
  /// What a tel URI says of where the number can be dialled.
  private(set) var context: [UInt8]?
  /// The parameters as they are in a URI, from the first `;` on, without the context.
  private(set) var keptParameters: [UInt8] = []

  /// Nothing if there is something that no number has.
  init?(_ text: some Collection<UInt8>) {
    guard text.count <= WrittenNumber.maximumLength else { return nil }
    let text = Array(text)
    let number = WrittenNumber.withoutScheme(text[...]) ?? text[...]
    let parts = number.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    guard let first = parts.first, let digits = WrittenNumber.unescaped(first), read(digits[...]) else {
      return nil
    }
    for parameter in parts.dropFirst() {
      guard read(parameter: parameter) else { return nil }
    }
  }

  /// What stands behind `tel:`; nothing if that is not there.
  static func withoutScheme(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let scheme = Array("tel:".utf8)
    guard text.prefix(scheme.count).elementsEqual(scheme, by: { $0.lowercase == $1 }) else { return nil }
    return text.dropFirst(scheme.count)
  }
}

// MARK: - Reading

extension WrittenNumber {
  private mutating func read(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    var opened: Int?
    while let byte = rest.first {
      switch byte {
      case _ where byte.isDialled:
        guard digits.count < WrittenNumber.maximumDigits else { return false }
        digits.append(byte)
      case UInt8(ascii: "+"):
        guard digits.isEmpty, !isInternational else { return false }
        isInternational = true
      case UInt8(ascii: "("):
        guard opened == nil else { return false }
        opened = digits.count
      case UInt8(ascii: ")"):
        guard let start = opened else { return false }
        parentheses = start..<digits.count
        opened = nil
      default:
        if let separator = Separators.length(in: rest) {
          rest = rest.dropFirst(separator)
          continue
        }
        guard opened == nil, !digits.isEmpty, let extensionDigits = Separators.extension(in: rest) else {
          return false
        }
        `extension` = extensionDigits
        return true
      }
      rest = rest.dropFirst()
    }
    return opened == nil && !digits.isEmpty
  }

  private mutating func read(parameter: ArraySlice<UInt8>) -> Bool {
    let parts = parameter.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts.first?.map(\.lowercase) ?? []
    guard let value = WrittenNumber.unescaped(parts.count > 1 ? parts[1] : []) else { return false }
    if name.elementsEqual("phone-context".utf8) {
      context = value.map(\.lowercase)
      return true
    }
    if name.elementsEqual("ext".utf8) {
      let dialled = value.filter(\.isDialled)
      guard !dialled.isEmpty, `extension` == nil else { return false }
      `extension` = dialled
    }
    keptParameters.append(UInt8(ascii: ";"))
    keptParameters += parameter
    return true
  }

  /// The text with `%2B` as `+`, and so on; nothing if there is another `%` in it.
  private static func unescaped(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    var unescaped: [UInt8] = []
    // How many hexadecimal digits are awaited, and the number that they make.
    var (awaited, number): (Int, UInt8) = (0, 0)
    for byte in text {
      if awaited > 0 {
        guard let digit = byte.hexadecimalDigit else { return nil }
        number = number << 4 | digit
        awaited -= 1
        if awaited == 0 { unescaped.append(number) }
      } else if byte == UInt8(ascii: "%") {
        (awaited, number) = (2, 0)
      } else {
        unescaped.append(byte)
      }
    }
    return awaited == 0 ? unescaped : nil
  }
}

extension UInt8 {
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  /// What phones have keys for.
  var isDialled: Bool { isDigit || self == UInt8(ascii: "*") || self == UInt8(ascii: "#") }

  var lowercase: UInt8 { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self }

  fileprivate var hexadecimalDigit: UInt8? {
    switch lowercase {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case let letter where (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(letter):
      letter - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
