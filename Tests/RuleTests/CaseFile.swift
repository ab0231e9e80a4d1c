import Files
import KemiCheck

/// Scripts in one file, each after a line of dashes (Lua) or number signs (Python) with a title, and the
/// findings that
/// they have to have, as comments behind the code: `--> COLUMN RULE: TEXT`, several with ` ;; ` between.
struct CaseFile {
  struct Case {
    var title: String
    var script: ScriptText
    /// `LINE:COLUMN RULE: TEXT`, sorted.
    var expected: [String]
    /// What the title says in brackets: `[release 5.6]`, `[cfg NAME]`, `[lua 5.1]`.
    var options: [String: String]
    /// Files that stand beside the script: what follows `-- file: NAME` (`# file: NAME`).
    var others: [(name: String, text: String)] = []
  }

  var cases: [Case] = []

  init(path: String, language: Language) throws {
    let separator = language == .lua ? "--------" : "########"
    let arrow = language == .lua ? "--> " : "#> "
    var title: String?
    var lines: [Substring] = []
    func finish() -> Case? {
      guard let title else { return nil }
      return Case(title: title, lines: lines, path: path, language: language, arrow: arrow)
    }
    let text = String(decoding: try readFile(path, limit: 1 << 20), as: UTF8.self)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix(separator) {
        if let found = finish() { cases.append(found) }
        title = String(line.drop { $0 == "-" || $0 == "#" || $0 == " " })
        lines = []
      } else {
        lines.append(line)
      }
    }
    if let found = finish() { cases.append(found) }
  }
}

extension CaseFile.Case {
  fileprivate init(title: String, lines: [Substring], path: String, language: Language, arrow: String) {
    self.title = title
    let mark = language == .lua ? "-- file: " : "# file: "
    let sections = lines.indices.filter { lines[$0].hasPrefix(mark) } + [lines.count]
    for (start, end) in zip(sections, sections.dropFirst()) {
      let text = lines[(start + 1)..<end].joined(separator: "\n") + "\n"
      others.append((String(lines[start].dropFirst(mark.utf8.count)), text))
    }
    let lines = lines[..<sections[0]]
    let name = path.split(separator: "/").last.map(String.init) ?? path
    script = ScriptText(
      file: SourceFile(path: name, bytes: Array((lines.joined(separator: "\n") + "\n").utf8)),
      language: language)
    var expected: [String] = []
    for (number, line) in lines.enumerated() {
      guard let comment = line.range(of: arrow) else { continue }
      for finding in line[comment.upperBound...].split(separator: " ;; ") {
        expected.append("\(number + 1):\(finding)")
      }
    }
    self.expected = expected.sorted()
    var options: [String: String] = [:]
    for part in title.split(separator: "[").dropFirst() {
      let words = part.prefix { $0 != "]" }.split(separator: " ", maxSplits: 1)
      if let key = words.first { options[String(key)] = words.count > 1 ? String(words[1]) : "" }
    }
    self.options = options
  }
}

extension Substring {
  fileprivate func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
