import Glibc
import Processes

/// Runs a program of the system to its end, for as long as it takes.
///
/// - Parameter output: The open file that is its standard output.
func runProgram(_ path: String, _ arguments: [String], output: Int32) throws -> ProcessEnding {
  do {
    return ProcessEnding(of: try startProcess(path, arguments, files: [STDOUT_FILENO: output]))
  } catch {
    throw Failure("\(path) cannot be started: \(error)")
  }
}
