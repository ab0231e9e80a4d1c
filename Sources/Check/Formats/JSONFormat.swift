/// Findings for programs: `schemas/check-report.schema.json` describes it.
public enum JSONFormat {
  public static func text(_ report: CheckReport) -> String {
    JSONValue.object([
      "version": .integer(1),
      "files": .integer(report.files.count),
      "errors": .integer(report.count(.error)),
      "warnings": .integer(report.count(.warning)),
      "findings": .array(report.findings.map { .line(value($0)) }),
      "failures": .array(
        report.failures.map { .line(.object(["file": .string($0.path), "message": .string($0.reason)])) }),
    ]).text
  }

  private static func value(_ found: PlacedFinding) -> JSONValue {
    let finding = found.finding
    return .object([
      "rule": .string(finding.rule),
      "severity": .string(finding.severity.rawValue),
      "message": .string(finding.text),
      "file": .string(finding.file),
      "line": .integer(found.start.line),
      "column": .integer(found.start.column),
      "endLine": .integer(found.end.line),
      "endColumn": .integer(found.end.column),
      "fix": finding.fix.map { fix in
        .object(["summary": .string(fix.summary), "edits": .array(found.edits.map(value))])
      },
    ])
  }

  private static func value(_ edit: PlacedEdit) -> JSONValue {
    .object([
      "line": .integer(edit.start.line),
      "column": .integer(edit.start.column),
      "endLine": .integer(edit.end.line),
      "endColumn": .integer(edit.end.column),
      "text": .string(edit.text),
    ])
  }
}
