/// A process of the server, told to a module when it begins.
public enum ServerProcess: Hashable, Sendable {
  /// The one that was there first, and waits for the others.
  case main
  /// One that handles messages, counted from 1.
  case worker(Int)
  /// The timers'.
  case timer
  /// The one that accepts TCP connections; others read them.
  case tcpMain
  /// Any other, by the number that Kamailio gives its kind.
  case other(Int)

  /// - Parameter rank: As Kamailio counts them.
  public init(rank: Int32) {
    self =
      switch rank {
      case 0: .main
      case 1...: .worker(Int(rank))
      case -1: .timer
      case -4: .tcpMain
      default: .other(Int(rank))
      }
  }
}
