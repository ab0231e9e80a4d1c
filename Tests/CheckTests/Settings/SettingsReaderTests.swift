import Descriptors
import Foundation
import JSON
import KemiCheck
import TestSupport
import Testing

@Suite struct SettingsReaderTests {
  private let reader = SettingsReader(releases: [.number(major: 5, minor: 6), .master])

  private func read(_ text: String) throws -> CheckSettings {
    let folder = try TemporaryFolder()
    return try reader.read(try folder.write("kemi.json", text))
  }

  @Test func readsAll() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "kemi.json",
      """
      {
        "$schema": "kemi.schema.json", "release": "5.6", "lua": "5.1", "cfg": "etc/kamailio.cfg",
        "python": "bin/python3", "descriptors": ["mine", "/theirs"], "entryPoints": "ksr_custom",
        "include": "*.lua", "exclude": ["vendor/**"],
        "rules": { "syntax": "warning", "unused-suppression": "off" }
      }
      """)
    let settings = try reader.read(path)
    var expected = CheckSettings()
    expected.release = .number(major: 5, minor: 6)
    expected.lua = LuaDialect(rawValue: "5.1")
    expected.configuration = folder.path + "/etc/kamailio.cfg"
    expected.python = folder.path + "/bin/python3"
    expected.descriptors = [folder.path + "/mine", "/theirs"]
    expected.entryPoints = ["ksr_custom"]
    expected.include = [Glob("*.lua")]
    expected.exclude = [Glob("vendor/**")]
    expected.rules = RuleLevels(["syntax": .warning, "unused-suppression": .off])
    expected.folder = settings.folder
    #expect(settings == expected)
    #expect(settings.folder == URL(fileURLWithPath: folder.path).resolvingSymlinksInPath().path)
  }

  @Test func nothingIsFine() throws {
    var expected = CheckSettings()
    let settings = try read("{}")
    expected.folder = settings.folder
    #expect(settings == expected)
  }

  @Test func commandsAreNoPaths() throws {
    #expect(try read(#"{ "python": "python3.11" }"#).python == "python3.11")
  }

  static let mistakes: [(text: String, message: String)] = [
    ("", "1:1: error: the file is empty; a file of settings is a JSON object [json]"),
    ("[]", "1:1: error: settings is an object, not an array [type]"),
    (
      #"{ "relase": "5.6" }"#,
      "1:3: error: unknown key 'relase' in settings; did you mean 'release'? [unknown-key]"
    ),
    (#"{ "release": "5.5" }"#, "1:14: error: unknown release '5.5'; known are 5.6, master [release]"),
    (#"{ "release": 5.6 }"#, "1:14: error: 'release' is a string, not a number (5.6) [type]"),
    (#"{ "lua": "5.0" }"#, "1:10: error: unknown Lua '5.0'; did you mean '5.1'? [Lua]"),
    (#"{ "cfg": "" }"#, "1:10: error: '' is not a name: it is empty [name]"),
    (#"{ "exclude": [] }"#, "1:14: error: 'exclude' is empty; leave it out [empty]"),
    (#"{ "exclude": ["a", "a"] }"#, "1:20: error: 'a' is there twice [duplicate]"),
    (
      "{ \"rules\": {\n  \"sintax\": \"off\" } }",
      "2:3: error: unknown key 'sintax' in 'rules'; did you mean 'syntax'? [unknown-key]"
    ),
    (
      #"{ "rules": { "syntax": "none" } }"#,
      "1:24: error: unknown level 'none'; known are off, warning, error [level]"
    ),
    (
      #"{ "rules": { "syntax": false } }"#,
      "1:24: error: 'syntax' is a string, not a truth value (false) [type]"
    ),
    (#"{ "rules": "off" }"#, "1:12: error: 'rules' is an object, not a string [type]"),
  ]

  @Test(arguments: mistakes) func saysWhatIsWrong(_ mistake: (text: String, message: String)) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("kemi.json", mistake.text)
    let error = try #require(throws: Diagnostics.self) { try reader.read(path) }
    #expect(error.all.map(\.description) == [path + ":" + mistake.message])
  }
}

/// A schema checker that knows nothing of KemiKit, held against the reader and the writer.
@Suite(
  .enabled(
    if: FileManager.default.fileExists(atPath: Repository.tool("check-jsonschema")),
    "check-jsonschema is not there; make test installs it"))
struct CheckSchemaTests {
  private func check(_ name: String, _ files: [String]) throws -> Outcome {
    try run(
      Repository.tool("check-jsonschema"),
      ["--output-format", "json", "--schemafile", Repository.root + "/schemas/\(name).schema.json"] + files)
  }

  @Test(arguments: ["kemi", "check-report"]) func isASchema(_ name: String) throws {
    let file = Repository.root + "/schemas/\(name).schema.json"
    #expect(try run(Repository.tool("check-jsonschema"), ["--check-metaschema", file]).status == 0)
  }

  /// The schema and the rule book name the same rules.
  @Test func acceptsEveryRule() throws {
    let rules = RuleBook.rules.map { "\"\($0.name)\": \"off\"" }.joined(separator: ", ")
    let folder = try TemporaryFolder()
    let outcome = try check(
      "kemi",
      [
        try folder.write("rules.json", "{ \"rules\": { \(rules) } }"),
        try folder.write(
          "all.json",
          #"{ "release": "5.6", "lua": "jit", "cfg": "a", "python": "b", "descriptors": "c", "include": ["*"] }"#
        ),
      ])
    #expect(outcome.status == 0, "\(outcome.output)")
  }

  @Test func refusesWhatTheReaderRefuses() throws {
    let folder = try TemporaryFolder()
    var expected: [String] = []
    // Which releases there are, a schema does not know.
    for (index, mistake) in SettingsReaderTests.mistakes.enumerated()
    where !mistake.text.isEmpty && !mistake.message.contains("[release]") {
      expected.append(try folder.write("\(index + 100).json", mistake.text))
    }
    let outcome = try check("kemi", expected)
    #expect(outcome.status == 1)
    for file in expected { #expect(outcome.output.contains(file.split(separator: "/").last!), "\(file)") }
  }

  @Test func acceptsReports() throws {
    let folder = try TemporaryFolder()
    let files = try [CheckReport(), Reports.hostile].enumerated().map {
      try folder.write("\($0.offset).json", JSONFormat.text($0.element))
    }
    let outcome = try check("check-report", files)
    #expect(outcome.status == 0, "\(outcome.output)")
  }
}
