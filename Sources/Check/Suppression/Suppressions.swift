import JSON

/// The comments of a script that silence findings.
struct Suppressions {
  private let file: SourceFile
  private var all: [Suppression] = []
  /// Those of one line, by that line.
  private var byLine: [Int: [Int]] = [:]
  private var blocks: [Int] = []
  private var mistakes: [Finding] = []

  init(_ directives: [Directive], in file: SourceFile) {
    self.file = file
    for directive in directives { read(directive) }
  }

  /// The findings that nothing silences, and what is wrong with the comments.
  ///
  /// - Parameter levels: The comment of a rule that is off is not reproached with silencing nothing.
  mutating func filter(_ findings: [Finding], levels: RuleLevels) -> [Finding] {
    var kept = findings.filter { !silence($0) }
    let useless = mistakes + all.compactMap { unused($0, off: levels.offRules) }
    kept += useless.compactMap(levels.apply).filter { !silence($0) }
    return kept
  }

  /// What is wrong with comments is silenced only where that is said by name: else `disable` without rules would
  /// hide that it hides nothing.
  private mutating func silence(_ finding: Finding) -> Bool {
    let line = file.line(of: finding.range.start)
    let isByName = finding.rule == Rule.unusedSuppression.name
    let covering = ((byLine[line] ?? []) + blocks).filter {
      all[$0].covers(finding.rule, line: line) && !(isByName && all[$0].rules == nil)
    }
    for index in covering { all[index].silenced.insert(finding.rule) }
    return !covering.isEmpty
  }
}

extension Suppressions {
  private mutating func read(_ comment: Directive) {
    let text = SuppressionText(comment.text)
    guard let word = SuppressionText.Word(rawValue: text.word) else {
      let known = SuppressionText.Word.allCases.map(\.rawValue)
      let words = text.word.split(separator: " ")
      if words.count > 1, known.contains(String(words[0])) {
        return report(comment, "rules come after '=': '\(words[0])=\(words[1...].joined(separator: ","))'")
      }
      var hint = didYouMean(text.word, among: known)
      if hint.isEmpty { hint = "; it takes \(known.joined(separator: ", "))" }
      return report(comment, "kemi does not know '\(text.word)'\(hint)")
    }
    let known = RuleBook.rules.map(\.name)
    for name in text.rules ?? [] where !known.contains(name) {
      report(comment, "unknown rule '\(name)'\(didYouMean(name, among: known))")
    }
    if let rules = text.rules, rules.isEmpty { return report(comment, "no rule is named after '='") }
    let rules = text.rules?.filter(known.contains)
    if let rules, rules.isEmpty { return }
    let line = file.line(of: comment.range.start)
    if word == .enable { return enable(rules, at: line, comment) }
    let isBlock = word == .disable && comment.standsAlone
    let first = word == .disableNextLine ? file.line(of: comment.range.end) + 1 : line
    let suppression = Suppression(
      rules: rules, firstLine: first, lastLine: isBlock ? .max : first, isBlock: isBlock, comment: comment,
      hasUnknownRules: rules?.count != text.rules?.count)
    if isBlock { blocks.append(all.count) } else { byLine[first, default: []].append(all.count) }
    all.append(suppression)
  }

  private mutating func enable(_ rules: [String]?, at line: Int, _ comment: Directive) {
    var hasEnded = false
    for rule in rules.map({ $0.map(Optional.some) }) ?? [nil] {
      for index in blocks where all[index].end(rule, at: line) { hasEnded = true }
    }
    if !hasEnded { report(comment, "nothing is disabled here", fix: removal(of: comment)) }
  }

  private mutating func report(_ comment: Directive, _ text: String, fix: Fix? = nil) {
    mistakes.append(finding(comment, text, fix: fix))
  }

  private func finding(_ comment: Directive, _ text: String, fix: Fix?) -> Finding {
    Finding(
      rule: Rule.unusedSuppression.name, severity: Rule.unusedSuppression.severity, file: file.path,
      range: comment.range, text: text, fix: fix)
  }

  private func unused(_ suppression: Suppression, off: Set<String>) -> Finding? {
    guard let rules = suppression.rules else {
      guard suppression.silenced.isEmpty, off.isEmpty else { return nil }
      return finding(
        suppression.comment, "this silences nothing: there is no finding here",
        fix: removal(of: suppression.comment))
    }
    let unused = rules.filter {
      !suppression.silenced.contains($0) && !off.contains($0) && $0 != Rule.unusedSuppression.name
    }
    if unused.isEmpty { return nil }
    let names = unused.map { "'\($0)'" }.joined(separator: " or ")
    let isAll = unused.count == rules.count && !suppression.hasUnknownRules
    return finding(
      suppression.comment, "this silences nothing: there is no finding of \(names) here",
      fix: isAll ? removal(of: suppression.comment) : nil)
  }
}

extension Suppressions {
  /// Takes a comment out, with the line that it has for itself; nothing where it says more than that.
  private func removal(of comment: Directive) -> Fix? {
    let bytes = file.bytes
    var (start, end) = (max(comment.range.start, 0), min(comment.range.end, bytes.count))
    guard start < end, beginsWithKemi(bytes[start..<end]) else { return nil }
    let isBlank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    var next = end
    while next < bytes.count, isBlank(bytes[next]) { next += 1 }
    let line = file.line(of: comment.range.end)
    let isLast = next == bytes.count || bytes[next] == UInt8(ascii: "\n") || bytes[next] == UInt8(ascii: "\r")
    guard isLast else {
      return Fix("Remove the comment", edits: [Edit(SourceRange(start, end), " ")])
    }
    end = next
    while start > 0, isBlank(bytes[start - 1]) { start -= 1 }
    if comment.standsAlone { end = max(end, file.offset(ofLine: line + 1)) }
    return Fix("Remove the comment", edits: [Edit(SourceRange(start, end), "")])
  }

  private func beginsWithKemi(_ comment: ArraySlice<UInt8>) -> Bool {
    comment.drop { "-#[= \t\r\n".utf8.contains($0) }.starts(with: "kemi:".utf8)
  }
}
