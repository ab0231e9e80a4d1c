/// Bytes of a file, from `start` up to but without `end`.
public struct SourceRange: Hashable, Sendable {
  private let first: Int32
  private let beyond: Int32

  public var start: Int { Int(first) }
  public var end: Int { Int(beyond) }

  /// - Precondition: Files are smaller than 2 GiB, which their reader sees to.
  public init(_ start: Int, _ end: Int) {
    first = Int32(truncatingIfNeeded: start)
    beyond = Int32(truncatingIfNeeded: max(start, end))
  }

  public func contains(_ other: SourceRange) -> Bool { first <= other.first && other.beyond <= beyond }
}
