import Glibc

/// How a process ended.
public enum ProcessEnding: Hashable, Sendable {
  case exited(Int32)
  case killed(signal: Int32)

  /// Waits for it.
  public init(of process: pid_t) {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    self = status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal: status & 0x7F)
  }
}
