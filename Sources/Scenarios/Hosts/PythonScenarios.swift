/// Runs scenarios whose scripts are Python, which happens in other processes: the interpreter is the user's.
///
/// Such a process has a `ScriptHost` of its own, runs `ScenarioRun`, and writes what `ResultsFile` reads.
public struct PythonScenarios: Sendable {
  /// Is told the index of a file, and its result.
  public typealias Finished = @Sendable (_ index: Int, _ result: ScenarioResult) -> Void

  let run:
    @Sendable (_ files: [String], _ options: ScenarioOptions, _ jobs: Int, @escaping Finished) throws -> Void

  /// - Parameter run: Gives a result for each file, `jobs` at a time.
  public init(
    run:
      @escaping @Sendable (_ files: [String], _ options: ScenarioOptions, _ jobs: Int, @escaping Finished)
      throws -> Void
  ) {
    self.run = run
  }
}
