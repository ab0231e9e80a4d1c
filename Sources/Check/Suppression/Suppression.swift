/// A comment that silences findings, and what it has silenced.
struct Suppression {
  /// nil means all rules.
  var rules: [String]?
  /// The lines in which silenced findings begin.
  var firstLine: Int
  var lastLine: Int
  /// Where a block ends sooner for a rule.
  var ends: [String: Int] = [:]
  var isBlock: Bool
  var comment: Directive
  /// Whether it also names what is no rule.
  var hasUnknownRules = false
  var silenced: Set<String> = []

  func covers(_ rule: String, line: Int) -> Bool {
    guard rules?.contains(rule) ?? true else { return false }
    return firstLine <= line && line <= ends[rule] ?? lastLine
  }

  /// Ends a block for a rule, or for all.
  ///
  /// - Returns: Whether it was open.
  mutating func end(_ rule: String?, at line: Int) -> Bool {
    guard isBlock, lastLine == .max else { return false }
    guard let rule else {
      lastLine = line
      return true
    }
    guard covers(rule, line: line), ends[rule] == nil else { return false }
    ends[rule] = line
    return true
  }
}

/// What a comment says after `kemi:`.
struct SuppressionText {
  enum Word: String, CaseIterable {
    case disable
    case disableNextLine = "disable-next-line"
    case enable
  }

  var word: String
  /// nil where no rules are named; empty where `=` is all that is there.
  var rules: [String]?

  init(_ text: String) {
    var text = text[...]
    // A remark, or another comment in the comment.
    for mark in [" -- ", " #"] {
      if let remark = text.firstIndex(of: mark) { text = text[..<remark] }
    }
    guard let equals = text.firstIndex(of: "=") else {
      word = text.trimmed
      return
    }
    word = text[..<equals].trimmed
    rules = text[text.index(after: equals)...].split(separator: ",", omittingEmptySubsequences: false)
      .map(\.trimmed)
    if rules == [""] { rules = [] }
  }
}

extension Substring {
  fileprivate var trimmed: String {
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
    let utf8 = self.utf8
    guard let first = utf8.firstIndex(where: { !isSpace($0) }),
      let last = utf8.lastIndex(where: { !isSpace($0) })
    else { return "" }
    return String(self[first...last])
  }

  /// Where a text stands in this one.
  fileprivate func firstIndex(of text: String) -> Index? {
    let wanted = Array(text.utf8)
    return utf8.indices.first { utf8[$0...].starts(with: wanted) }
  }
}
