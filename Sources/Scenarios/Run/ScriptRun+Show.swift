import Console
import Glibc
import KemiRuntime

extension RunRequest {
  /// Loads the script, runs it, and prints what it did.
  ///
  /// - Returns: The program's exit status.
  public func perform(in host: ScriptHost) -> Int32 {
    do {
      let run = try ScriptRun(self, host: host)
      try run.load()
      return try run.show(format) ? 1 : 0
    } catch {
      return Output.report(error)
    }
  }
}

extension ScriptRun {
  /// Runs the script that was loaded last, and prints what it did.
  ///
  /// - Returns: Whether it failed.
  public func show(_ format: RunRequest.Format) throws -> Bool {
    let (events, ending) = try run()
    switch format {
    case .json: Output.data(JSONTrace.text(events))
    case .text:
      let style = Style(STDOUT_FILENO)
      Output.data(TextTrace { style.apply($0.code, $1) }.text(events))
    }
    if case .failed = ending { return true }
    return false
  }
}

extension TextTrace.Style {
  fileprivate var code: String {
    switch self {
    case .heading: Style.bold
    case .faint: Style.faint
    case .warning: Style.yellow
    case .failure: Style.red
    }
  }
}
