public import Glibc

/// The system's words for a program that cannot be started.
public struct StartFailure: Error, CustomStringConvertible {
  public let number: Int32

  public init(_ number: Int32) { self.number = number }

  public var description: String { String(cString: strerror(number)) }
}

/// Starts a program, with no signal blocked: the threads of Dispatch block those that end programs.
///
/// - Parameters:
///   - program: Its path.
///   - files: Open files that it gets, by the numbers that they have there; in this order.
///   - environment: `NAME=value`; that of this process where it is nil.
///   - leadsGroup: Whether it and what it starts can be signalled together.
/// - Returns: Its process, which has to be waited for.
public func startProcess(
  _ program: String, _ arguments: [String], files: KeyValuePairs<Int32, Int32> = [:],
  environment: [String]? = nil, leadsGroup: Bool = false
) throws(StartFailure) -> pid_t {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  for (number, file) in files { posix_spawn_file_actions_adddup2(&actions, file, number) }
  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  var signals = sigset_t()
  sigemptyset(&signals)
  posix_spawnattr_setsigmask(&attributes, &signals)
  posix_spawnattr_setpgroup(&attributes, 0)
  posix_spawnattr_setflags(
    &attributes, Int16(POSIX_SPAWN_SETSIGMASK | (leadsGroup ? POSIX_SPAWN_SETPGROUP : 0)))
  let words = CStrings([program] + arguments)
  let variables = environment.map(CStrings.init)
  var process = pid_t()
  let error = posix_spawn(
    &process, program, &actions, &attributes, words.pointers, variables?.pointers ?? environ)
  if error != 0 { throw StartFailure(error) }
  return process
}
