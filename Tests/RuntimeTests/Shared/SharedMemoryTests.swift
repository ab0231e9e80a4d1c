import Glibc
import KemiRuntime
import Testing

/// Memory, numbers and locks that forked processes have in common.
///
/// Tests that fork run in a process of their own: in this one, another test's thread may hold a lock of Swift's runtime at
/// that moment, which the new process would wait for.
@Suite struct SharedMemoryTests {
  @Test func oneProcessSeesWhatAnotherWrites() async {
    await #expect(processExitsWith: .success) {
      let array = try SharedArray<Int>(count: 1000)
      #expect(array.elements.allSatisfy { $0 == 0 })
      let process = forked { for index in array.elements.indices { array.elements[index] = index } }
      #expect(status(of: process) == 0)
      #expect(Array(array.elements) == Array(0..<1000))
    }
  }

  @Test(arguments: [Int.min, -1, 0, Int.max, Int.max / 8])
  func memoryThatCannotBeIsAnError(_ count: Int) {
    #expect(throws: SharedMemoryError.self) { try SharedArray<Int>(count: count) }
    #expect(throws: SharedMemoryError.self) { try SharedLocks(count: count) }
  }

  @Test func noIncrementIsLost() async {
    await #expect(processExitsWith: .success) {
      let counter = try SharedCounter()
      #expect(counter.value == 0)
      #expect(counter.increment() == 1)
      let processes = (0..<4).map { _ in forked { for _ in 0..<10_000 { counter.increment() } } }
      for process in processes { #expect(status(of: process) == 0) }
      #expect(counter.value == 40_001)
    }
  }

  @Test func aLockKeepsProcessesApart() async {
    await #expect(processExitsWith: .success) {
      let locks = try SharedLocks(count: 3)
      let number = try SharedArray<Int>(count: 1)
      #expect(locks.count == 3)
      #expect(!locks.withLock(2) { $0 })
      let processes = (0..<4).map { _ in
        forked { for _ in 0..<10_000 { locks.withLock(2) { _ in number.elements[0] += 1 } } }
      }
      for process in processes { #expect(status(of: process) == 0) }
      #expect(number.elements[0] == 40_000)
    }
  }

  @Test func aLockIsFreeAfterAnError() throws {
    let locks = try SharedLocks(count: 1)
    #expect(throws: CancellationError.self) { try locks.withLock(0) { _ in throw CancellationError() } }
    #expect(!locks.withLock(0) { $0 })
  }

  /// The next holder is told, the one after it is not, and other locks know nothing of it.
  @Test func theLockOfAKilledProcessIsFree() async {
    await #expect(processExitsWith: .success) {
      let locks = try SharedLocks(count: 2)
      let isHeld = try SharedCounter()
      let process = forked {
        locks.withLock(1) { _ in
          isHeld.increment()
          while true { pause() }
        }
      }
      // Not for ever: a process that never came so far is noticed below.
      for _ in 0..<100_000 where isHeld.value == 0 { usleep(100) }
      #expect(isHeld.value == 1)
      kill(process, SIGKILL)
      #expect(status(of: process) == SIGKILL)
      #expect(!locks.withLock(0) { $0 })
      #expect(locks.withLock(1) { $0 })
      #expect(!locks.withLock(1) { $0 })
      // And it is a lock as before.
      #expect(status(of: forked { locks.withLock(1) { _ in } }) == 0)
    }
  }
}

/// A process that ends with 0 behind `body`.
private func forked(_ body: () -> Void) -> pid_t {
  // Swift hides fork(), since little may be done behind it where there are threads.
  let fork = unsafeBitCast(dlsym(nil, "fork"), to: (@convention(c) () -> pid_t).self)
  let process = fork()
  guard process == 0 else { return process }
  // Whatever becomes of the test, it ends: threads that tests run on block the signal for that.
  var none = sigset_t()
  sigemptyset(&none)
  sigprocmask(SIG_SETMASK, &none, nil)
  alarm(60)
  body()
  _exit(0)
}

private func status(of process: pid_t) -> Int32 {
  var status: Int32 = -1
  waitpid(process, &status, 0)
  return status
}
