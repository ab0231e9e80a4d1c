import Glibc
import Processes
import Synchronization

/// The interpreter at work: see `parse.py` for what is said between it and us.
final class PythonProcess: Sendable {
  private let interpreter: String
  private let process: pid_t
  private let socket: Int32
  private let ending = Mutex<Int32?>(nil)

  init(_ interpreter: String) throws(PythonFrontError) {
    self.interpreter = interpreter
    var ends: [Int32] = [-1, -1]
    // Not a pipe: writing to one whose reader is gone raises a signal.
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
      throw PythonFrontError(description: "no socket for Python: \(String(cString: strerror(errno)))")
    }
    for end in ends { PythonProcess.enlargeBuffer(of: end) }
    socket = ends[0]
    defer { close(ends[1]) }
    do {
      process = try PythonProcess.start(interpreter, socket: ends[1])
    } catch {
      close(ends[0])
      throw error
    }
  }

  /// Python goes on with the next file while the tree of this one is read.
  private static func enlargeBuffer(of socket: Int32) {
    var size: Int32 = 1 << 20
    setsockopt(socket, SOL_SOCKET, SO_SNDBUF, &size, socklen_t(MemoryLayout<Int32>.size))
  }

  private static func start(_ interpreter: String, socket: Int32) throws(PythonFrontError) -> pid_t {
    // Nothing of the user's own Python: no variables, no packages, no folder of theirs.
    let program = String(decoding: PackageResources.parse_py, as: UTF8.self)
    let missing = PythonFrontError(
      description:
        "there is no program '\(interpreter)' to parse Python scripts; install Python 3, or name one with --python"
    )
    guard let path = findProgram(interpreter) else { throw missing }
    do {
      return try startProcess(
        path, ["-I", "-S", "-c", program], files: [STDIN_FILENO: socket, STDOUT_FILENO: socket])
    } catch {
      throw PythonFrontError(description: "\(interpreter) cannot be started: \(error)")
    }
  }

  /// - Returns: False if nobody listens.
  func send(_ script: [UInt8]) -> Bool {
    withUnsafeBytes(of: UInt64(script.count).littleEndian) { sendAll($0) }
      && script.withUnsafeBytes { sendAll($0) }
  }

  private func sendAll(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = UnsafeRawBufferPointer(rebasing: rest)
      let count = Glibc.send(socket, piece.baseAddress, piece.count, Int32(MSG_NOSIGNAL))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  func endSending() { shutdown(socket, Int32(SHUT_WR)) }

  /// Waits for Python's first words.
  func greet() throws(PythonFrontError) {
    guard let words = receive(6) else { throw failure(while: nil) }
    guard words.starts(with: "kemi".utf8) else {
      throw PythonFrontError(
        description: "\(interpreter) does not answer as Python does; name Python 3.9 or later with --python")
    }
    let version = (words[4], words[5])
    guard version >= (3, 9) else {
      throw PythonFrontError(
        description:
          "\(interpreter) is Python \(version.0).\(version.1), and scripts are parsed by 3.9 or later; "
          + "name one with --python")
    }
  }

  /// Waits for what Python has to say of a file.
  func answer(on file: SourceFile) throws(PythonFrontError) -> PythonFront.Parsed {
    var places = PythonPlaces(file: file)
    while true {
      guard let head = receive(9) else { throw failure(while: file) }
      let size = head[1...].reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
      // A tree takes about five times as many bytes as the script.
      guard size < 1 << 36 else { throw misunderstanding(of: file) }
      guard let content = receive(Int(size)) else { throw failure(while: file) }
      switch head[0] {
      case UInt8(ascii: "P") where content.count == 4 * file.bytes.count:
        places = PythonPlaces(file: file, converted: PythonProcess.numbers(content))
      case UInt8(ascii: "T"):
        guard let tree = try? PickleReader.read(content, file: file, places: places) else {
          throw misunderstanding(of: file)
        }
        return PythonLowering.lower(tree)
      case UInt8(ascii: "E"):
        return (nil, [PythonSyntaxError(content).finding(in: file, places)])
      default:
        throw misunderstanding(of: file)
      }
    }
  }

  private static func numbers(_ bytes: [UInt8]) -> [UInt32] {
    (0..<bytes.count / 4).map { index in
      (0..<4).reduce(0) { $0 | UInt32(bytes[4 * index + $1]) << UInt32(8 * $1) }
    }
  }

  /// - Returns: Nil at the end.
  private func receive(_ count: Int) -> [UInt8]? {
    var isComplete = true
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = recv(socket, buffer.baseAddress! + filled, count - filled, 0)
        // What Python wrote before it went is still to be had behind the news that it did not read everything.
        if got < 0, errno == EINTR || errno == ECONNRESET { continue }
        guard got > 0 else {
          isComplete = false
          return
        }
        filled += got
      }
    }
    return isComplete ? bytes : nil
  }

  private func misunderstanding(of file: SourceFile) -> PythonFrontError {
    PythonFrontError(
      description: "\(interpreter) answered something about \(file.path) that kemi does not understand; "
        + "name another Python with --python")
  }

  /// What has become of Python, which has gone.
  func failure(while file: SourceFile?) -> PythonFrontError {
    let status = wait()
    let ending =
      status & 0x7F == 0 ? "ended with status \(status >> 8 & 0xFF)" : "was ended by signal \(status & 0x7F)"
    let moment = file.map { "while it parsed \($0.path)" } ?? "before it parsed a script"
    return PythonFrontError(
      description: "\(interpreter) \(ending) \(moment); name Python 3.9 or later with --python")
  }

  /// Ends Python if it has not ended yet: it has nothing to tidy up.
  func end() {
    shutdown(socket, Int32(SHUT_RDWR))
    if ending.withLock({ $0 == nil }) { kill(process, SIGKILL) }
    _ = wait()
  }

  private func wait() -> Int32 {
    ending.withLock { ending in
      if let ending { return ending }
      var status: Int32 = 0
      while waitpid(process, &status, 0) < 0, errno == EINTR {}
      ending = status
      return status
    }
  }

  deinit { close(socket) }
}
