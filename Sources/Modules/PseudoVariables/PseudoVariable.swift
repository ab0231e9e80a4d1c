import SIP

/// A pseudo-variable as it was written: `$ru`, `$(hdr(Contact)[1]{nameaddr.uri})`.
final class PseudoVariable {
  let name: String
  let kind: VariableKind
  let inner: InnerName
  let index: VariableIndex
  let transformations: [Transformation]

  init(
    name: String, kind: VariableKind, inner: InnerName = .none, index: VariableIndex = .none,
    transformations: [Transformation] = []
  ) {
    self.name = name
    self.kind = kind
    self.inner = inner
    self.index = index
    self.transformations = transformations
  }
}

/// What stands in the parentheses behind the name.
enum InnerName {
  case none
  case text(Bytes)
  case number(Int)
  case variable(PseudoVariable)
  case format(VariableFormat)
  case xavp(XavpPath)
  case cell(table: Bytes, key: VariableFormat)

  /// The text as it was written, where it has no structure.
  var text: Bytes { if case .text(let text) = self { text } else { [] } }
  var number: Int { if case .number(let number) = self { number } else { 0 } }
}

/// What stands in the brackets behind that.
enum VariableIndex {
  case none
  case number(Int)
  /// `[*]`
  case all
  /// `[+]`
  case next
  case variable(PseudoVariable)
}

/// What an index comes to.
enum ResolvedIndex: Equatable {
  case position(Int)
  case all
}

/// A name of pseudo-variables: how it is written and what it does.
struct VariableKind: Sendable {
  typealias Read = @Sendable (Session, PseudoVariable) throws -> PseudoValue
  typealias Write = @Sendable (Session, PseudoVariable, PseudoValue) throws -> Void

  /// What has to stand in parentheses behind the name.
  enum Inner: Sendable {
    case none
    /// One of these words.
    case word([String])
    /// Any text.
    case text
    case format, flag, header, avp, xavp, cell, variable
    /// Anything or nothing: of a name that is not implemented.
    case anything
  }

  var inner = Inner.none
  var takesIndex = false
  let read: Read
  /// nil: an assignment does nothing.
  var write: Write?

  /// A variable that is read off the session.
  static func value(
    _ read: @escaping @Sendable (Session) -> PseudoValue,
    set write: (@Sendable (Session, PseudoValue) throws -> Void)? = nil
  ) -> VariableKind {
    var kind = VariableKind(read: { session, _ in read(session) })
    if let write { kind.write = { session, _, value in try write(session, value) } }
    return kind
  }

  /// A variable with a word in parentheses: `$K(UDP)`.
  static func words(
    _ words: [String], _ read: @escaping @Sendable (Session, String) -> PseudoValue
  ) -> VariableKind {
    VariableKind(inner: .word(words), read: { session, variable in read(session, variable.inner.text.text) })
  }

  /// The kinds by name. Where a name is there twice, the first counts.
  static let byName: [String: VariableKind] = Dictionary(
    [
      messageKinds, headerKinds, addressKinds, destinationKinds, identityKinds, credentialKinds, networkKinds,
      branchKinds, timeKinds, constantKinds, storeKinds, transactionKinds, routingKinds,
    ].joined(), uniquingKeysWith: { first, _ in first })
}
