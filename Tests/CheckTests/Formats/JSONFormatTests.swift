import Foundation
import KemiCheck
import TestSupport
import Testing

@Suite struct JSONFormatTests {
  @Test func hasALineForEachFinding() {
    #expect(
      JSONFormat.text(Reports.hostile) == #"""
        {
          "version": 1,
          "files": 2,
          "errors": 1,
          "warnings": 1,
          "findings": [
            { "rule": "syntax", "severity": "error", "message": "100% \"wrong\":\nsee, there\u0001", "file": "my routes/ä:%1,.lua", "line": 2, "column": 4, "endLine": 3, "endColumn": 8 },
            { "rule": "unused-suppression", "severity": "warning", "message": "message", "file": "my routes/ä:%1,.lua", "line": 3, "column": 3, "endLine": 3, "endColumn": 8, "fix": { "summary": "Write `right`", "edits": [{ "line": 3, "column": 3, "endLine": 3, "endColumn": 8, "text": "right\n" }, { "line": 1, "column": 1, "endLine": 1, "endColumn": 6, "text": "" }] } }
          ],
          "failures": [
            { "file": "gone, too.lua", "message": "cannot open it: 50%" }
          ]
        }

        """#)
  }

  @Test func nothingIsComplete() {
    #expect(
      JSONFormat.text(CheckReport()) == """
        {
          "version": 1,
          "files": 0,
          "errors": 0,
          "warnings": 0,
          "findings": [],
          "failures": []
        }

        """)
  }
}
