import JSON

/// Results as JSON, for the process that runs scripts in an interpreter of the user's and the one that reports.
public enum ResultsFile {
  /// What `read` reads.
  public static func text(_ results: [ScenarioResult]) -> String {
    "[\(results.map(text).joined(separator: ",\n"))]\n"
  }

  private static func text(_ result: ScenarioResult) -> String {
    var members = JSONMembers(continuing: JSONWriter(), separator: ", ")
    members.writer.raw("{")
    members.string("file", result.file)
    members.string("trace", result.trace.withoutNUL)
    members.string("updated", result.updatedText.map { String(decoding: $0, as: UTF8.self) })
    members.key("seconds")
    members.writer.raw("\(result.seconds)")
    members.key("problems")
    members.writer.raw("[\(result.problems.map(text).joined(separator: ", "))]")
    members.key("differences")
    members.writer.raw("[\(result.differences.map(text).joined(separator: ", "))]")
    members.key("coverage")
    members.writer.raw("[\(result.coverage.map { text($0, $1) }.joined(separator: ", "))]")
    members.writer.raw(" }")
    return members.writer.text
  }

  private static func text(_ problem: Diagnostic) -> String {
    var members = JSONMembers(continuing: JSONWriter(), separator: ", ")
    members.writer.raw("{")
    members.string("file", problem.file)
    members.key("line")
    members.writer.raw("\(problem.line)")
    members.key("column")
    members.writer.raw("\(problem.column)")
    members.string("text", problem.text)
    members.string("rule", problem.rule)
    members.writer.raw(" }")
    return members.writer.text
  }

  private static func text(_ difference: Difference) -> String {
    var members = JSONMembers(continuing: JSONWriter(), separator: ", ")
    members.writer.raw("{")
    members.string("aspect", difference.aspect)
    members.strings("lines", difference.lines.map(\.withoutNUL))
    members.writer.raw(" }")
    return members.writer.text
  }

  private static func text(_ path: String, _ coverage: Coverage) -> String {
    var members = JSONMembers(continuing: JSONWriter(), separator: ", ")
    members.writer.raw("{")
    members.string("path", path)
    members.key("executable")
    members.writer.raw("\(coverage.executable.sorted())")
    members.key("reached")
    members.writer.raw("\(coverage.reached.sorted())")
    members.writer.raw(" }")
    return members.writer.text
  }

  /// - Throws: `Diagnostics` where the text is not what `text` writes.
  public static func read(_ bytes: [UInt8], from file: String) throws -> [ScenarioResult] {
    let document = JSONDocument(file: file, bytes: bytes, what: "a list of results")
    if !document.problems.isEmpty { throw Diagnostics(document.problems) }
    guard let elements = document.root.elements else {
      throw Diagnostics([document.diagnostic(at: document.root, "results are an array", rule: "type")])
    }
    return elements.map(result)
  }

  private static func result(_ place: JSONPlace) -> ScenarioResult {
    var result = ScenarioResult(file: place["file"]?.string ?? "")
    result.trace = place["trace"]?.string ?? ""
    result.updatedText = place["updated"]?.string.map { Array($0.utf8) }
    result.seconds = place["seconds"]?.number ?? 0
    result.problems = (place["problems"]?.elements ?? []).map { problem in
      Diagnostic(
        file: problem["file"]?.string ?? "", line: problem["line"]?.integer ?? 1,
        column: problem["column"]?.integer ?? 1, text: problem["text"]?.string ?? "",
        rule: problem["rule"]?.string ?? "")
    }
    result.differences = (place["differences"]?.elements ?? []).map { difference in
      Difference(
        aspect: difference["aspect"]?.string ?? "",
        lines: (difference["lines"]?.elements ?? []).compactMap(\.string))
    }
    for coverage in place["coverage"]?.elements ?? [] {
      let lines = { (key: String) in Set((coverage[key]?.elements ?? []).compactMap(\.integer)) }
      result.coverage[coverage["path"]?.string ?? ""] =
        Coverage(executable: lines("executable"), reached: lines("reached"))
    }
    return result
  }
}

extension String {
  /// JSON as it is read here has no NUL.
  fileprivate var withoutNUL: String {
    utf8.contains(0) ? String(decoding: utf8.map { $0 == 0 ? 0x3F : $0 }, as: UTF8.self) : self
  }
}
