import Glibc
import KemiRuntime
import Testing

/// What Kamailio's workers have in common, with processes as it forks them.
///
/// Each test runs in a process of its own, as a server does that forks: where other tests run beside it, one may hold a
/// lock of Swift's runtime at that moment, which the new process would wait for.
@Suite struct ProcessTests {
  @Test func allProcessesTogetherStayWithinTheLimit() async {
    await #expect(processExitsWith: .success) {
      let limiter = try Limiter()
      let counts = try SharedArray<Int>(count: 4)
      let workers = (0..<4).map { worker in
        forked {
          for _ in 0..<1000 where try limiter.allow("all", 1000, 60) == .int(1) {
            counts.elements[worker] += 1
          }
        }
      }
      for worker in workers { #expect(status(of: worker) == 0) }
      #expect(counts.elements.reduce(0, +) == 1000)
      #expect(try limiter.count("all", 60) == .int(1000))
    }
  }

  /// Wherever a worker is when it is killed, with or without a lock: the others go on.
  @Test func aKilledWorkerDoesNotBlockTheOthers() async {
    await #expect(processExitsWith: .success) {
      let limiter = try Limiter(slots: 16)
      let progress = try SharedCounter()
      for round in 0..<100 {
        let before = progress.value
        let worker = forked {
          while true {
            _ = try limiter.allow("killed", .max, 60)
            progress.increment()
          }
        }
        // A worker that does not come to work is killed as well, and noticed below.
        for _ in 0..<100_000 where progress.value < before + UInt64(10 + round) { usleep(10) }
        kill(worker, SIGKILL)
        #expect(status(of: worker) == SIGKILL)
        #expect(progress.value >= before + 10)
        #expect(try limiter.allow("round \(round)", 1, 60) == .int(1))
      }
    }
  }
}

/// - Returns: The number of the process, which ends behind `body`: with 0, or with 1 if that throws.
private func forked(_ body: () throws -> Void) -> pid_t {
  // Swift hides fork(), since little may be done behind it where there are threads.
  let fork = unsafeBitCast(dlsym(nil, "fork"), to: (@convention(c) () -> pid_t).self)
  let process = fork()
  guard process == 0 else { return process }
  // Whatever becomes of the test, it ends: threads that tests run on block the signal for that.
  var none = sigset_t()
  sigemptyset(&none)
  sigprocmask(SIG_SETMASK, &none, nil)
  alarm(60)
  do {
    try body()
    _exit(0)
  } catch {
    _exit(1)
  }
}

private func status(of process: pid_t) -> Int32 {
  var status: Int32 = -1
  waitpid(process, &status, 0)
  return status
}
