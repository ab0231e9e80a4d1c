import Foundation
import Glibc
import Processes
import Synchronization

/// A Kamailio that runs while a test needs it: on 127.0.0.1, with a configuration of its own.
public final class Kamailio: Sendable {
  /// The folder that the server runs in, with its configuration and its log.
  public let folder: TemporaryFolder
  public let port: UInt16
  private let process: pid_t
  private let hasEnded = Mutex(false)

  /// Where it was installed; the environment can name another one than the system's.
  private static let prefix = ProcessInfo.processInfo.environment["KAMAILIO_PREFIX"] ?? "/usr"
  public static let program = prefix + "/sbin/kamailio"
  public static let isInstalled = FileManager.default.isExecutableFile(atPath: program)

  /// Whether the server has a module.
  public static func has(_ module: String) -> Bool {
    folders.contains { FileManager.default.fileExists(atPath: "\($0)/\(module).so") }
  }

  private static let folders = ["lib/x86_64-linux-gnu", "lib64", "lib"].map {
    "\(prefix)/\($0)/kamailio/modules"
  }
  /// After which the server is stopped, whatever becomes of the test.
  private static let longestLife = 300

  /// Starts a server and waits until it listens.
  ///
  /// - Parameters:
  ///   - folder: Where scripts and other files are that the configuration names.
  ///   - configuration: What comes behind the settings that every test needs: `loadmodule`, `modparam` and `cfgengine`.
  ///   - workers: The processes that receive messages.
  /// - Throws: `TestFailure` with the server's log if it does not start.
  public init(
    in folder: TemporaryFolder, _ configuration: String, workers: Int = 1, environment: [String: String] = [:]
  ) throws {
    self.folder = folder
    port = try FreePort.take()
    let settings = """
      #!KAMAILIO
      debug=2
      log_stderror=yes
      fork=yes
      children=\(workers)
      disable_tcp=yes
      auto_aliases=no
      listen=udp:127.0.0.1:\(port)
      mpath="\(Kamailio.folders.joined(separator: "/:"))/"

      """
    let file = try folder.write("kamailio.cfg", settings + configuration + "\n")
    try folder.write("kamailio.log", "")
    // Whatever becomes of the test, it ends.
    let arguments =
      [
        // A signal goes to the main process alone, which ends the others in its own order.
        "/usr/bin/timeout", "--foreground", "--kill-after=10", "\(Kamailio.longestLife)", Kamailio.program,
        "-DD",
        "-E", "-f", file,
      ]
      + ["-w", folder.path, "-Y", folder.path]
    process = try Kamailio.start(
      arguments, environment: ProcessInfo.processInfo.environment.merging(environment) { $1 },
      log: folder.path + "/kamailio.log")
    try waitUntilItListens()
  }

  deinit { stop() }

  /// What the server has logged.
  public var log: String { folder.read("kamailio.log") ?? "" }

  /// Stops the server and waits until it has ended, with all its processes: also where its main process has died.
  public func stop() {
    hasEnded.withLock { hasEnded in
      if hasEnded { return }
      // More than once: a server that has only begun to wait for signals can miss the first.
      for attempt in 0..<1_000 where !hasExited {
        if attempt % 100 == 0 { kill(process, SIGTERM) }
        usleep(10_000)
      }
      // Its processes are a group, which keeps its number until the first of them is waited for.
      kill(-process, SIGKILL)
      waitpid(process, nil, 0)
      hasEnded = true
    }
  }

  /// Whether the first process has exited; it can still be waited for.
  private var hasExited: Bool {
    var information = siginfo_t()
    return waitid(P_PID, id_t(process), &information, WEXITED | WNOHANG | WNOWAIT) != 0
      || information.si_signo == SIGCHLD
  }

  private var isRunning: Bool { hasEnded.withLock { !$0 && !hasExited } }

  /// Not by `Process`: the threads that tests run on block the signals that end a server, and it would inherit that.
  private static func start(_ arguments: [String], environment: [String: String], log: String) throws -> pid_t
  {
    let nothing = open("/dev/null", O_RDWR)
    let log = open(log, O_WRONLY | O_APPEND)
    defer { for file in [nothing, log] { close(file) } }
    do {
      return try startProcess(
        arguments[0], Array(arguments.dropFirst()), files: [0: nothing, 1: nothing, 2: log],
        environment: environment.map { "\($0.key)=\($0.value)" }, leadsGroup: true)
    } catch {
      throw TestFailure("\(arguments[0]): \(error)")
    }
  }

  /// Sends a message and waits for the final reply to it; where the reply goes is for the message's Via to say.
  ///
  /// - Returns: The reply; nil if none comes in time.
  public func reply(
    to message: [UInt8], from socket: UDPSocket? = nil, seconds: Double = 60
  ) throws -> [UInt8]? {
    let socket = try socket ?? UDPSocket()
    try socket.send(message, to: port)
    while let reply = socket.receive(seconds: seconds) {
      if !reply.starts(with: Array("SIP/2.0 1".utf8)) { return reply }
    }
    return nil
  }

  /// A request, with a Via that leads replies back to whatever socket it is sent from.
  public func request(
    _ method: String, to user: String, id: String, headers: String = "", body: String = ""
  ) -> [UInt8] {
    Array(
      """
      \(method) sip:\(user)@127.0.0.1:\(port) SIP/2.0\r
      Via: SIP/2.0/UDP 127.0.0.1:5060;rport;branch=z9hG4bK\(id)\r
      Max-Forwards: 70\r
      From: "Alice" <sip:alice@example.com>;tag=a\(id)\r
      To: <sip:\(user)@example.com>\r
      Call-ID: \(id)@example.com\r
      CSeq: 1 \(method)\r
      \(headers)Content-Length: \(body.utf8.count)\r
      \r
      \(body)
      """.utf8)
  }

  /// As the system's table of sockets has it: to try the port would take it from the server.
  private var isListening: Bool {
    let sockets = FileManager.default.contents(atPath: "/proc/net/udp") ?? Data()
    let digits = String(port, radix: 16, uppercase: true)
    let place = "0100007F:" + String(repeating: "0", count: 4 - digits.count) + digits
    return String(decoding: sockets, as: UTF8.self).contains(" \(place) ")
  }

  /// The port is taken as soon as the main process has it; what is sent before workers read is queued.
  private func waitUntilItListens() throws {
    let end = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < end {
      if !isRunning { throw TestFailure("Kamailio does not start:\n\(log)") }
      if isListening { return }
      usleep(20_000)
    }
    stop()
    throw TestFailure("Kamailio does not listen on port \(port):\n\(log)")
  }
}
