/// A function of a module as Swift implements it.
///
/// The generated code makes one from a function of each signature: `.intStr { message, uri in 1 }`.
public struct Implementation {
  public let signature: Signature
  @usableFromInline let call: (any Message, Arguments) throws -> Value

  @inlinable public init(
    _ signature: Signature, call: @escaping (any Message, Arguments) throws -> Value
  ) {
    self.signature = signature
    self.call = call
  }
}
