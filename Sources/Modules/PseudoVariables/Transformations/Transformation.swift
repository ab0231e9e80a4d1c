import SIP

/// What becomes of the value of a variable: `{s.substr,0,3}`.
struct Transformation {
  /// A parameter as it is written.
  enum Parameter {
    case text(Bytes)
    case number(Int)
    case variable(PseudoVariable)
    case substitution(SubstitutionExpression)
  }

  let kind: TransformationKind
  let parameters: [Parameter]
}

/// A name of transformations: how it is written and what it does.
struct TransformationKind: Sendable {
  typealias Apply = @Sendable (PseudoValue, [PseudoValue]) throws -> PseudoValue

  /// What a parameter is.
  enum Parameter: Sendable {
    case number
    case text
    /// Text that may be or end in a comma.
    case textOrComma
    /// One character, or `\\`, `\n`, `\r`, `\t`.
    case separator
    /// One character, which need not be there.
    case optionalSeparator
    /// One character but a comma, which need not be there.
    case optionalSeparatorButComma
    /// A number, which need not be there.
    case optionalNumber
    /// A substitution of a regular expression.
    case substitution

    var isOptional: Bool {
      switch self {
      case .optionalSeparator, .optionalSeparatorButComma, .optionalNumber: true
      default: false
      }
    }
  }

  let parameters: [Parameter]
  let apply: Apply

  init(_ parameters: [Parameter] = [], _ apply: @escaping Apply) {
    self.parameters = parameters
    self.apply = apply
  }

  /// The kinds by `class.name`, the name in lower case.
  static let byName: [String: TransformationKind] = Dictionary(
    [
      stringKinds, stringPartKinds, encodingKinds, uriKinds, parameterKinds, addressKinds, lineKinds,
      valueKinds,
      substitutionKinds,
    ].joined(),
    uniquingKeysWith: { first, _ in first })

  /// What Kamailio has beside these.
  static let notImplemented: Set<String> = [
    "s.sha1", "s.sha256", "s.sha384", "s.sha512", "s.sha3", "s.keccak", "s.encode.7bit", "s.decode.7bit",
    "s.encode.base58", "s.decode.base58", "s.fmtlines", "s.fmtlinet", "urialias.encode", "urialias.decode",
  ]
}

extension Session {
  /// As long as Kamailio makes the result of a transformation.
  private static let maximumResult = 65_535

  func apply(_ transformation: Transformation, to value: PseudoValue) throws -> PseudoValue {
    let kinds = transformation.kind.parameters
    var parameters: [PseudoValue] = []
    for (parameter, kind) in zip(transformation.parameters, kinds) {
      switch parameter {
      case .substitution(let substitution): return try apply(substitution, to: value)
      case .text(let text): parameters.append(.text(text))
      case .number(let number): parameters.append(.number(number))
      case .variable(let variable):
        let parameter = try self.value(of: variable, for: kind)
        if case .substitution = kind {
          return try apply(try SubstitutionExpression(required: parameter.text), to: value)
        }
        parameters.append(parameter)
      }
    }
    let result = try transformation.kind.apply(value, parameters)
    guard result.text.count <= Self.maximumResult else {
      throw VariableError("the result of a transformation gets longer than \(Self.maximumResult) bytes")
    }
    return result
  }

  private func value(of variable: PseudoVariable, for kind: TransformationKind.Parameter) throws
    -> PseudoValue
  {
    let value = try read(variable)
    switch kind {
    case .number, .optionalNumber:
      guard let number = value.number else { throw VariableError("$\(variable.name) is not a number") }
      return .number(number)
    default:
      guard !value.text.isEmpty else { throw VariableError("$\(variable.name) is null or empty") }
      return .text(value.text)
    }
  }

  private func apply(_ substitution: SubstitutionExpression, to value: PseudoValue) throws -> PseudoValue {
    let text = value.text
    guard !text.isEmpty else { throw VariableError("there is nothing to replace in an empty text") }
    guard let edits = substitution.edits(in: text, self) else {
      throw VariableError("the expression matches nothing at all, or the replacement gets too long")
    }
    guard !edits.isEmpty else { return value }
    var result = Bytes()
    var position = 0
    for edit in edits {
      result += text[position..<edit.range.lowerBound] + edit.text
      position = edit.range.upperBound
    }
    return .text(result + text[position...])
  }
}

extension SubstitutionExpression {
  /// - Throws: `VariableError` if `text` is not one.
  init(required text: Bytes) throws {
    guard let substitution = SubstitutionExpression(parsing: text) else {
      throw VariableError(
        "'\(text.prefix(80).text)' is not a substitution, such as /expression/replacement/g")
    }
    self = substitution
  }
}

extension TransformationKind {
  /// `{re.subst,/expression/replacement/flags}`
  fileprivate static let substitutionKinds: [(String, TransformationKind)] = [
    ("re.subst", TransformationKind([.substitution]) { value, _ in value })
  ]
}
