/// One parameter of a KEMI function.
public struct Parameter: Hashable, Sendable {
  public var name: String
  public var type: KemiType
  public var role: Role?
  public var summary: String?

  public init(name: String, type: KemiType, role: Role? = nil, summary: String? = nil) {
    self.name = name
    self.type = type
    self.role = role
    self.summary = summary
  }
}
