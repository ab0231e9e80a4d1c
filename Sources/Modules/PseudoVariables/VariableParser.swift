import SIP

/// Parses pseudo-variables as they are written.
struct VariableParser {
  /// Variables stand in names and parameters of others; deeper than anyone writes them.
  private static let maximumDepth = 16
  private static let maximumTransformations = 32

  let bytes: Bytes
  private(set) var position: Int
  let depth: Int

  init(_ bytes: Bytes, at position: Int = 0, depth: Int = 0) {
    self.bytes = bytes
    self.position = position
    self.depth = depth
  }

  /// The byte here, or nil at the end.
  var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func advance() { position += 1 }

  mutating func skip(_ isSkipped: (UInt8) -> Bool) {
    while let byte = peek, isSkipped(byte) { position += 1 }
  }

  mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard peek == .ascii(byte) else { return false }
    position += 1
    return true
  }

  mutating func take(while isTaken: (UInt8) -> Bool) -> Bytes {
    let start = position
    skip(isTaken)
    return Bytes(bytes[start..<position])
  }

  /// Takes the variable that begins here; what follows it stays.
  mutating func takeVariable() throws -> PseudoVariable {
    guard depth <= Self.maximumDepth else {
      throw VariableError("variables are nested deeper than \(Self.maximumDepth)")
    }
    guard take("$") else { throw VariableError("a variable begins with $") }
    let isParenthesized = take("(")
    if take("$") {
      guard !isParenthesized || take(")") else { throw VariableError("$($ is not closed") }
      return PseudoVariable(name: "$", kind: .dollar)
    }
    let name = take(while: \.isVariableNameCharacter).text
    guard let kind = VariableKind.byName[name] ?? VariableKind.notImplemented(name) else {
      throw VariableError("there is no variable $\(name)")
    }
    let inner = try takeInner(of: kind, name)
    guard isParenthesized else { return PseudoVariable(name: name, kind: kind, inner: inner) }
    let index = try takeIndex(of: kind, name)
    let transformations = try takeTransformations()
    guard take(")") else { throw VariableError("$(\(name) is not closed where it should be") }
    return PseudoVariable(
      name: name, kind: kind, inner: inner, index: index, transformations: transformations)
  }

  private mutating func takeInner(of kind: VariableKind, _ name: String) throws -> InnerName {
    let text = try takeBalanced("(", ")")
    switch (kind.inner, text) {
    case (.none, nil): return .none
    case (.none, _): throw VariableError("$\(name) takes nothing in parentheses")
    case (.anything, _): return .none
    case (_, nil), (_, []): throw VariableError("$\(name) needs a name in parentheses")
    case (_, let text?): return try parseInner(text, kind.inner, name)
    }
  }

  private mutating func takeIndex(of kind: VariableKind, _ name: String) throws -> VariableIndex {
    guard let text = try takeBalanced("[", "]") else { return .none }
    if case .anything = kind.inner { return .none }
    guard kind.takesIndex else { throw VariableError("$\(name) takes no index") }
    return try Self.parseIndex(text, depth: depth)
  }

  /// Takes `opening … closing` and gives what is between; nil if there is none here.
  private mutating func takeBalanced(_ opening: Unicode.Scalar, _ closing: Unicode.Scalar) throws -> Bytes? {
    guard take(opening) else { return nil }
    let start = position
    var open = 0
    while let byte = peek {
      if byte == .ascii(closing) {
        if open == 0 {
          position += 1
          return Bytes(bytes[start..<(position - 1)])
        }
        open -= 1
      } else if byte == .ascii(opening) {
        open += 1
      }
      position += 1
    }
    throw VariableError("'\(opening)' is not closed")
  }

  private mutating func takeTransformations() throws -> [Transformation] {
    var transformations: [Transformation] = []
    while peek == .ascii("{") {
      guard transformations.count < Self.maximumTransformations else {
        throw VariableError("there are more than \(Self.maximumTransformations) transformations")
      }
      transformations.append(try takeTransformation())
      var ahead = self
      ahead.skip { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }
      if ahead.peek == .ascii("{") { self = ahead }
    }
    return transformations
  }

  /// Parses what stands in the brackets of an index.
  static func parseIndex(_ text: Bytes, depth: Int) throws -> VariableIndex {
    if text.first == .ascii("$") {
      var parser = VariableParser(text, depth: depth + 1)
      return .variable(try parser.takeVariable())
    }
    if text == [.ascii("*")] { return .all }
    if text == [.ascii("+")] { return .next }
    let isNegative = text.first == .ascii("-")
    guard !text.isEmpty,
      let number = (isNegative && text.count == 1 ? 0 : Bytes(text.dropFirst(isNegative ? 1 : 0)).decimal)
    else { throw VariableError("'\(text.text)' is not an index") }
    return .number(isNegative ? -number : number)
  }
}

extension UInt8 {
  /// A character of the name of a variable.
  var isVariableNameCharacter: Bool {
    isAlphanumeric || self == .ascii("_") || self == .ascii(".") || self == .ascii("?")
  }
}

/// How long the variable is that begins at `start`, as far as its parentheses tell; nil if they are not closed.
func variableLength(in bytes: Bytes, at start: Int = 0) -> Int? {
  guard start >= 0, bytes.count - start >= 2, bytes[start] == .ascii("$") else { return nil }
  var position = start + 1
  if bytes[position] == .ascii("$") { return 2 }
  while position < bytes.count, bytes[position].isVariableNameCharacter { position += 1 }
  guard position < bytes.count, bytes[position] == .ascii("(") else { return position - start }
  var open = 0
  while position < bytes.count {
    if bytes[position] == .ascii("(") { open += 1 }
    if bytes[position] == .ascii(")") { open -= 1 }
    position += 1
    if open == 0 { return position - start }
  }
  return nil
}
