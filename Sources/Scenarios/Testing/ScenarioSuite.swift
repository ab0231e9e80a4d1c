import Files
import JSON
import Synchronization

/// Runs scenarios side by side.
public struct ScenarioSuite: Sendable {
  public var options: ScenarioOptions
  /// How many run at a time; as many as there are processors at most.
  public var jobs: Int
  private let lua: ScriptHost
  private let python: PythonScenarios

  public init(
    options: ScenarioOptions = ScenarioOptions(), jobs: Int = .max, lua: ScriptHost, python: PythonScenarios
  ) {
    self.options = options
    self.jobs = min(jobs, ScenarioSuite.maximumJobs)
    self.lua = lua
    self.python = python
  }

  /// The results, in the order of the files.
  ///
  /// - Parameter progress: Is told how many scenarios have run; from several threads, one at a time.
  public func run(_ files: [String], progress: @escaping @Sendable (Int) -> Void = { _ in })
    -> [ScenarioResult]
  {
    let next = Mutex(0)
    let done = Mutex(0)
    let count = { @Sendable in
      done.withLock { done in
        done += 1
        progress(done)
      }
    }
    let collected = parallelMap(Array(0..<max(0, min(jobs, files.count)))) { _ in
      var results: [(Int, ScenarioResult?)] = []
      while true {
        let index = next.withLock { next in
          defer { next += 1 }
          return next
        }
        guard index < files.count else { return results }
        let result = run(files[index])
        if result != nil { count() }
        results.append((index, result))
      }
    }
    var results = [ScenarioResult?](repeating: nil, count: files.count)
    for (index, result) in collected.joined() { results[index] = result }
    let left = files.indices.filter { results[$0] == nil }
    for (index, result) in zip(left, runPython(left.map { files[$0] }, progress: count)) {
      results[index] = result
    }
    return results.compactMap(\.self)
  }

  private static let maximumJobs = 256

  /// Nothing if the script is Python.
  private func run(_ file: String) -> ScenarioResult? {
    let run = ScenarioRun(file: file, options: options)
    return run.script?.hasSuffix(".py") == true ? nil : run.result(in: lua)
  }

  private func runPython(_ files: [String], progress: @escaping @Sendable () -> Void) -> [ScenarioResult] {
    if files.isEmpty { return [] }
    let found = Mutex([Int: ScenarioResult]())
    var reason = "the Python process gave no result for it"
    do {
      try python.run(files, options, jobs) { index, result in
        found.withLock { $0[index] = result }
        progress()
      }
    } catch {
      reason = "\(error)"
    }
    let results = found.withLock(\.self)
    return files.enumerated().map { index, file in
      if let result = results[index] { return result }
      var broken = ScenarioResult(file: file)
      broken.problems = [Diagnostic(file: file, line: 1, column: 1, text: reason, rule: "python")]
      return broken
    }
  }
}
