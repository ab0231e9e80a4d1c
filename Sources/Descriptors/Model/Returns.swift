/// What a KEMI function returns.
public struct Returns: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Sendable {
    /// Positive is true, negative is false, 0 stops.
    case status
    /// A number or text to use.
    case value
    /// A truth value.
    case flag
  }

  public var type: KemiType
  public var kind: Kind?
  /// Whether an `xval` can be null; nil where nobody has looked yet.
  public var nullable: Bool?
  /// What an `xval` can hold, where that is not a number or text.
  public var holds: [KemiType]
  public var summary: String?

  public init(
    type: KemiType, kind: Kind? = nil, nullable: Bool? = nil, holds: [KemiType] = [],
    summary: String? = nil
  ) {
    self.type = type
    self.kind = kind
    self.nullable = nullable
    self.holds = holds
    self.summary = summary
  }

  /// The kind, or what the type alone says of it.
  public var effectiveKind: Kind? {
    switch type {
    case .none: nil
    case .bool: .flag
    default: kind
    }
  }
}
