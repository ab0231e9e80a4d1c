/// A release that the catalog was imported from.
public struct KnownRelease: Hashable, Sendable {
  public var release: Release
  /// The version that was read, such as `5.6.6`.
  public var version: String

  public init(release: Release, version: String) {
    self.release = release
    self.version = version
  }
}
