import Foundation
import TestSupport
import Testing

/// Runs the tests that are written in Python, in each interpreter that `KSR_PYTHONS` names (separated by colons), or
/// else in `python3`.
@Suite struct PythonTests {
  static let interpreters = (ProcessInfo.processInfo.environment["KSR_PYTHONS"] ?? "python3")
    .split(separator: ":").map(String.init)

  private static let folder = Repository.root + "/Tests/PythonHostTests"

  /// A folder with the extension under the name that Python looks for.
  private func makeImportFolder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let library = URL(fileURLWithPath: Repository.kemi).deletingLastPathComponent().path + "/libKSRPython.so"
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/KSR.abi3.so", withDestinationPath: library)
    return folder
  }

  private func python(_ interpreter: String, _ arguments: [String], in folder: String) throws -> Outcome {
    let imports = try makeImportFolder()
    return try run(
      interpreter, arguments, in: folder,
      environment: ["PYTHONPATH": imports.path, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONNOUSERSITE": "1"])
  }

  static let files = ["test_arguments", "test_bench", "test_modules", "test_routes", "test_scripts"]

  @Test(arguments: interpreters, files)
  func passes(interpreter: String, tests: String) throws {
    let outcome = try python(interpreter, ["-m", "unittest", tests], in: Self.folder + "/Python")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("\nOK\n"))
  }

  @Test(arguments: interpreters)
  func keepsItsMemory(interpreter: String) throws {
    let outcome = try python(interpreter, [Self.folder + "/leaks.py"], in: Self.folder)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.contains("str as result"))
  }
}
