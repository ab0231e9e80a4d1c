import KemiCheck

/// A finding in the text of a script, on the first place where a word stands in it.
func finding(
  _ word: String, in text: String, file: String = "edge.lua", rule: String = "syntax",
  severity: Finding.Severity = .error, says message: String = "message", fix: Fix? = nil
) -> Finding {
  Finding(
    rule: rule, severity: severity, file: file, range: place(of: word, in: Array(text.utf8)), text: message,
    fix: fix)
}

/// The first place of a word; the end of the text where it has none.
func place(of word: String, in bytes: [UInt8]) -> SourceRange {
  let wanted = Array(word.utf8)
  let start = bytes.indices.first { bytes[$0...].starts(with: wanted) } ?? bytes.count
  return SourceRange(start, min(start + wanted.count, bytes.count))
}

/// Finds words in scripts, and the comments that speak to kemi.
///
/// A `word` is an error with nothing to mend; `wrong` is a warning, which becomes `right`.
struct WordChecker: ScriptChecker {
  var rule = "syntax"
  var words = ["word"]
  var replacements: [String: String] = [:]

  func check(_ scripts: [ScriptText]) -> [CheckedScript] {
    scripts.map { script in
      let bytes = script.file.bytes
      var checked = CheckedScript()
      for word in words + replacements.keys.sorted() {
        for start in bytes.indices where bytes[start...].starts(with: Array(word.utf8)) {
          let range = SourceRange(start, start + word.utf8.count)
          let fix = replacements[word].map { Fix("Write '\($0)'", edits: [Edit(range, $0)]) }
          checked.findings.append(
            Finding(
              rule: rule, severity: fix == nil ? .error : .warning, file: script.file.path, range: range,
              text: "found '\(word)'", fix: fix))
        }
      }
      checked.directives = directives(in: script)
      if script.file.text(ofLine: 1) == "fail!" { checked.failure = "cannot be checked" }
      return checked
    }
  }

  private func directives(in script: ScriptText) -> [Directive] {
    let mark = script.language == .lua ? "--" : "#"
    return (1...script.file.lineCount).compactMap { line in
      let text = script.file.text(ofLine: line)
      guard let comment = text.range(ofText: mark), let kemi = text.range(ofText: "kemi:") else { return nil }
      let start = script.file.offset(ofLine: line)
      return Directive(
        text: String(decoding: Array(text.utf8)[kemi.upperBound...], as: UTF8.self),
        range: SourceRange(start + comment.lowerBound, start + text.utf8.count),
        standsAlone: text.utf8.prefix(comment.lowerBound).allSatisfy { $0 == 0x20 || $0 == 0x09 })
    }
  }
}

extension String {
  /// The bytes of the first place of a text in this one.
  fileprivate func range(ofText text: String) -> Range<Int>? {
    let found = place(of: text, in: Array(utf8))
    return found.start < found.end ? found.start..<found.end : nil
  }
}
