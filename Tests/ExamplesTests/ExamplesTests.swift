import Foundation
import TestSupport
import Testing

/// The examples do what they show, under the runners that people use.
@Suite struct ExamplesTests {
  private static let folder = Repository.root + "/Examples"

  private func library(_ name: String) -> String {
    URL(fileURLWithPath: Repository.kemi).deletingLastPathComponent().path + "/lib\(name).so"
  }

  /// A folder in which an interpreter finds KSR under its own name.
  private func place(_ library: String, as name: String) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/" + name, withDestinationPath: self.library(library))
    return folder
  }

  @Test func bustedRunsItsTests() throws {
    let modules = try place("KSRLua", as: "KSR.so")
    let outcome = try run(
      "lua5.4", ["/usr/bin/busted", "--output", "TAP", "blocklist_spec.lua"], in: Self.folder + "/busted",
      environment: ["LUA_CPATH": modules.path + "/?.so;;"])
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.contains("1..7"))
  }

  @Test func pytestRunsItsTests() throws {
    let modules = try place("KSRPython", as: "KSR.abi3.so")
    let outcome = try run(
      Repository.tool("pytest"), ["-q", "-p", "no:cacheprovider"], in: Self.folder + "/pytest",
      environment: ["PYTHONPATH": modules.path, "PYTHONDONTWRITEBYTECODE": "1"])
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.contains("12 passed"))
  }

  @Test(arguments: ["edge.lua", "edge.py"])
  func theEdgeDoesWhatItsScenariosSay(_ script: String) throws {
    let edge = Self.folder + "/Edge"
    let outcome = try run(Repository.kemi, ["test", edge + "/scenarios", "--script", "\(edge)/\(script)"])
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.contains("82 scenarios: 82 passed"))
  }
}
