import Glibc

/// The time since the machine started: the same in all processes, and nobody can set it.
enum MonotonicClock {
  static func nanoseconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec &* 1_000_000_000 &+ time.tv_nsec
  }
}
