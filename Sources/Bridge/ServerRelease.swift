/// A release of Kamailio.
public struct ServerRelease: Comparable, Hashable, Sendable, CustomStringConvertible {
  public let major: Int
  public let minor: Int

  public init(_ major: Int, _ minor: Int) {
    self.major = major
    self.minor = minor
  }

  /// The one in development.
  public static let master = ServerRelease(6, 2)
  /// The releases whose headers were compared with `CKamailio.h`.
  static let known = ServerRelease(5, 4)...master

  /// Those of a module's function without an end, or without a beginning.
  public static let first = ServerRelease(0, 0)
  public static let last = ServerRelease(999, 0)

  /// The release in a server's own words: `kamailio 5.6.3 (x86_64/linux)`.
  init?(version: String) {
    let words = version.split(separator: " ")
    guard words.count > 1 else { return nil }
    let numbers = words[1].split(separator: ".").prefix(2).map { Int($0) }
    guard numbers.count == 2, let major = numbers[0], let minor = numbers[1] else { return nil }
    self.init(major, minor)
  }

  public var description: String { "\(major).\(minor)" }

  public static func < (one: ServerRelease, other: ServerRelease) -> Bool {
    (one.major, one.minor) < (other.major, other.minor)
  }
}
