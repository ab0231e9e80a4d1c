/// What became of a run over all files.
public struct CheckReport: Sendable {
  /// The findings of one script.
  public struct File: Sendable {
    public var path: String
    public var findings: [PlacedFinding]
    /// How many findings are fixed in it, or would be.
    public var fixed: Int
    /// A unified diff of what fixing changes, where that was asked for.
    public var difference: [UInt8]

    public init(path: String, findings: [PlacedFinding], fixed: Int = 0, difference: [UInt8] = []) {
      self.path = path
      self.findings = findings
      self.fixed = fixed
      self.difference = difference
    }
  }

  /// A file that could not be checked, and why.
  public struct Failure: Hashable, Sendable {
    public var path: String
    public var reason: String

    public init(path: String, reason: String) {
      self.path = path
      self.reason = reason
    }
  }

  public var files: [File]
  public var failures: [Failure]

  public init(files: [File] = [], failures: [Failure] = []) {
    self.files = files
    self.failures = failures
  }

  public var findings: [PlacedFinding] { files.flatMap(\.findings) }

  /// Adds what another run has found; a file that both report, such as kamailio.cfg, stays one.
  public mutating func add(_ other: CheckReport) {
    var indexes: [String: Int] = [:]
    for (index, file) in files.enumerated() { indexes[file.path] = index }
    for file in other.files {
      guard let index = indexes[file.path] else {
        files.append(file)
        continue
      }
      let known = Set(files[index].findings)
      files[index].findings += file.findings.filter { !known.contains($0) }
    }
    failures += other.failures
  }

  public func count(_ severity: Finding.Severity) -> Int {
    files.reduce(0) { $0 + $1.findings.count { $0.finding.severity == severity } }
  }

  /// What `kemi check` exits with.
  ///
  /// - Parameter maxWarnings: So many warnings are let pass.
  public func exitStatus(maxWarnings: Int) -> Int32 {
    if !failures.isEmpty { return 2 }
    return count(.error) > 0 || count(.warning) > maxWarnings ? 1 : 0
  }

  /// The same for a run that shows differences alone.
  public var exitStatusOfDifferences: Int32 {
    if !failures.isEmpty { return 2 }
    return files.contains { !$0.difference.isEmpty } ? 1 : 0
  }
}

extension CheckReport {
  /// The line that sums it up, without its end.
  ///
  /// - Parameter fixing: What the run did with findings that can be fixed.
  public func summary(after fixing: CheckRun.Fixing = .none) -> String {
    if files.isEmpty { return "no script was checked" + failed }
    let fixed = files.reduce(0) { $0 + $1.fixed }
    if fixing == .difference {
      let changed = files.count { !$0.difference.isEmpty }
      return "\(fixed == 0 ? "nothing" : CheckReport.number(fixed, "finding")) to fix in \(place(changed))"
        + failed
    }
    let counts = [(count(.error), "error"), (count(.warning), "warning")].filter { $0.0 > 0 }
      .map { CheckReport.number($0.0, $0.1) }
    var line = counts.isEmpty ? "no findings" : counts.joined(separator: ", ")
    line += " in \(place(files.count { !$0.findings.isEmpty }))"
    if fixed > 0 { line += "; \(fixed) fixed" }
    let fixable = files.reduce(0) { $0 + $1.findings.count { $0.finding.fix != nil } }
    if fixable > 0, fixing == .none { line += "; \(fixable) can be fixed with --fix" }
    return line + failed
  }

  /// `4 of 120 files`, or `120 files` where there is nothing in any of them.
  private func place(_ some: Int) -> String {
    let all = CheckReport.number(files.count, "file")
    return some == 0 ? all : "\(some) of \(all)"
  }

  private var failed: String {
    failures.isEmpty ? "" : "; \(CheckReport.number(failures.count, "path")) could not be checked"
  }

  private static func number(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
