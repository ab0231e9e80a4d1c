/// Pages of the reference that are written elsewhere: not about functions, and in Markdown already.
public struct Guide: Sendable {
  public struct Page: Sendable {
    /// Below the folder of pages: `checks/syntax.md`.
    public var path: String
    public var title: String
    public var text: String

    public init(path: String, title: String, text: String) {
      self.path = path
      self.title = title
      self.text = text
    }
  }

  public var title: String
  /// The first introduces the others.
  public var pages: [Page]

  public init(title: String, pages: [Page]) {
    self.title = title
    self.pages = pages
  }
}
