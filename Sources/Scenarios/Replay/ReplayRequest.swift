/// A script to hold against recordings, as the command line says it.
public struct ReplayRequest: Sendable {
  /// Whose answers the script gets.
  public enum Answers: String, Sendable, CaseIterable {
    /// Those that were recorded.
    case recording
    /// The proxy's own, which are compared with those that were recorded.
    case proxy
  }

  public enum Format: String, Sendable, CaseIterable { case text, json, junit }

  public var script: String
  public var recordings: [String]
  public var answers = Answers.recording
  /// Only routes with this text in their names are run.
  public var filter: String?
  public var release: String?
  /// Folders with descriptors of modules beside the built-in ones.
  public var descriptors: [String] = []
  public var format = Format.text
  public var showsTraces = false
  public var isVerbose = false

  public init(script: String, recordings: [String]) {
    self.script = script
    self.recordings = recordings
  }
}
