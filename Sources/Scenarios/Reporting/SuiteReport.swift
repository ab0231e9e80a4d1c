public import JSON
import KemiRuntime

/// The results of scenarios, to be written out in one form or another.
public struct SuiteReport {
  /// Dresses a piece of text for a terminal.
  public enum Style { case good, bad, faint, strong }

  /// What there are results of.
  public enum Kind: String, Sendable {
    case scenarios
    /// Routes that a server has run; those that run in the same way are counted alone.
    case routes
  }

  let results: [ScenarioResult]
  let kind: Kind
  let dress: (Style, String) -> String
  let isVerbose: Bool
  let showsTraces: Bool

  /// - Parameters:
  ///   - isVerbose: Whether times are shown.
  ///   - showsTraces: Whether every scenario's trace is shown.
  public init(
    _ results: [ScenarioResult], of kind: Kind = .scenarios, isVerbose: Bool = false,
    showsTraces: Bool = false,
    dress: @escaping (Style, String) -> String = { $1 }
  ) {
    self.results = results
    self.kind = kind
    self.isVerbose = isVerbose
    self.showsTraces = showsTraces
    self.dress = dress
  }

  /// What is wrong with the files, each once: several scenarios may use the same file.
  public var problems: [Diagnostic] { Set(results.flatMap(\.problems)).sorted() }

  /// 0: all as expected; 1: something else happened; 2: files are broken.
  public var exitStatus: Int32 {
    let statuses = Set(results.map(\.status))
    return statuses.contains(.broken) ? 2 : statuses.contains(.failed) ? 1 : 0
  }

  func count(_ status: ScenarioResult.Status) -> Int { results.count { $0.status == status } }

  /// For a person: a line each, what is wrong, and a summary.
  public var text: String {
    var text = ""
    for result in results where kind == .scenarios || isVerbose || showsTraces {
      text += line(result)
      if showsTraces { text += result.trace.indented("    ") }
    }
    for result in results where result.status == .failed { text += failure(result) }
    return text + summary
  }

  private func line(_ result: ScenarioResult) -> String {
    let word =
      switch result.status {
      case .passed: dress(.good, "ok    ")
      case .failed: dress(.bad, "FAILED")
      case .broken: dress(.bad, "BROKEN")
      }
    let time = isVerbose ? dress(.faint, "  \(milliseconds(result.seconds)) ms") : ""
    return "\(word)  \(result.name)\(time)\n"
  }

  private func failure(_ result: ScenarioResult) -> String {
    let explanation =
      kind == .scenarios
      ? "what was expected (-) and what happened (+)"
      : "what was recorded (-) and what the script does now (+)"
    var text = "\n\(dress(.strong, result.file)): \(explanation)\n"
    for difference in result.differences {
      text += "  \(difference.aspect):\n"
      for line in difference.lines {
        let style: Style? = line.hasPrefix("-") ? .bad : line.hasPrefix("+") ? .good : nil
        text += "    \(style.map { dress($0, line) } ?? line)\n"
      }
    }
    return text
  }

  private var summary: String {
    let words: [(ScenarioResult.Status, Style, String)] =
      kind == .scenarios
      ? [(.passed, .good, "passed"), (.failed, .bad, "failed"), (.broken, .bad, "broken")]
      : [(.passed, .good, "as recorded"), (.failed, .bad, "otherwise")]
    let counts = words.compactMap { status, style, word in
      count(status) > 0 ? dress(style, "\(count(status)) \(word)") : nil
    }
    let noun = results.count == 1 ? String(kind.rawValue.dropLast()) : kind.rawValue
    let gap = count(.failed) > 0 ? "\n" : ""
    return "\(gap)\(results.count) \(noun): \(counts.joined(separator: ", "))\n"
  }

  private func milliseconds(_ seconds: Double) -> String {
    let tenths = Int((seconds * 10_000).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}

extension String {
  /// Each line with something before it.
  func indented(_ indent: String) -> String {
    lines.map { $0.isEmpty ? $0 : indent + $0 }.joined(separator: "\n")
  }
}
