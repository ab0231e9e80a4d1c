import SIP

extension VariableParser {
  /// Takes `{class.name,parameter,…}`.
  mutating func takeTransformation() throws -> Transformation {
    guard take("{") else { throw VariableError("a transformation begins with {") }
    let family = take { $0 != .ascii(".") && $0 != .ascii("}") }
    guard take(".") else {
      throw VariableError("{\(family.text) is not the class and name of a transformation")
    }
    let written = take { $0 != .ascii(",") && $0 != .ascii("}") }
    let name = "\(family.text).\(Bytes(written.trimmed).lowercased.text)"
    guard let kind = TransformationKind.byName[name] else {
      throw VariableError(
        TransformationKind.notImplemented.contains(name)
          ? "{\(name)} is not implemented here" : "there is no transformation {\(name)}")
    }
    var parameters: [Transformation.Parameter] = []
    for parameter in kind.parameters {
      skipBlanks()
      guard take(",") else {
        if parameter.isOptional { break }
        throw VariableError("{\(name)} needs \(kind.parameters.count { !$0.isOptional }) parameters")
      }
      parameters.append(try takeParameter(parameter, of: name))
    }
    skipBlanks()
    guard take("}") else { throw VariableError("{\(name)} is not closed where it should be") }
    return Transformation(kind: kind, parameters: parameters)
  }

  private mutating func skipBlanks() { skip { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A } }

  private mutating func takeParameter(
    _ kind: TransformationKind.Parameter, of name: String
  ) throws -> Transformation.Parameter {
    if case .separator = kind { return .text(try takeSeparator(of: name)) }
    if case .substitution = kind {} else { skipBlanks() }
    if peek == .ascii("$") {
      var nested = VariableParser(bytes, at: position, depth: depth + 1)
      let variable = try nested.takeVariable()
      while position < nested.position { advance() }
      return .variable(variable)
    }
    switch kind {
    case .number, .optionalNumber: return .number(try takeNumber(of: name))
    case .substitution: return .substitution(try SubstitutionExpression(required: takeBraced()))
    default:
      var text = take { $0 != 0x09 && $0 != 0x0A && $0 != .ascii(",") && $0 != .ascii("}") }
      if case .text = kind { return .text(text) }
      if case .optionalSeparatorButComma = kind {} else if take(",") { text.append(.ascii(",")) }
      if kind.isOptional, text.count != 1 {
        throw VariableError("the separator of {\(name)} has to be one character")
      }
      return .text(text)
    }
  }

  /// Takes what is up to the brace that closes the transformation.
  private mutating func takeBraced() -> Bytes {
    var open = 0
    return take { byte in
      if byte == .ascii("}") { open -= 1 }
      if byte == .ascii("{") { open += 1 }
      return open >= 0
    }
  }

  private mutating func takeNumber(of name: String) throws -> Int {
    let isNegative = peek == .ascii("-")
    if isNegative || peek == .ascii("+") { advance() }
    skipBlanks()
    let digits = take(while: \.isDigit)
    guard let number = digits.isEmpty && isNegative ? 0 : digits.decimal else {
      throw VariableError("a parameter of {\(name)} has to be a number")
    }
    return isNegative ? -number : number
  }

  private static let escapes: [UInt8: UInt8] = [
    .ascii("\\"): .ascii("\\"), .ascii("n"): 0x0A, .ascii("r"): 0x0D, .ascii("t"): 0x09,
  ]

  private mutating func takeSeparator(of name: String) throws -> Bytes {
    guard let byte = peek else { throw VariableError("the separator of {\(name)} is missing") }
    advance()
    guard byte == .ascii("\\") else { return [byte] }
    guard let letter = peek, let escaped = Self.escapes[letter] else {
      throw VariableError("a separator can be \\\\, \\n, \\r, \\t or any other character")
    }
    advance()
    return [escaped]
  }
}
