/// A parameter of a URI or of a header value: `;name` or `;name=value`.
public struct Parameter: Equatable, Sendable {
  public var name: Bytes
  /// The value as written, quotes included; nil if there is no equals sign.
  public var value: Bytes?

  public init(name: Bytes, value: Bytes? = nil) {
    self.name = name
    self.value = value
  }
}

extension [Parameter] {
  /// The first parameter of that name, in any case.
  public func first(named name: String) -> Parameter? { first { $0.name.equalsIgnoringCase(name) } }

  /// The value of the first parameter of that name; nil also if it has none.
  public func value(of name: String) -> Bytes? { first(named: name)?.value }
}
