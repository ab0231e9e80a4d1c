import Glibc
import Synchronization

/// UDP ports on 127.0.0.1 for servers that tests start, each given once.
///
/// They are below those that the system gives to sockets which ask for none: between choosing a port and a server's
/// taking it, no socket of another test can get it.
public enum FreePort {
  private static let ports: Range<UInt16> = 10_000..<30_000
  /// Some programs take the port behind theirs too.
  private static let step: UInt16 = 10
  /// Where two runs of the tests meet, they begin at different places.
  private static let next = Mutex(UInt16.random(in: ports) / step * step)

  public static func take() throws -> UInt16 {
    for _ in 0..<ports.count / Int(step) {
      let port = next.withLock { next in
        defer { next = next + step < ports.upperBound ? next + step : ports.lowerBound }
        return next
      }
      if let socket = try? UDPSocket(port: port) { return socket.port }
    }
    throw TestFailure("no port of \(ports) is free")
  }
}
