import Foundation
import TestSupport
import Testing

/// A signal during `generate` leaves what was there before or what was to be there, and nothing between.
@Suite struct InterruptionTests {
  /// What was there before, and what is to be there.
  private let old: TemporaryFolder
  private let new: TemporaryFolder

  init() throws {
    (old, new) = (try TemporaryFolder(), try TemporaryFolder())
    #expect(try kemi(["generate", "--release", "5.2"], in: old).status == 0)
    #expect(try kemi(["generate"], in: new).status == 0)
  }

  /// Signals at moments that are spread over the writing, from its first trace in the folder on.
  @Test(arguments: [SIGTERM, SIGINT])
  func outputThatIsThere(_ signal: Int32) throws {
    let (before, after) = (contents(of: old.path), contents(of: new.path))
    for delay in 0..<10 {
      let folder = try TemporaryFolder()
      try FileManager.default.copyItem(
        atPath: old.path + "/generated", toPath: folder.path + "/generated")
      try interrupt(in: folder, by: signal, delay: UInt32(delay) * 6000)
      let found = contents(of: folder.path)
      #expect(found == before || found == after)
      #expect(leftovers(in: folder) == [])
    }
  }

  @Test func outputThatIsNotThere() throws {
    let after = contents(of: new.path)
    for delay in 0..<10 {
      let folder = try TemporaryFolder()
      try interrupt(in: folder, by: SIGTERM, delay: UInt32(delay) * 6000)
      let found = contents(of: folder.path)
      #expect(found.isEmpty || found == after)
      #expect(leftovers(in: folder) == [])
      if found.isEmpty {
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
      }
    }
  }

  /// Starts the program and sends it a signal.
  ///
  /// - Parameter delay: Microseconds to wait after the program has begun to write.
  private func interrupt(in folder: TemporaryFolder, by signal: Int32, delay: UInt32) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Repository.kemi)
    process.arguments = ["generate"]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try unblocked { try process.run() }
    while process.isRunning, leftovers(in: folder).isEmpty { usleep(500) }
    usleep(delay)
    if process.isRunning { kill(process.processIdentifier, signal) }
    process.waitUntilExit()
  }

  /// Starts a process that signals reach: it inherits what the tests' own threads hold back.
  private func unblocked(_ start: () throws -> Void) rethrows {
    var (none, previous) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, &previous)
    defer { pthread_sigmask(SIG_SETMASK, &previous, nil) }
    try start()
  }

  /// Staging folders.
  private func leftovers(in folder: TemporaryFolder) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/generated")
    return names?.filter { $0.hasPrefix(".kemi-") } ?? []
  }
}
