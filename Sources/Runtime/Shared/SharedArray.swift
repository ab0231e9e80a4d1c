import Glibc

/// Memory that a process has in common with those that it forks later: what one writes, all see.
///
/// A module makes it in its initialiser, before Kamailio forks its workers. It goes when the array does, in a
/// server at its end. Nothing in it may point to memory of a process, and accesses of several processes have to
/// be kept apart, by `SharedLock`s for example.
public final class SharedArray<Element: BitwiseCopyable> {
  /// The elements, all bits of which are zero at first.
  public let elements: UnsafeMutableBufferPointer<Element>
  private let memory: UnsafeMutableRawPointer
  private let byteCount: Int

  /// - Parameter count: How many elements; at least 1.
  /// - Throws: `SharedMemoryError` if there is not so much memory.
  public init(count: Int) throws {
    let (byteCount, overflow) = MemoryLayout<Element>.stride.multipliedReportingOverflow(by: count)
    guard count > 0, !overflow else {
      throw SharedMemoryError("\(count) elements cannot be shared by processes")
    }
    guard
      let memory = mmap(nil, byteCount, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0),
      memory != MAP_FAILED
    else {
      throw SharedMemoryError(
        "no \(byteCount) bytes of memory to share between processes: \(String(cString: strerror(errno)))")
    }
    self.memory = memory
    self.byteCount = byteCount
    elements = UnsafeMutableBufferPointer(
      start: memory.bindMemory(to: Element.self, capacity: count), count: count)
  }

  deinit { munmap(memory, byteCount) }
}

/// Why processes cannot share something.
public struct SharedMemoryError: Error, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }
}
