import Foundation
import TestSupport
import Testing

/// `kemi run --watch` as somebody edits the script.
@Suite struct RunWatchTests {
  @Test(arguments: Language.allCases) func runsAgain(_ language: Language) throws {
    let folder = try runFolder([language.file: language.script("KSR.info('one')")])
    let output = try folder.write("output", "")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Repository.kemi)
    process.arguments = ["run", language.file, "--request", "invite.sip", "--watch"]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardInput = FileHandle.nullDevice
    let file = try #require(FileHandle(forUpdatingAtPath: output))
    process.standardOutput = file
    process.standardError = file
    try process.run()
    defer {
      // All other signals are blocked: those who start it are threads of Dispatch.
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    #expect(folder.waits(for: ["KSR.info(\"one\")", "returned"]))
    try folder.write(language.file, "x = = 1\n")
    #expect(folder.waits(for: ["\(language.file):1: ", "The script as it was before stays in service."]))
    #expect(process.isRunning)
    try folder.write(language.file, language.script("KSR.info('two')"))
    #expect(folder.waits(for: ["KSR.info(\"two\")"]))
    #expect(process.isRunning)
  }

  @Test(arguments: Language.allCases) func brokenFromTheBeginning(_ language: Language) throws {
    let folder = try runFolder([language.file: "x = = 1\n"])
    let outcome = try kemi(["run", language.file, "--request", "invite.sip", "--watch"], in: folder)
    #expect(outcome.errors.hasPrefix("kemi: error: \(language.file):1: "))
    #expect(!outcome.errors.contains("in service"))
    #expect(outcome.status == 2)
  }
}

extension TemporaryFolder {
  /// - Returns: Whether all the texts come to be in the file `output`, in less than half a minute.
  fileprivate func waits(for texts: [String]) -> Bool {
    let deadline = ContinuousClock.now + .seconds(30)
    while ContinuousClock.now < deadline {
      if let output = read("output"), texts.allSatisfy(output.contains) { return true }
      usleep(20_000)
    }
    return false
  }
}
