/// A comment that speaks to `kemi`: the text after `kemi:`.
public struct Directive: Sendable {
  public var text: String
  /// The whole comment.
  public var range: SourceRange
  /// Whether nothing but space stands before it in its line.
  public var standsAlone: Bool

  public init(text: String, range: SourceRange, standsAlone: Bool) {
    self.text = text
    self.range = range
    self.standsAlone = standsAlone
  }
}
