import KemiCheck

@testable import KemiCheck

/// A report with what is hard to write in it.
enum Reports {
  static let script = "local s = \"ä,%:\" -- 日本\nif word then\n  wrong()\nend\n"

  static var hostile: CheckReport {
    let path = "my routes/ä:%1,.lua"
    let file = SourceFile(path: path, bytes: Array(script.utf8))
    let wrong = place(of: "wrong", in: file.bytes)
    let findings = [
      finding("word then\n  wrong", in: script, file: path, says: "100% \"wrong\":\nsee, there\u{1}"),
      finding(
        "wrong", in: script, file: path, rule: "unused-suppression", severity: .warning,
        fix: Fix("Write `right`", edits: [Edit(wrong, "right\n"), Edit(SourceRange(0, 5), "")])),
    ]
    return CheckReport(
      files: [
        CheckReport.File(path: path, findings: PlacedFinding.place(findings, in: file)),
        CheckReport.File(path: "fine.py", findings: []),
      ], failures: [CheckReport.Failure(path: "gone, too.lua", reason: "cannot open it: 50%")])
  }
}
