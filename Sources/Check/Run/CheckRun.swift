import Files

/// Checks files with one set of settings, and fixes them where that is asked for.
public struct CheckRun: Sendable {
  /// What is done with findings that can be fixed.
  public enum Fixing: Sendable { case none, write, difference }

  private let checker: any ScriptChecker
  private let levels: RuleLevels
  private let fixing: Fixing

  public init(checker: any ScriptChecker, levels: RuleLevels = RuleLevels(), fixing: Fixing = .none) {
    self.checker = checker
    self.levels = levels
    self.fixing = fixing
  }

  /// So much text is in memory at a time, and as many files.
  private static let (byteLimit, fileLimit) = (8 << 20, 256)

  /// - Parameter progress: Hears how many files are done.
  public func report(on files: [ScriptFile], progress: (Int) -> Void = { _ in }) -> CheckReport {
    var report = CheckReport()
    var elsewhere = Set(checker.configuration.findings.compactMap(levels.apply))
    var next = files.startIndex
    while next < files.endIndex {
      var batch: [(file: ScriptFile, bytes: [UInt8])] = []
      var size = 0
      while next < files.endIndex, size < CheckRun.byteLimit, batch.count < CheckRun.fileLimit {
        do {
          let bytes = try ScriptReader.read(files[next])
          batch.append((files[next], bytes))
          size += bytes.count
        } catch {
          report.fail(error, at: files[next].path)
        }
        next += 1
      }
      elsewhere.formUnion(check(batch, into: &report))
      progress(next)
    }
    report.files += configurationFiles(with: elsewhere)
    return report
  }

  /// The files of the configuration with what was found in them; one that is included twice is listed once.
  private func configurationFiles(with findings: Set<Finding>) -> [CheckReport.File] {
    if findings.isEmpty { return [] }
    var listed: Set<String> = []
    let byFile = Dictionary(grouping: findings, by: \.file)
    return checker.configuration.files.compactMap { file in
      guard let findings = byFile[file.path], listed.insert(file.path).inserted else { return nil }
      return CheckReport.File(path: file.path, findings: PlacedFinding.place(findings, in: file))
    }
  }

  /// - Returns: The findings of other files than the scripts.
  private func check(
    _ batch: [(file: ScriptFile, bytes: [UInt8])], into report: inout CheckReport
  ) -> [Finding] {
    var scripts: [ScriptText] = []
    var paths: [String] = []
    for (file, result) in zip(batch, parallelMap(batch) { ScriptReader.script($0.file, bytes: $0.bytes) }) {
      switch result {
      case .success(let script):
        scripts.append(script)
        paths.append(file.file.path)
      case .failure(let error): report.fail(error, at: error.path)
      }
    }
    var states = CheckRun.states(of: scripts, findings(in: scripts))
    if fixing != .none { fix(&states) }
    let files = parallelMap(states) { file(of: $0) }
    for (path, file) in zip(paths, files) {
      switch file {
      case .success(let file): report.files.append(file)
      case .failure(let error): report.fail(error, at: path)
      }
    }
    return states.flatMap { state in
      guard case .success(let findings) = state.findings else { return [Finding]() }
      return findings.filter { $0.file != state.script.file.path }
    }
  }

  private typealias Checked = Result<[Finding], FileError>

  /// The findings of scripts that are reported.
  private func findings(in scripts: [ScriptText]) -> [Checked] {
    if scripts.isEmpty { return [] }
    let checked = Array(zip(scripts, checker.check(scripts)))
    return parallelMap(checked) { script, checked in
      if let failure = checked.failure {
        return .failure(FileError(path: script.file.path, reason: failure))
      }
      var suppressions = Suppressions(checked.directives, in: script.file)
      let findings = checked.findings.compactMap(levels.apply)
      // Comments of a script speak of that script alone.
      let own = findings.filter { $0.file == script.file.path }
      return .success(
        suppressions.filter(own, levels: levels) + findings.filter { $0.file != script.file.path })
    }
  }

  private func file(of state: State) -> Result<CheckReport.File, FileError> {
    switch state.findings {
    case .failure(let error): return .failure(error)
    case .success(let findings):
      let path = state.script.file.path
      var file = CheckReport.File(path: path, findings: [], fixed: state.fixed)
      let text = state.script.file.bytes
      switch fixing {
      case .none: break
      case .difference: file.difference = UnifiedDifference.text(path: path, from: state.original, to: text)
      case .write where text != state.original:
        do throws(FileError) {
          try CheckRun.replace(path, state.original, with: text)
        } catch {
          return .failure(error)
        }
      case .write: break
      }
      file.findings = PlacedFinding.place(
        Array(Set(findings.filter { $0.file == path })), in: state.script.file)
      return .success(file)
    }
  }

  private static func replace(_ path: String, _ original: [UInt8], with text: [UInt8]) throws(FileError) {
    do {
      guard try readFile(path, limit: ScriptReader.sizeLimit) == original else {
        throw FileError(path: path, reason: "has changed while it was being checked; nothing is fixed in it")
      }
      try replaceFile(path, with: text)
    } catch {
      throw error as? FileError ?? FileError(path: path, reason: "\(error)")
    }
  }
}

extension CheckRun {
  /// A script while it is being fixed.
  private struct State: Sendable {
    let original: [UInt8]
    var script: ScriptText
    var findings: Checked
    var fixed = 0
  }

  private static func states(of scripts: [ScriptText], _ findings: [Checked]) -> [State] {
    zip(scripts, findings).map { State(original: $0.file.bytes, script: $0, findings: $1) }
  }

  /// A fix can make room for another; one that undid another would go on for ever.
  private static let rounds = 10

  private func fix(_ states: inout [State]) {
    var open = Array(states.indices)
    for _ in 0..<CheckRun.rounds {
      let fixed = open.compactMap { index -> (index: Int, script: ScriptText, count: Int)? in
        let state = states[index]
        guard case .success(let findings) = state.findings else { return nil }
        let text = FixedText(
          state.script.file.bytes, fixing: findings.filter { $0.file == state.script.file.path })
        if text.bytes == state.script.file.bytes { return nil }
        let file = SourceFile(path: state.script.file.path, bytes: text.bytes)
        return (index, ScriptText(file: file, language: state.script.language), text.count)
      }
      open = []
      for (fixed, findings) in zip(fixed, findings(in: fixed.map(\.script))) {
        // What cannot be parsed any more is no fix.
        guard case .success(let found) = findings, !found.contains(where: { $0.rule == Rule.syntax.name })
        else { continue }
        states[fixed.index].script = fixed.script
        states[fixed.index].findings = findings
        states[fixed.index].fixed += fixed.count
        open.append(fixed.index)
      }
      if open.isEmpty { break }
    }
  }
}

extension CheckReport {
  fileprivate mutating func fail(_ error: any Error, at path: String) {
    failures.append(Failure(path: path, reason: (error as? FileError)?.reason ?? "\(error)"))
  }
}
