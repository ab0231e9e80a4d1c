/// Goes through the value of a header, where white space and folds may stand between tokens.
struct Scanner {
  private let bytes: ArraySlice<UInt8>
  private(set) var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  var isAtEnd: Bool { position >= bytes.endIndex }

  /// The byte here, or nil at the end.
  var peek: UInt8? { isAtEnd ? nil : bytes[position] }

  mutating func skipWhitespace() { while let byte = peek, byte.isWhitespace { position += 1 } }

  /// Takes `byte`, if it comes next behind white space.
  mutating func take(_ byte: Unicode.Scalar) -> Bool {
    skipWhitespace()
    guard peek == .ascii(byte) else { return false }
    position += 1
    return true
  }

  /// Takes bytes as long as they are such; possibly none.
  mutating func take(while isSuch: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let start = position
    while let byte = peek, isSuch(byte) { position += 1 }
    return bytes[start..<position]
  }

  /// Takes what is up to `byte`, and that byte; nil if it does not come.
  mutating func take(through byte: Unicode.Scalar) -> ArraySlice<UInt8>? {
    let start = position
    guard let end = bytes[position...].firstIndex(of: .ascii(byte)) else { return nil }
    position = end + 1
    return bytes[start..<end]
  }

  /// Takes a quoted string, quotes included; nil if it is not closed.
  mutating func takeQuoted() -> ArraySlice<UInt8>? {
    let start = position
    guard peek == .ascii("\"") else { return nil }
    position += 1
    while let byte = peek {
      position += byte == .ascii("\\") ? 2 : 1
      if byte == .ascii("\"") { return bytes[start..<position] }
    }
    position = bytes.endIndex
    return nil
  }

  /// What is from `start` to here.
  func text(from start: Int) -> ArraySlice<UInt8> {
    start <= position && position <= bytes.endIndex ? bytes[start..<position] : []
  }

  /// Takes `;name` and `;name=value` as long as there are any; nil if one is unreadable. A semicolon with
  /// nothing behind it is taken for none.
  mutating func takeParameters() -> [Parameter]? {
    var parameters: [Parameter] = []
    while take(";") {
      skipWhitespace()
      let name = take { !$0.isWhitespace && !$0.endsParameter && $0 != .ascii("=") }
      if name.isEmpty {
        if peek == .ascii("=") { return nil }
        continue
      }
      guard take("=") else {
        parameters.append(Parameter(name: Bytes(name)))
        continue
      }
      skipWhitespace()
      let value = peek == .ascii("\"") ? takeQuoted() : take { !$0.isWhitespace && !$0.endsParameter }
      guard let value else { return nil }
      parameters.append(Parameter(name: Bytes(name), value: Bytes(value)))
    }
    return parameters
  }
}

extension UInt8 {
  fileprivate var endsParameter: Bool { self.isOne(of: ";,\"") }
}
