import ArgumentParser
import Console
import Files
import Glibc
import KemiCheck

/// Where a report goes, and as what.
struct CheckOutput {
  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json, sarif, github }
  enum Content {
    case findings(Format)
    case difference
  }

  private let content: Content
  private let file: String?

  /// - Parameter file: nil for standard output.
  init(format: Content, file: String?) {
    content = format
    self.file = file
  }

  func write(_ report: CheckReport) throws {
    let bytes: [UInt8]
    switch content {
    case .findings(let format): bytes = Array(text(report, as: format).utf8)
    case .difference:
      bytes = report.files.flatMap(\.difference)
      if file == nil, isatty(STDOUT_FILENO) == 1 {
        let style = Style(STDOUT_FILENO)
        return Output.data(UnifiedDifference.shown(bytes) { style.apply($0.code, $1) })
      }
    }
    if let file { try replaceFile(file, with: bytes) } else { Output.data(bytes) }
  }

  private func text(_ report: CheckReport, as format: Format) -> String {
    switch format {
    case .json: return JSONFormat.text(report)
    case .github: return GitHubFormat.text(report)
    case .sarif: return SARIFFormat(version: Kemi.version, folder: canonicalPath(".")).text(report)
    case .text:
      if file != nil || isatty(STDOUT_FILENO) != 1 { return TextFormat().text(report) }
      let style = Style(STDOUT_FILENO)
      return TextFormat(width: Terminal.width) { style.apply($0.code, $1) }.text(report)
    }
  }
}

extension UnifiedDifference.Part {
  fileprivate var code: String {
    switch self {
    case .file: Style.bold
    case .hunk: Style.faint
    case .removed: Style.red
    case .added: "32"
    }
  }
}

extension TextFormat.Part {
  fileprivate var code: String {
    switch self {
    case .error: Style.red
    case .warning: Style.yellow
    case .place: Style.bold
    case .margin: Style.faint
    case .fix: "32"
    }
  }
}
