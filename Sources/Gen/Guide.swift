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

  /// What the reference of a function says besides, in Markdown; by its module and name, as `tm.t_relay`. Links are
  /// those of a page in the folder `modules`.
  public var remarks: [String: [String]]

  public init(title: String, pages: [Page], remarks: [String: [String]] = [:]) {
    self.title = title
    self.pages = pages
    self.remarks = remarks
  }
}
