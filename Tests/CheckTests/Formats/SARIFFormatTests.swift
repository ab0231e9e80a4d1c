import Foundation
import TestSupport
import Testing

@testable import KemiCheck

@Suite struct SARIFFormatTests {
  private let rule = Rule(
    name: "unused-suppression", severity: .warning, title: "Title", explanation: "Words.", examples: [])

  @Test func saysAllThatThereIs() {
    let format = SARIFFormat(version: "1.2.3", rules: [rule], folder: "/home/me")
    #expect(
      format.text(Reports.hostile) == #"""
        {
          "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
          "version": "2.1.0",
          "runs": [
            {
              "tool": {
                "driver": {
                  "name": "kemi",
                  "semanticVersion": "1.2.3",
                  "rules": [
                    {
                      "id": "unused-suppression",
                      "shortDescription": {
                        "text": "Title"
                      },
                      "fullDescription": {
                        "text": "Words."
                      },
                      "help": {
                        "text": "Words.",
                        "markdown": "# unused-suppression\n\nTitle. Severity: warning.\n\nWords.\n"
                      },
                      "defaultConfiguration": {
                        "level": "warning"
                      }
                    }
                  ]
                }
              },
              "columnKind": "unicodeCodePoints",
              "newlineSequences": ["\r\n", "\n", "\r"],
              "invocations": [
                {
                  "executionSuccessful": false,
                  "toolExecutionNotifications": [
                    { "level": "error", "message": { "text": "cannot open it: 50%" }, "locations": [{ "physicalLocation": { "artifactLocation": { "uri": "gone%2C%20too.lua" } } }] }
                  ]
                }
              ],
              "results": [
                { "ruleId": "syntax", "level": "error", "message": { "text": "100% \"wrong\":\nsee, there\u0001" }, "locations": [{ "physicalLocation": { "artifactLocation": { "uri": "my%20routes/%C3%A4%3A%251%2C.lua" }, "region": { "startLine": 2, "startColumn": 4, "endLine": 3, "endColumn": 8 } } }] },
                { "ruleId": "unused-suppression", "ruleIndex": 0, "level": "warning", "message": { "text": "message" }, "locations": [{ "physicalLocation": { "artifactLocation": { "uri": "my%20routes/%C3%A4%3A%251%2C.lua" }, "region": { "startLine": 3, "startColumn": 3, "endLine": 3, "endColumn": 8 } } }], "fixes": [{ "description": { "text": "Write `right`" }, "artifactChanges": [{ "artifactLocation": { "uri": "my%20routes/%C3%A4%3A%251%2C.lua" }, "replacements": [{ "deletedRegion": { "startLine": 3, "startColumn": 3, "endLine": 3, "endColumn": 8 }, "insertedContent": { "text": "right\n" } }, { "deletedRegion": { "startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 6 }, "insertedContent": { "text": "" } }] }] }] }
              ]
            }
          ]
        }

        """#)
  }

  @Test(arguments: [
    ("/home/me/a.lua", "a.lua"), ("/home/you/a b.lua", "file:///home/you/a%20b.lua"), ("./a.lua", "a.lua"),
    ("../a.lua", "../a.lua"), ("<stdin>", "%3Cstdin%3E"), ("a:b.lua", "a%3Ab.lua"),
    ("日.lua", "%E6%97%A5.lua"),
  ])
  func pathsAreURIs(_ path: String, _ uri: String) {
    let report = CheckReport(failures: [CheckReport.Failure(path: path, reason: "")])
    let text = SARIFFormat(version: "1", rules: [], folder: "/home/me").text(report)
    #expect(text.contains("\"uri\": \"\(uri)\""))
  }
}

/// Checked by the schema of OASIS, with a validator that knows nothing of KemiKit.
@Suite(
  .enabled(
    if: FileManager.default.fileExists(atPath: Repository.tool("check-jsonschema")),
    "check-jsonschema is not there; make test installs it"))
struct SARIFSchemaTests {
  private func check(_ report: CheckReport) throws -> Outcome {
    let folder = try TemporaryFolder()
    let extracted = try run(
      Repository.tool("python"),
      [Repository.root + "/Tests/Tools/sarif_schema.py", folder.path + "/sarif.schema.json"])
    try #require(extracted.status == 0, "\(extracted.errors)")
    let file = try folder.write(
      "report.sarif", SARIFFormat(version: "1.2.3", folder: Repository.root).text(report))
    return try run(
      Repository.tool("check-jsonschema"),
      ["--regex-variant", "nonunicode", "--schemafile", folder.path + "/sarif.schema.json", file])
  }

  @Test func isValid() throws {
    for report in [CheckReport(), Reports.hostile] {
      let outcome = try check(report)
      #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    }
  }

  @Test func schemaIsLookedAt() throws {
    let file = SourceFile(path: "a.lua", bytes: Array("word".utf8))
    var found = PlacedFinding.place([finding("word", in: "word")], in: file)
    found[0].start.line = 0
    let outcome = try check(CheckReport(files: [CheckReport.File(path: "a.lua", findings: found)]))
    #expect(outcome.status == 1)
    #expect((outcome.output + outcome.errors).contains("startLine"))
  }
}
