public import Descriptors
import Files
import JSON

/// Reads `kemi.json`, which `schemas/kemi.schema.json` describes.
public struct SettingsReader {
  public static let fileName = "kemi.json"

  private static let keys = [
    "$schema", "release", "lua", "cfg", "python", "descriptors", "entryPoints", "include", "exclude", "rules",
  ]

  private let releases: [Release]

  /// - Parameter releases: Those that the catalog knows.
  public init(releases: [Release]) { self.releases = releases }

  /// - Throws: `FileError`, or `Diagnostics` with all that is wrong in the file.
  public func read(_ path: String) throws -> CheckSettings {
    try read(readFile(path), from: path)
  }

  func read(_ bytes: [UInt8], from path: String) throws -> CheckSettings {
    let document = JSONDocument(file: path, bytes: bytes, what: "a file of settings")
    var report = document.problems
    var settings = CheckSettings()
    if report.isEmpty,
      let reader = ObjectReader(
        document.root, of: document, what: "settings", keys: SettingsReader.keys, report: &report)
    {
      settings = self.settings(reader, folder: Path.folder(of: path), report: &report)
    }
    if !report.isEmpty { throw Diagnostics(report.sorted()) }
    settings.folder = Path.folder(of: canonicalPath(path))
    return settings
  }

  private func settings(
    _ reader: ObjectReader, folder: String, report: inout [Diagnostic]
  ) -> CheckSettings {
    var settings = CheckSettings()
    settings.release = release(reader, report: &report)
    settings.lua = reader.word("lua", among: LuaDialect.allCases, what: "Lua", report: &report)
    let path = { (text: String) in Path.join(folder, text) }
    settings.configuration = text("cfg", reader, report: &report).map(path)
    // A bare name is looked for as a command.
    settings.python = text("python", reader, report: &report).map { $0.contains("/") ? path($0) : $0 }
    settings.descriptors = texts("descriptors", reader, report: &report).map(path)
    settings.entryPoints = texts("entryPoints", reader, report: &report)
    settings.include = texts("include", reader, report: &report).map(Glob.init)
    settings.exclude = texts("exclude", reader, report: &report).map(Glob.init)
    settings.rules = rules(reader, report: &report)
    return settings
  }

  private func release(_ reader: ObjectReader, report: inout [Diagnostic]) -> Release? {
    guard let text = reader.string("release", report: &report) else { return nil }
    if let release = Release(text), releases.contains(release) { return release }
    let known = releases.map(\.description).joined(separator: ", ")
    report.append(
      reader.error("unknown release '\(text)'; known are \(known)", at: "release", rule: "release"))
    return nil
  }

  private func rules(_ reader: ObjectReader, report: inout [Diagnostic]) -> RuleLevels {
    var levels = RuleLevels()
    guard let place = reader.member("rules"),
      let rules = ObjectReader(
        place, of: reader.document, what: "'rules'", keys: RuleBook.rules.map(\.name), report: &report)
    else { return levels }
    for rule in RuleBook.rules where rules.member(rule.name) != nil {
      levels[rule.name] = rules.word(
        rule.name, among: RuleLevel.allCases, what: "level", report: &report)
    }
    return levels
  }

  private func text(_ key: String, _ reader: ObjectReader, report: inout [Diagnostic]) -> String? {
    reader.name(key, what: "a name: it is empty", isValid: { !$0.isEmpty }, report: &report)
  }

  private func texts(_ key: String, _ reader: ObjectReader, report: inout [Diagnostic]) -> [String] {
    reader.names(key, what: "a name: it is empty", isValid: { !$0.isEmpty }, report: &report)
  }
}
