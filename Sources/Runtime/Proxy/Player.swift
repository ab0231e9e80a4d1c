/// Answers the calls of a script in the place of everybody else: a recording that is played back.
public protocol Player: AnyObject {
  /// - Returns: What the call answers; nil if it is to be answered as without the player.
  /// - Throws: What the call failed with.
  func answer(_ function: String, _ arguments: [Value]) throws -> Value?
}
