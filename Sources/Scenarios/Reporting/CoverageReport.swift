/// Which lines of the scripts no scenario has reached.
public struct CoverageReport {
  /// By path.
  public let scripts: [(path: String, coverage: Coverage)]

  public init(_ results: [ScenarioResult]) {
    var merged: [String: Coverage] = [:]
    for result in results {
      for (path, coverage) in result.coverage {
        merged[path, default: Coverage(executable: [], reached: [])].merge(coverage)
      }
    }
    scripts = merged.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// A line a script: how many lines were reached, and which were not.
  public var text: String {
    scripts.map { path, coverage in
      let missing = coverage.executable.subtracting(coverage.reached).sorted()
      let reached = coverage.executable.count - missing.count
      let rest =
        missing.isEmpty ? "" : "; not reached: " + CoverageReport.ranges(missing, of: coverage.executable)
      return "\(path): \(reached) of \(coverage.executable.count) lines reached\(rest)\n"
    }.joined()
  }

  /// The tracefile format of lcov; a line that ran counts once.
  public var lcov: String {
    scripts.map { path, coverage in
      let lines = coverage.executable.sorted()
      let reached = lines.count { coverage.reached.contains($0) }
      return "TN:\nSF:\(path)\n"
        + lines.map { "DA:\($0),\(coverage.reached.contains($0) ? 1 : 0)\n" }.joined()
        + "LF:\(lines.count)\nLH:\(reached)\nend_of_record\n"
    }.joined()
  }

  /// `41-43, 77`: lines between which none could have run belong together.
  private static func ranges(_ missing: [Int], of executable: Set<Int>) -> String {
    var ranges: [(first: Int, last: Int)] = []
    for line in missing {
      if let last = ranges.last, !(last.last + 1..<line).contains(where: executable.contains) {
        ranges[ranges.count - 1].last = line
      } else {
        ranges.append((line, line))
      }
    }
    return ranges.map { $0.first == $0.last ? "\($0.first)" : "\($0.first)-\($0.last)" }.joined(
      separator: ", ")
  }
}
