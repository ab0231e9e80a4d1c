import Descriptors
import Files
import Foundation
import KemiCheck
import TestSupport
import Testing

/// What each rule finds, and what it has to leave alone: the scripts in `Cases`, compared with the comments
/// in them.
@Suite struct RuleTests {
  static let folder = Repository.root + "/Tests/RuleTests/Cases"
  static let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter {
    $0.hasSuffix(".lua") || $0.hasSuffix(".py")
  }.sorted()
  static let catalog = Result { try CatalogReader().onDemand() }

  @Test(arguments: files) func findsWhatTheCommentsSay(_ name: String) throws {
    let language: Language = name.hasSuffix(".lua") ? .lua : .python
    let cases = try CaseFile(path: RuleTests.folder + "/" + name, language: language).cases
    #expect(cases.count >= 6)
    // Small scripts break other rules as well, which have files of their own.
    let stem = String(name.prefix { $0 != "." })
    let rules = Set(
      cases.flatMap(\.expected).compactMap { $0.split(separator: " ").dropFirst().first?.dropLast() }
    )
    .union([stem[...]])
    for found in cases {
      let checked = try RuleTests.check(found)
      #expect(checked.failure == nil)
      let findings = checked.findings.filter { rules.contains($0.rule[...]) }.map { finding -> String in
        let place = found.script.file.position(of: finding.range.start)
        return "\(place.line):\(place.column) \(finding.rule): \(finding.text)"
      }
      #expect(findings.sorted() == found.expected, "\(name): \(found.title)")
    }
  }

  private static func check(_ found: CaseFile.Case) throws -> CheckedScript {
    let configuration = try found.options["cfg"].map {
      try ConfigurationReader.read(folder + "/" + $0).configuration
    }
    let grounds = Grounds(
      catalog: try catalog.get(), facts: { .builtin },
      release: found.options["release"].flatMap { Release($0) },
      configuration: configuration)
    let checker = RuleChecker(
      grounds: grounds, lua: found.options["lua"].flatMap { LuaDialect(rawValue: $0) })
    if found.others.isEmpty { return checker.check([found.script])[0] }
    // What a script imports is read from its folder.
    let place = FileManager.default.temporaryDirectory.appendingPathComponent("kemi-rules-\(UUID())")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: place) }
    for (name, text) in found.others {
      try Data(text.utf8).write(to: place.appendingPathComponent(name))
    }
    let name = place.appendingPathComponent(found.script.file.path).path
    let script = ScriptText(
      file: SourceFile(path: name, bytes: found.script.file.bytes), language: found.script.language)
    return checker.check([script])[0]
  }
}
