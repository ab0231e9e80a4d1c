import Glibc

/// Locks that processes have in common: a number of them, for parts of what they guard.
///
/// One that a process held when it was killed does not block the others: the next who takes it is told so.
public final class SharedLocks {
  private let memory: SharedArray<UInt8>
  private let locks: UnsafeMutableBufferPointer<pthread_mutex_t>

  /// - Parameter count: How many locks; at least 1.
  /// - Throws: `SharedMemoryError` if the system has no memory for them, or no such locks.
  public init(count: Int) throws {
    let (byteCount, overflow) = MemoryLayout<pthread_mutex_t>.stride.multipliedReportingOverflow(by: count)
    memory = try SharedArray(count: overflow ? 0 : byteCount)
    locks = UnsafeMutableRawBufferPointer(memory.elements).bindMemory(to: pthread_mutex_t.self)
    var attributes = pthread_mutexattr_t()
    pthread_mutexattr_init(&attributes)
    defer { pthread_mutexattr_destroy(&attributes) }
    for index in locks.indices {
      guard
        pthread_mutexattr_setpshared(&attributes, CInt(PTHREAD_PROCESS_SHARED)) == 0,
        pthread_mutexattr_setrobust(&attributes, CInt(PTHREAD_MUTEX_ROBUST)) == 0,
        pthread_mutex_init(&locks[index], &attributes) == 0
      else { throw SharedMemoryError("this system has no locks that processes can share") }
    }
  }

  public var count: Int { locks.count }

  /// Runs `body` while no other process, and no other thread, holds the lock.
  ///
  /// Keep it short, and take no second lock in it. A process that is stopped there, not ended, holds up the others.
  ///
  /// - Parameters:
  ///   - index: Which lock, counted from 0.
  ///   - body: Gets whether the last holder died in the middle of its work, which may be half done.
  public func withLock<Result>(_ index: Int, _ body: (_ isAbandoned: Bool) throws -> Result) rethrows
    -> Result
  {
    precondition(locks.indices.contains(index))
    let lock = locks.baseAddress.unsafelyUnwrapped + index
    let isAbandoned = pthread_mutex_lock(lock) == EOWNERDEAD
    if isAbandoned { pthread_mutex_consistent(lock) }
    defer { pthread_mutex_unlock(lock) }
    return try body(isAbandoned)
  }
}
