import Files
import Glibc

/// Looks after a file, and says when it changes.
struct Watch {
  /// What changes when somebody saves a file, be it in place or by moving another one there.
  private struct Stamp: Equatable {
    let file: UInt64
    let size: Int64
    let seconds: Int
    let nanoseconds: Int
  }

  private let path: String

  init(_ path: String) { self.path = path }

  /// Calls the body once at first, then after each change, until the process is interrupted.
  func run(_ body: (_ isFirst: Bool) throws -> Void) throws -> Never {
    var last = stamp
    try body(true)
    while true {
      // A fifth of a second: nobody waits, and nothing is busy.
      usleep(200_000)
      let now = stamp
      // Between two halves of a save there may be no file.
      guard let now, now != last else { continue }
      last = now
      try body(false)
    }
  }

  private var stamp: Stamp? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Stamp(
      file: UInt64(status.st_ino), size: Int64(status.st_size), seconds: status.st_mtim.tv_sec,
      nanoseconds: status.st_mtim.tv_nsec)
  }
}
