/// What a script may use before it is stopped.
public struct Limits: Sendable {
  /// Instructions of the interpreter in one route.
  public var instructions: Int
  /// Time in one route.
  public var milliseconds: Int
  /// Memory that the interpreter holds.
  public var bytes: Int

  public init(instructions: Int = 100_000_000, milliseconds: Int = 10_000, bytes: Int = 64 << 20) {
    self.instructions = instructions
    self.milliseconds = milliseconds
    self.bytes = bytes
  }
}
