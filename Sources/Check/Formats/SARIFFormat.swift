/// Findings in the Static Analysis Results Interchange Format, version 2.1.0.
public struct SARIFFormat {
  private let version: String
  private let rules: [Rule]
  private let indexes: [String: Int]
  /// Absolute paths below it are written from there.
  private let folder: String

  /// - Parameters:
  ///   - version: That of the program.
  ///   - rules: All that were looked for.
  ///   - folder: The current folder, absolute.
  public init(version: String, rules: [Rule] = RuleBook.rules, folder: String) {
    self.version = version
    self.rules = rules
    self.folder = folder
    indexes = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1.name, $0) })
  }

  public func text(_ report: CheckReport) -> String {
    let driver = JSONValue.object([
      "name": .string("kemi"),
      "semanticVersion": .string(version),
      "rules": .array(rules.map(value)),
    ])
    let invocation = JSONValue.object([
      "executionSuccessful": .bool(report.failures.isEmpty),
      "toolExecutionNotifications": report.failures.isEmpty
        ? nil : .array(report.failures.map { .line(value($0)) }),
    ])
    let run = JSONValue.object([
      "tool": .object(["driver": driver]),
      "columnKind": .string("unicodeCodePoints"),
      "newlineSequences": .line(.array(["\r\n", "\n", "\r"].map(JSONValue.string))),
      "invocations": .array([invocation]),
      "results": .array(report.findings.map { .line(value($0)) }),
    ])
    return JSONValue.object([
      "$schema": .string(
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"),
      "version": .string("2.1.0"),
      "runs": .array([run]),
    ]).text
  }

  private func value(_ rule: Rule) -> JSONValue {
    .object([
      "id": .string(rule.name),
      "shortDescription": message(rule.title),
      "fullDescription": message(rule.explanation),
      "help": .object(["text": .string(rule.explanation), "markdown": .string(rule.page)]),
      "defaultConfiguration": .object(["level": .string(rule.severity.rawValue)]),
    ])
  }

  private func value(_ found: PlacedFinding) -> JSONValue {
    let finding = found.finding
    return .object([
      "ruleId": .string(finding.rule),
      "ruleIndex": indexes[finding.rule].map(JSONValue.integer),
      "level": .string(finding.severity.rawValue),
      "message": message(finding.text),
      "locations": .array([
        .object([
          "physicalLocation": .object([
            "artifactLocation": location(finding.file), "region": region(found.start, found.end),
          ])
        ])
      ]),
      "fixes": finding.fix.map { .array([value($0, of: found)]) },
    ])
  }

  private func value(_ fix: Fix, of found: PlacedFinding) -> JSONValue {
    let replacements = found.edits.map { edit in
      JSONValue.object([
        "deletedRegion": region(edit.start, edit.end), "insertedContent": message(edit.text),
      ])
    }
    let change = JSONValue.object([
      "artifactLocation": location(found.finding.file), "replacements": .array(replacements),
    ])
    return .object(["description": message(fix.summary), "artifactChanges": .array([change])])
  }

  private func value(_ failure: CheckReport.Failure) -> JSONValue {
    let place = JSONValue.object(["physicalLocation": .object(["artifactLocation": location(failure.path)])])
    return .object([
      "level": .string("error"), "message": message(failure.reason), "locations": .array([place]),
    ])
  }

  private func message(_ text: String) -> JSONValue { .object(["text": .string(text)]) }

  private func region(_ start: Place, _ end: Place) -> JSONValue {
    .object([
      "startLine": .integer(start.line), "startColumn": .integer(start.column), "endLine": .integer(end.line),
      "endColumn": .integer(end.column),
    ])
  }

  private func location(_ path: String) -> JSONValue { .object(["uri": .string(uri(of: path))]) }

  /// A relative reference where that is possible, every byte that may not stand in one encoded.
  private func uri(of path: String) -> String {
    var path = path[...]
    let root = folder.hasSuffix("/") ? folder : folder + "/"
    if path.hasPrefix(root) { path = path.dropFirst(root.count) }
    while path.hasPrefix("./") { path = path.dropFirst(2) }
    var uri = path.hasPrefix("/") ? "file://" : ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"), UInt8(ascii: "/"):
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        uri += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
    return uri
  }
}
