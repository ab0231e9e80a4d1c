import Glibc

/// A socket on 127.0.0.1 that sends and receives datagrams.
public final class UDPSocket: Sendable {
  private let descriptor: Int32
  public let port: UInt16

  /// - Parameter port: 0 for any that is free.
  public init(port: UInt16 = 0) throws {
    let descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = UDPSocket.address(port)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
      }
    }
    self.descriptor = descriptor
    self.port = UInt16(bigEndian: address.sin_port)
    guard isBound else {
      throw TestFailure("port \(port): \(String(cString: strerror(errno)))")
    }
  }

  deinit { close(descriptor) }

  public func send(_ bytes: [UInt8], to port: UInt16) throws {
    var address = UDPSocket.address(port)
    let sent = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        sendto(descriptor, bytes, bytes.count, 0, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    if sent != bytes.count {
      throw TestFailure("\(bytes.count) bytes were not sent: \(String(cString: strerror(errno)))")
    }
  }

  /// The next datagram; nil if none comes in time.
  public func receive(seconds: Double = 60) -> [UInt8]? {
    var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&wait, 1, Int32(seconds * 1000)) == 1 else { return nil }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    return count < 0 ? nil : Array(buffer[..<count])
  }

  private static func address(_ port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return address
  }
}

/// What keeps a test from being run to its end.
public struct TestFailure: Error, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}
