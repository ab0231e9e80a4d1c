import KemiRuntime
import SIP

// MARK: Text with variables

extension Session {
  /// The text with the values of the variables in it; empty, with a note in the trace, if it cannot be expanded.
  func expand(_ format: Bytes) -> Bytes { expansion(of: format) ?? [] }

  /// The text with the values of the variables in it; nil, with a note in the trace, if one is written wrongly or the
  /// result gets too long.
  func expansion(of format: Bytes) -> Bytes? {
    do {
      let known = variables.formats[format]
      let parsed = try known ?? VariableFormat(parsing: format)
      if known == nil { variables.remember(parsed, for: format) }
      return try text(of: parsed)
    } catch {
      noteVariable(format, error)
      return nil
    }
  }
}

// MARK: One variable

extension Session {
  /// The variable that `specification` is, all of it; nil, with a note in the trace, if it is none.
  func variable(_ specification: Bytes) -> PseudoVariable? {
    if let known = variables.parsed[specification] { return known }
    do {
      guard variableLength(in: specification) == specification.count else {
        throw VariableError("it has to be one variable, with nothing around it")
      }
      var parser = VariableParser(specification)
      let variable = try parser.takeVariable()
      guard parser.position == specification.count else { throw VariableError("something follows it") }
      variables.remember(variable, for: specification)
      return variable
    } catch {
      noteVariable(specification, error)
      return nil
    }
  }

  /// The value of a variable.
  ///
  /// - Throws: `VariableError` if it cannot be read, which is not the same as null.
  func read(_ variable: PseudoVariable) throws -> PseudoValue {
    var value = try variable.kind.read(self, variable)
    for transformation in variable.transformations { value = try apply(transformation, to: value) }
    return value
  }

  /// The value of the variable that `specification` is; null, with a note in the trace, if it cannot be read.
  func value(of specification: Bytes) -> PseudoValue {
    guard let variable = variable(specification) else { return .null }
    do {
      return try read(variable)
    } catch {
      noteVariable(specification, error)
      return .null
    }
  }

  /// The value of the variable that a script names.
  func value(of specification: Text) -> PseudoValue {
    guard let variable = variables.recent(specification.bytes) else {
      let copy = specification.copy
      if let variable = variable(copy) { variables.rememberRecent(variable, for: copy) }
      return value(of: copy)
    }
    do {
      return try read(variable)
    } catch {
      noteVariable(specification.copy, error)
      return .null
    }
  }

  /// Assigns to a variable; false, with a note in the trace, if it does not take the value. One that cannot be written
  /// stays as it is, which is no failure.
  func assign(_ value: PseudoValue, to specification: Bytes) -> Bool {
    guard let variable = variable(specification) else { return false }
    do {
      try variable.kind.write?(self, variable, value)
      return true
    } catch {
      noteVariable(specification, error)
      return false
    }
  }

  /// What an index comes to now.
  func resolve(_ index: VariableIndex) throws -> ResolvedIndex {
    switch index {
    case .none, .next: return .position(0)
    case .number(let number): return .position(number)
    case .all: return .all
    case .variable(let variable):
      guard let number = try read(variable).number else { throw VariableError("the index is not a number") }
      return .position(number)
    }
  }

  private func noteVariable(_ text: Bytes, _ error: any Error) {
    let reason = (error as? VariableError)?.reason ?? "\(error)"
    noteOnce("'\(text.prefix(80).text)': \(reason).")
  }

  /// Puts a note into the trace, the first time that there is cause for it.
  func noteOnce(_ text: String) {
    if variables.takeNote(text) { proxy.record(.note(text)) }
  }
}
