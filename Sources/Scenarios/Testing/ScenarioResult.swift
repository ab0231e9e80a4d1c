public import JSON

/// What became of a scenario.
public struct ScenarioResult: Sendable {
  public enum Status: String, Sendable, CaseIterable {
    case passed, failed
    /// It could not run: something is wrong with its files.
    case broken
  }

  /// The path of the scenario.
  public let file: String
  /// What is wrong with the files; then nothing ran.
  public var problems: [Diagnostic] = []
  /// The expectations that were not met.
  public var differences: [Difference] = []
  /// What happened, for a person; empty if nothing ran.
  public var trace = ""
  public var seconds = 0.0
  /// By the path of the script; empty unless coverage was asked for.
  public var coverage: [String: Coverage] = [:]
  /// The file with what happened in place of what was expected, if that is asked for and differs.
  public var updatedText: [UInt8]?

  public init(file: String) { self.file = file }

  public var status: Status {
    if !problems.isEmpty { return .broken }
    return differences.isEmpty ? .passed : .failed
  }

  /// The path without its ending.
  public var name: String {
    file.hasSuffix(ScenarioFiles.suffix) ? String(file.dropLast(ScenarioFiles.suffix.count)) : file
  }
}

/// The lines of a script: those that could run, and those that did.
public struct Coverage: Sendable, Equatable {
  public var executable: Set<Int>
  public var reached: Set<Int>

  public init(executable: Set<Int>, reached: Set<Int>) {
    self.executable = executable
    self.reached = reached
  }

  public mutating func merge(_ other: Coverage) {
    executable.formUnion(other.executable)
    reached.formUnion(other.reached)
  }
}
