import Files
import Glibc
import KemiRuntime
import Processes
import Scenarios
import Synchronization

extension PythonScenarios {
  /// Runs scenarios in processes of an interpreter.
  ///
  /// - Parameter name: As of `PythonProgram`, which is looked for only if there are such scenarios.
  static func inProcesses(of name: String?) -> PythonScenarios {
    PythonScenarios { files, options, jobs, finished in
      let workers = PythonWorkers(program: try PythonProgram(name), options: options)
      try workers.run(files, jobs: jobs, finished)
    }
  }
}

/// Has processes run scenarios, each a share of them.
private struct PythonWorkers: Sendable {
  let program: PythonProgram
  let options: ScenarioOptions

  /// A request is one argument, which Linux limits to 128 KiB.
  private static let maximumShare = 64 << 10

  func run(_ files: [String], jobs: Int, _ finished: @escaping PythonScenarios.Finished) throws {
    let processors = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    let count = min(jobs, processors, files.count)
    let shares = Mutex(PythonWorkers.shares(of: files, count: count)[...])
    let failures = parallelMap(Array(0..<count)) { _ -> (any Error)? in
      do {
        while let share = shares.withLock({ $0.popFirst() }) { try run(files, share, finished) }
        return nil
      } catch {
        return error
      }
    }
    if let failure = failures.compactMap(\.self).first { throw failure }
  }

  /// - Returns: Ranges of the files' indices, each for one process.
  private static func shares(of files: [String], count: Int) -> [Range<Int>] {
    let size = (files.count + count - 1) / count
    var shares: [Range<Int>] = []
    var start = 0
    var bytes = 0
    for (index, file) in files.enumerated() {
      if index > start, index - start == size || bytes + file.utf8.count > maximumShare {
        shares.append(start..<index)
        (start, bytes) = (index, 0)
      }
      bytes += file.utf8.count + 4
    }
    return shares + [start..<files.count]
  }

  /// A script that ends its process ends one scenario; another process goes on behind it.
  private func run(_ files: [String], _ share: Range<Int>, _ finished: PythonScenarios.Finished) throws {
    var rest = share
    while !rest.isEmpty {
      let (results, ending) = try results(of: Array(files[rest])) { offset, result in
        finished(rest.lowerBound + offset, result)
      }
      guard let results else {
        throw ScriptError("the Python interpreter \(ending.text) before it could run a script")
      }
      rest = (rest.lowerBound + results)..<rest.upperBound
      if rest.isEmpty { return }
      var result = ScenarioResult(file: files[rest.lowerBound])
      result.differences = [
        Difference(aspect: "ending", lines: ["the process that ran the script \(ending.text)"])
      ]
      finished(rest.lowerBound, result)
      rest = rest.dropFirst()
    }
  }

  /// - Returns: How many results there are, nil if it has not come as far as to run scripts; and how the process ended.
  private func results(
    of files: [String], _ finished: (Int, ScenarioResult) -> Void
  ) throws -> (count: Int?, ending: ProcessEnding) {
    var ends: [Int32] = [-1, -1]
    // Not a pipe, which other threads' processes could inherit before it is marked.
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
      throw ScriptError("no socket for the results of Python scripts: \(String(cString: strerror(errno)))")
    }
    let request = TestRequest(
      files: files, options: options, results: PythonProgram.resultsDescriptor)
    let process: pid_t
    do {
      defer { close(ends[1]) }
      process = try program.start(.test(request), results: ends[1])
    } catch {
      close(ends[0])
      throw error
    }
    var lines = LineReader(descriptor: ends[0])
    var count: Int?
    while let line = lines.next() {
      // Something else has written there: the process does not count any more.
      guard let results = try? ResultsFile.read(line, from: "results") else { break }
      for result in results where (count ?? 0) < files.count {
        finished(count ?? 0, result)
        count = (count ?? 0) + 1
      }
      count = count ?? 0
    }
    // Lest it wait for somebody to read on.
    close(ends[0])
    return (count, ProcessEnding(of: process))
  }
}

extension ProcessEnding {
  fileprivate var text: String {
    switch self {
    case .exited(let status): "ended with status \(status)"
    case .killed(let signal): "was ended by signal \(signal)"
    }
  }
}

/// Reads an open file by lines.
private struct LineReader {
  let descriptor: Int32
  private var buffer: [UInt8] = []
  /// What of the buffer has no end of a line.
  private var searched = 0

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// The next line; what follows the last end of a line is none.
  mutating func next() -> [UInt8]? {
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        let line = Array(buffer[..<end])
        buffer.removeSubrange(...end)
        searched = 0
        return line
      }
      searched = buffer.count
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return nil }
      buffer += chunk[..<count]
    }
  }
}
