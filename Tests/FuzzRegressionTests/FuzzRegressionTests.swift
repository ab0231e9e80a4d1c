import Files
import FuzzInputs
import TestSupport
import Testing

/// Inputs that once crashed a fuzzer, ran out of memory or did not end.
@Suite struct FuzzRegressionTests {
  @Test(.timeLimit(.minutes(10)), arguments: Self.inputs("messages"))
  func `a message`(path: String) throws { MessageInput(try readFile(path)).run() }

  @Test(.timeLimit(.minutes(10)), arguments: Self.inputs("calls"))
  func `calls`(path: String) throws { CallInput(try readFile(path)).run() }

  @Test func `the inputs are found`() { #expect(!Self.inputs("calls").isEmpty) }

  private static func inputs(_ kind: String) -> [String] {
    let folder = "\(Repository.root)/Fuzz/Regressions/\(kind)"
    return ((try? listDirectory(folder).files) ?? []).map { "\(folder)/\($0)" }
  }
}
