import Foundation

/// What became of a process.
public struct Outcome: Sendable {
  public let status: Int32
  public let output: String
  public let errors: String
  /// Whether a signal ended it: a crash.
  public let crashed: Bool
}

/// Runs a program to its end.
///
/// - Parameters:
///   - program: A path, or the name of a command.
///   - folder: The folder to run it in.
///   - environment: Variables to add to those of the tests.
public func run(
  _ program: String, _ arguments: [String] = [], in folder: String = Repository.root,
  environment: [String: String] = [:]
) throws -> Outcome {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: program.contains("/") ? program : "/usr/bin/env")
  process.arguments = program.contains("/") ? arguments : [program] + arguments
  process.currentDirectoryURL = URL(fileURLWithPath: folder)
  process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
  process.standardInput = FileHandle.nullDevice
  // Files, not pipes: a pipe that is full would stop the program.
  let output = try TemporaryFolder()
  let (outputFile, errorFile) = (output.path + "/output", output.path + "/errors")
  for file in [outputFile, errorFile] { try Data().write(to: URL(fileURLWithPath: file)) }
  process.standardOutput = FileHandle(forWritingAtPath: outputFile)
  process.standardError = FileHandle(forWritingAtPath: errorFile)
  try process.run()
  process.waitUntilExit()
  let text = { (file: String) in
    String(decoding: FileManager.default.contents(atPath: file) ?? Data(), as: UTF8.self)
  }
  return Outcome(
    status: process.terminationStatus, output: text(outputFile), errors: text(errorFile),
    crashed: process.terminationReason == .uncaughtSignal)
}
