import Console
import Glibc

extension ReplayRequest {
  /// Runs the script as it was recorded, and prints what it does otherwise.
  ///
  /// - Returns: The program's exit status.
  public func perform(in host: ScriptHost) -> Int32 {
    do {
      let replay = try Replay(self, host: host)
      for warning in replay.warnings { Output.message(warning) }
      let style = Style(STDOUT_FILENO)
      let report = SuiteReport(
        try replay.results(), of: .routes, isVerbose: isVerbose, showsTraces: showsTraces
      ) { style.apply($0.code, $1) }
      switch format {
      case .text: Output.data(report.text)
      case .json: Output.data(report.json)
      case .junit: Output.data(report.junit)
      }
      return report.exitStatus
    } catch {
      return Output.report(error)
    }
  }
}

extension SuiteReport.Style {
  public var code: String {
    switch self {
    case .good: "32"
    case .bad: Style.red
    case .faint: Style.faint
    case .strong: Style.bold
    }
  }
}
