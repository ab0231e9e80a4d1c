/// Findings as workflow commands, which GitHub shows as annotations beside the lines of a pull request.
public enum GitHubFormat {
  public static func text(_ report: CheckReport) -> String {
    report.failures.map(text).joined() + report.findings.map(text).joined()
  }

  private static func text(_ failure: CheckReport.Failure) -> String {
    "::error file=\(property(failure.path)),title=kemi check::\(message(failure.reason))\n"
  }

  private static func text(_ found: PlacedFinding) -> String {
    let finding = found.finding
    var place = "line=\(found.start.line),endLine=\(found.end.line)"
    // Columns are for ranges of one line.
    if found.start.line == found.end.line {
      place += ",col=\(found.start.column),endColumn=\(found.end.column)"
    }
    let title = property(finding.rule)
    return
      "::\(finding.severity.rawValue) file=\(property(finding.file)),\(place),title=\(title)::\(message(finding.text))\n"
  }

  private static func message(_ text: String) -> String { escaping(text, alsoIn: "") }

  private static func property(_ text: String) -> String { escaping(text, alsoIn: ":,") }

  /// What would end the command, or a property of it.
  private static func escaping(_ text: String, alsoIn more: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if "%\r\n".unicodeScalars.contains(scalar) || more.unicodeScalars.contains(scalar) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
