import Glibc
import Processes

/// Runs a program of the system to its end, for as long as it takes.
///
/// - Parameter output: The open file that is its standard output.
func runProgram(_ path: String, _ arguments: [String], output: Int32) throws -> ProcessEnding {
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
