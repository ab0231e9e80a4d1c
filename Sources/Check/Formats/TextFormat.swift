/// Findings for a person, each with its line.
public struct TextFormat {
  /// What can be coloured.
  public enum Part { case error, warning, place, margin, fix }

  private let width: Int
  private let style: (Part, String) -> String

  /// - Parameters:
  ///   - width: Columns of the terminal.
  ///   - style: Puts colour around a part of the text.
  public init(width: Int = 100, style: @escaping (Part, String) -> String = { $1 }) {
    self.width = width
    self.style = style
  }

  public func text(_ report: CheckReport) -> String { report.findings.map(text).joined() }

  func text(_ found: PlacedFinding) -> String {
    let finding = found.finding
    let place = "\(Printable.text(finding.file)):\(found.start.line):\(found.start.column):"
    let severity = style(finding.severity == .error ? .error : .warning, "\(finding.severity.rawValue):")
    var text =
      "\(style(.place, place)) \(severity) \(Printable.text(finding.text)) [\(Printable.text(finding.rule))]\n"
    let number = String(found.start.line)
    let margin = String(repeating: " ", count: max(5, number.utf8.count))
    let numbered = String(repeating: " ", count: margin.utf8.count - number.utf8.count) + number
    let line = SourceLine(found.excerpt, width: width - margin.utf8.count - 3)
    text += style(.margin, "\(numbered) |") + (line.text.isEmpty ? "" : " \(line.text)") + "\n"
    let marks = style(finding.severity == .error ? .error : .warning, line.marks)
    text += style(.margin, "\(margin) |") + " \(line.indentation)\(marks)\n"
    if let fix = finding.fix {
      text += "\(margin) \(style(.fix, "fix:")) \(Printable.text(fix.summary))\n"
    }
    return text
  }
}
