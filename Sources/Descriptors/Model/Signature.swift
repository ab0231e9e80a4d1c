/// The types of a function, which are all that an export table knows of it.
public struct Signature: Hashable, Sendable {
  public var returns: KemiType
  public var parameters: [KemiType]

  public init(returns: KemiType, parameters: [KemiType]) {
    self.returns = returns
    self.parameters = parameters
  }

  /// As many parameters as a table row has room for.
  public static let maximumParameters = 6
}
