/// A release branch of Kamailio, such as 5.6, or the development branch `master`.
public enum Release: Hashable, Sendable {
  case number(major: Int, minor: Int)
  case master

  /// Reads `5.6`, `5.6.3` (the branch counts) or `master`.
  public init?(_ text: some StringProtocol) {
    if text == "master" {
      self = .master
      return
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts.allSatisfy({ Release.isNumber($0) }),
      let major = Int(parts[0]), let minor = Int(parts[1])
    else { return nil }
    self = .number(major: major, minor: minor)
  }

  private static func isNumber(_ text: some StringProtocol) -> Bool {
    (1...3).contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) }
  }
}

extension Release: Comparable {
  public static func < (left: Release, right: Release) -> Bool {
    switch (left, right) {
    case (.number(let major, let minor), .number(let otherMajor, let otherMinor)):
      (major, minor) < (otherMajor, otherMinor)
    case (.number, .master): true
    case (.master, _): false
    }
  }
}

extension Release: CustomStringConvertible {
  public var description: String {
    switch self {
    case .number(let major, let minor): "\(major).\(minor)"
    case .master: "master"
    }
  }
}
