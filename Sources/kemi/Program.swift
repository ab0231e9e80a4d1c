import Files
import Glibc

/// A program of the system, found as a shell does.
struct Program: Sendable {
  let path: String

  /// - Parameter name: A path, or the name of a command.
  /// - Returns: Nothing where it is not there.
  init?(_ name: String) {
    let places =
      name.contains("/")
      ? [name]
      : (getenv("PATH").map { String(cString: $0) } ?? "").split(separator: ":").map { "\($0)/\(name)" }
    guard let path = places.first(where: { access($0, X_OK) == 0 && !directoryExists($0) }) else {
      return nil
    }
    self.path = path
  }

  /// Runs it to its end.
  ///
  /// - Parameter output: The open file that is its standard output.
  func run(_ arguments: [String], output: Int32) throws -> ProcessEnding {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    let arguments = CStrings([path] + arguments)
    var process = pid_t()
    let error = posix_spawn(&process, path, &actions, nil, arguments.pointers, environ)
    if error != 0 { throw Failure("\(path) cannot be started: \(String(cString: strerror(error)))") }
    return ProcessEnding(of: process)
  }
}

/// How a process ended.
enum ProcessEnding: Equatable {
  case exited(Int32)
  case killed(signal: Int32)

  /// Waits for it.
  init(of process: pid_t) {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    self = status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal: status & 0x7F)
  }
}

/// An array of texts as C wants it, with an end.
final class CStrings {
  let pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  private let count: Int

  init(_ texts: [String]) {
    count = texts.count
    pointers = .allocate(capacity: count + 1)
    for (index, text) in texts.enumerated() { pointers[index] = strdup(text) }
    pointers[count] = nil
  }

  deinit {
    for index in 0..<count { free(pointers[index]) }
    pointers.deallocate()
  }
}
