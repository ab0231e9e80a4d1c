/// Preprocessor directives and the conditions they make.
enum CDirective {
  enum Kind { case define, ifTest, ifdef, ifndef, elif, elseBranch, endif, other }

  static func kind(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Kind {
    var index = start + 1
    while index < end, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    guard index < end, CharacterClass.of(bytes[index]) == .letter else { return .other }
    let word = index..<CLexis.endOfWord(bytes, index, end)
    for (name, kind) in names
    where name.utf8.count == word.count && zip(name.utf8, bytes[word]).allSatisfy({ $0 == $1 }) {
      return kind
    }
    return .other
  }

  private static let names: [(String, Kind)] = [
    ("define", .define), ("if", .ifTest), ("ifdef", .ifdef), ("ifndef", .ifndef), ("elif", .elif),
    ("else", .elseBranch), ("endif", .endif),
  ]
}

/// The conditions around a place in a file.
struct CConditions {
  /// One element an open `#if`: what holds in the branch we are in, and what the earlier branches had.
  private var branches: [(current: String, earlier: [String])] = []

  /// What has to hold for the place to be compiled; nil where nothing has to.
  var text: String? {
    let conditions = branches.map(\.current).filter { $0 != "1" && !$0.isEmpty }
    return conditions.isEmpty ? nil : conditions.joined(separator: " && ")
  }

  /// Whether the place is never compiled.
  var isDead: Bool { branches.contains { $0.current == "0" } }

  mutating func apply(_ kind: CDirective.Kind, text: String) {
    switch kind {
    case .ifTest: branches.append((CConditions.expression(text), []))
    case .ifdef: branches.append(("defined(\(CConditions.expression(text)))", []))
    case .ifndef: branches.append(("!defined(\(CConditions.expression(text)))", []))
    case .elif:
      guard let last = branches.popLast() else { return }
      branches.append(CConditions.next(after: last, current: CConditions.expression(text)))
    case .elseBranch:
      guard let last = branches.popLast() else { return }
      branches.append(CConditions.next(after: last, current: nil))
    case .endif: branches = branches.dropLast()
    case .define, .other: break
    }
  }

  private static func next(
    after last: (current: String, earlier: [String]), current: String?
  ) -> (current: String, earlier: [String]) {
    let own = last.earlier.isEmpty ? last.current : last.earlier.last!
    let earlier = last.earlier + (last.earlier.isEmpty ? [own] : [])
    if earlier.contains("1") { return ("0", earlier) }
    let negated = earlier.map { $0 == "0" ? "1" : "!(\($0))" }.filter { $0 != "1" }
    let parts = negated + (current.map { [$0] } ?? [])
    return (parts.isEmpty ? "1" : parts.joined(separator: " && "), earlier + (current.map { [$0] } ?? []))
  }

  /// What stands after the directive's word, without comments and line joints.
  private static func expression(_ directive: String) -> String {
    var text = Substring(directive).drop { $0 == "#" || $0 == " " || $0 == "\t" }.drop { $0.isLetter }
    if let comment = text.range(of: "/*") ?? text.range(of: "//") { text = text[..<comment.lowerBound] }
    return text.split { $0 == " " || $0 == "\t" || $0 == "\\" || $0.isNewline }.joined(separator: " ")
  }
}

extension Substring {
  fileprivate func range(of pattern: String) -> Range<Substring.Index>? { firstRange(of: pattern) }
}
