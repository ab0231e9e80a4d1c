/// Something that a real Kamailio answers otherwise than the functions that are implemented here.
public struct ServerDifference: Sendable {
  /// What it is about, in Markdown.
  public let what: String
  /// What the server does, and why that is not done here, in Markdown.
  public let reason: String
  /// The functions that it is about, in whose reference it stands, as `tm.t_relay`.
  public let functions: [String]
  /// The calls of the comparison with a server that it shows in, by a part of them; empty for any.
  public let calls: [String]
  /// Their groups; empty for any.
  public let groups: [String]
  /// The messages, by the beginning of their names; empty for any.
  public let messages: [String]

  init(
    _ what: String, _ reason: String, functions: [String] = [], calls: [String] = [], groups: [String] = [],
    messages: [String] = []
  ) {
    self.what = what
    self.reason = reason
    self.functions = functions
    self.calls = calls
    self.groups = groups
    self.messages = messages
  }

  public static let all: [ServerDifference] = newer + inherent + mistakes
}
