public import KemiRuntime

/// A script to run on messages, as the command line says it.
public struct RunRequest: Sendable {
  /// A message that arrives.
  public struct Step: Sendable {
    public enum Kind: String, Sendable, CaseIterable { case request, reply }

    public var kind: Kind
    public var file: String

    public init(_ kind: Kind, file: String) {
      self.kind = kind
      self.file = file
    }
  }

  /// How what happened is shown.
  public enum Format: String, Sendable, CaseIterable { case text, json }

  public var script: String
  public var steps: [Step] = []
  /// The route to run on the last message, in place of the usual ones.
  public var route: String?
  /// What that route is called with, if it is one for events.
  public var event: String?
  /// Whom messages come from: `192.0.2.9:5060`.
  public var source: String?
  /// On what they are received: `udp:192.0.2.1:5060`.
  public var received: String?
  /// Names that are the server itself: `example.com`, `example.com:5060`.
  public var aliases: [String] = []
  /// Files with mocks.
  public var mocks: [String] = []
  /// A file with who is registered where.
  public var location: String?
  public var release: String?
  /// Folders with descriptors of modules beside the built-in ones.
  public var descriptors: [String] = []
  public var isCompatible = false
  public var limits = Limits()
  public var format = Format.text

  public init(script: String) { self.script = script }
}
