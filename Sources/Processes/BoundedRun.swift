import Glibc

/// A program that ran to its end, or was ended when its time was over.
public struct BoundedRun: Sendable {
  /// nil where its time was over.
  public let ending: ProcessEnding?
  /// What it printed, to both streams; of very much the beginning alone.
  public let output: [UInt8]
  /// What it wrote to the file of descriptor `resultsDescriptor`.
  public let results: [UInt8]

  public static let resultsDescriptor: Int32 = 3
  private static let outputLimit = 1 << 20
  /// Above all numbers that the program is given.
  private static let firstFree: Int32 = 10

  /// - Parameters:
  ///   - input: What it reads from standard input.
  ///   - variables: Added to the environment, in place of those of the same name.
  ///   - seconds: The time it has.
  public init(
    _ program: String, _ arguments: [String], input: [UInt8] = [], variables: [String: String] = [:],
    seconds: Int
  ) throws(StartFailure) {
    // Files without a name: an interruption leaves none behind.
    let input = try TemporaryFile(holding: input)
    let results = try TemporaryFile(holding: [])
    var ends: [Int32] = [-1, -1]
    // Not a pipe: it would be open for a moment in what other threads start.
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw StartFailure(errno) }
    let writer = fcntl(ends[1], F_DUPFD_CLOEXEC, BoundedRun.firstFree)
    close(ends[1])
    defer { close(ends[0]) }

    let process: pid_t
    do {
      defer { close(writer) }
      process = try startProcess(
        program, arguments,
        files: [
          STDIN_FILENO: input.descriptor, STDOUT_FILENO: writer, STDERR_FILENO: writer,
          BoundedRun.resultsDescriptor: results.descriptor,
        ], environment: BoundedRun.environment(with: variables))
    }

    let deadline = ContinuousClock.now + .seconds(seconds)
    let output = BoundedRun.read(ends[0], until: deadline)
    let isOver = BoundedRun.hasEnded(process, until: deadline)
    if !isOver { kill(process, SIGKILL) }
    let ending = ProcessEnding(of: process)
    self.ending = isOver ? ending : nil
    self.output = output
    self.results = results.content
  }

  private static func environment(with variables: [String: String]) -> [String] {
    var all: [String] = []
    var next = environ
    while let entry = next.pointee {
      let text = String(cString: entry)
      if variables[String(text.prefix { $0 != "=" })] == nil { all.append(text) }
      next += 1
    }
    return all + variables.map { "\($0)=\($1)" }.sorted()
  }

  /// Reads until the other end is closed, or the time is over.
  private static func read(_ descriptor: Int32, until deadline: ContinuousClock.Instant) -> [UInt8] {
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let left = ContinuousClock.now.duration(to: deadline).components
      let milliseconds = left.seconds * 1000 + left.attoseconds / 1_000_000_000_000_000
      if milliseconds <= 0 { return output }
      var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = poll(&wait, 1, Int32(clamping: milliseconds))
      if ready <= 0 { continue }
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { return output }
      output += buffer.prefix(min(count, outputLimit - output.count))
    }
  }

  /// Waits for a process, and leaves its status to be read. It may have closed its output before it ends.
  private static func hasEnded(_ process: pid_t, until deadline: ContinuousClock.Instant) -> Bool {
    while true {
      var information = siginfo_t()
      let isOver = ContinuousClock.now >= deadline
      let found = waitid(P_PID, id_t(process), &information, WEXITED | WNOHANG | WNOWAIT)
      if found == 0, information._sifields._kill.si_pid == process { return true }
      if isOver { return false }
      poll(nil, 0, 1)
    }
  }

  private final class TemporaryFile {
    let descriptor: Int32

    init(holding bytes: [UInt8]) throws(StartFailure) {
      guard let file = tmpfile() else { throw StartFailure(errno) }
      defer { fclose(file) }
      descriptor = fcntl(fileno(file), F_DUPFD_CLOEXEC, BoundedRun.firstFree)
      guard descriptor >= 0, bytes.isEmpty || pwrite(descriptor, bytes, bytes.count, 0) == bytes.count else {
        throw StartFailure(errno)
      }
    }

    deinit { close(descriptor) }

    var content: [UInt8] {
      var content: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = pread(descriptor, &buffer, buffer.count, off_t(content.count))
        if count <= 0 { return content }
        content += buffer.prefix(count)
      }
    }
  }
}
