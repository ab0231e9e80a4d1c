import Foundation
import TestSupport
import Testing

/// A schema checker that knows nothing of KemiKit, held against the readers.
@Suite(
  .enabled(
    if: FileManager.default.fileExists(atPath: Repository.tool("check-jsonschema")),
    "check-jsonschema is not there; make test installs it"))
struct SchemaTests {
  private func check(_ name: String, _ files: [String]) throws -> Outcome {
    try run(
      Repository.tool("check-jsonschema"),
      ["--output-format", "json", "--schemafile", Repository.root + "/schemas/\(name).schema.json"] + files)
  }

  @Test(arguments: ["scenario", "mocks", "location"]) func isASchema(_ name: String) throws {
    let file = Repository.root + "/schemas/\(name).schema.json"
    #expect(try run(Repository.tool("check-jsonschema"), ["--check-metaschema", file]).status == 0)
  }

  @Test func acceptsWhatTheReaderAccepts() throws {
    let folder = try TemporaryFolder()
    var files: [String] = []
    for (index, example) in (ExpectationTests.cases + ExpectationTests.failures).enumerated() {
      files.append(
        try folder.write("\(index).json", Scene.scenario("\"expect\": \(example.expect)")))
    }
    for (index, example) in MocksTests.answers.enumerated() {
      files.append(try folder.write("m\(index).json", Scene.scenario("\"mocks\": \(example.mocks)")))
    }
    let outcome = try check("scenario", files)
    #expect(outcome.status == 0, "\(outcome.output)")
  }

  /// What a schema cannot know: what functions there are, and what files hold.
  private static let beyond: Set<String> = [
    "unknown-function", "arguments", "regex", "message", "uri", "duplicate", "duplicate-key", "json", "empty",
  ]

  @Test func refusesWhatTheReaderRefuses() throws {
    let folder = try TemporaryFolder()
    var expected: [String: String] = [:]
    for (index, mistake) in ScenarioMistakeTests.members.enumerated()
    where !Self.beyond.contains(mistake.rule) {
      // The types of a function's arguments and of its result.
      if mistake.text.contains("KSR.") { continue }
      expected["\(index + 100).json"] = mistake.text
      try folder.write("\(index + 100).json", Scene.scenario(mistake.content))
    }
    let outcome = try check("scenario", folder.files.map { folder.path + "/" + $0 })
    #expect(outcome.status == 1)
    for (file, text) in expected { #expect(outcome.output.contains("/\(file)"), "\(text)") }
    #expect(expected.count > 20)
  }
}
