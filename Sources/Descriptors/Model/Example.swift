/// A piece of script that shows a function in use.
public struct Example: Hashable, Sendable {
  public var engine: Engine
  public var code: String

  public init(engine: Engine, code: String) {
    self.engine = engine
    self.code = code
  }
}
