/// Why bytes are not a SIP message that can be worked on.
public struct MessageError: Error, Equatable, CustomStringConvertible, Sendable {
  /// Line of the text, from 1, where reading it failed.
  public let line: Int
  /// What is wrong there, and what was expected.
  public let reason: String

  public init(line: Int, reason: String) {
    self.line = line
    self.reason = reason
  }

  public var description: String { "line \(line): \(reason)" }
}
