import JSON

extension SuiteReport {
  /// For other programs: all results, and how many there are of each kind.
  public var json: String {
    var members = JSONMembers(continuing: JSONWriter(), separator: ",\n  ")
    members.writer.raw("{")
    for status in ScenarioResult.Status.allCases { members.raw(status.rawValue, "\(count(status))") }
    members.raw(kind.rawValue, list(results.map(json), indent: "  "))
    members.writer.raw("\n}\n")
    return members.writer.text
  }

  private func json(_ result: ScenarioResult) -> String {
    var members = JSONMembers(continuing: JSONWriter(), separator: ",\n      ")
    members.writer.raw("{")
    members.string("file", result.file)
    members.string("status", result.status.rawValue)
    if isVerbose { members.raw("seconds", "\(result.seconds)") }
    if !result.differences.isEmpty {
      members.raw("differences", list(result.differences.map(json), indent: "      "))
    }
    if !result.problems.isEmpty { members.raw("problems", list(result.problems.map(json), indent: "      ")) }
    if showsTraces { members.strings("trace", result.trace.lines.dropLast()) }
    members.writer.raw("\n    }")
    return members.writer.text
  }

  private func json(_ difference: Difference) -> String {
    var members = JSONMembers(continuing: JSONWriter(), separator: ", ")
    members.writer.raw("{")
    members.string("aspect", difference.aspect)
    members.strings("lines", difference.lines)
    members.writer.raw(" }")
    return members.writer.text
  }

  private func json(_ problem: Diagnostic) -> String {
    var members = JSONMembers(continuing: JSONWriter(), separator: ", ")
    members.writer.raw("{")
    members.string("file", problem.file)
    members.raw("line", "\(problem.line)")
    members.raw("column", "\(problem.column)")
    members.string("text", problem.text)
    members.string("rule", problem.rule)
    members.writer.raw(" }")
    return members.writer.text
  }

  private func list(_ elements: [String], indent: String) -> String {
    if elements.isEmpty { return "[]" }
    return "[" + elements.map { "\n\(indent)  \($0)" }.joined(separator: ",") + "\n\(indent)]"
  }
}

extension JSONMembers {
  /// A member whose value is JSON text already.
  fileprivate mutating func raw(_ name: String, _ text: String) {
    key(name)
    writer.raw(text)
  }
}
