import Synchronization

/// A number that processes have in common, without a lock: a count, or the version of something that each
/// process keeps a copy of.
public final class SharedCounter {
  private let memory: SharedArray<UInt64>

  /// - Throws: `SharedMemoryError` if there is no memory to share.
  public init() throws { memory = try SharedArray(count: 1) }

  /// 0 at first.
  public var value: UInt64 { number.pointee.load(ordering: .acquiring) }

  /// Adds one; after the largest number comes 0.
  ///
  /// - Returns: The new value.
  @discardableResult public func increment() -> UInt64 {
    number.pointee.wrappingAdd(1, ordering: .acquiringAndReleasing).newValue
  }

  private var number: UnsafeMutablePointer<Atomic<UInt64>> {
    // An atomic number is laid out as the number is.
    UnsafeMutableRawPointer(memory.elements.baseAddress.unsafelyUnwrapped).assumingMemoryBound(
      to: Atomic<UInt64>.self)
  }
}
