/// Pieces of Markdown.
enum Markdown {
  /// Prose as it is meant, code spans left alone.
  static func prose(_ text: String) -> String { text.lines.map(line).joined(separator: "\n") }

  /// Prose in a cell of a table.
  static func cell(_ text: String) -> String {
    text.lines.map { line($0).replacing(pipe) }.joined(separator: " ")
  }

  /// A code span. Backticks cannot hold a backtick, in a table no `|`, and not every tag.
  static func code(_ code: String) -> String {
    guard code.utf8.contains(where: { "|`<".utf8.contains($0) }) else { return "`\(code)`" }
    return "<code>\(code.replacing(codeEntities))</code>"
  }

  /// A block of code, in a fence that is longer than any in it.
  static func block(_ code: String, language: String) -> String {
    var fence = "```"
    while code.contains(fence) { fence += "`" }
    return "\(fence)\(language)\n\(code)\n\(fence)"
  }

  /// One line of prose. A code span begins and ends on it, or its backticks are text like the rest.
  private static func line(_ text: Substring) -> String {
    guard text.utf8.contains(UInt8(ascii: "`")) else { return text.replacing(escapes) }
    let parts = text.utf8.split(separator: UInt8(ascii: "`"), omittingEmptySubsequences: false)
      .map { Substring($0) }
    let isPaired = parts.count % 2 == 1
    let codes = parts.indices.filter { $0 % 2 == 1 }
    guard isPaired, codes.allSatisfy({ !parts[$0].isEmpty }) else {
      return parts.map { $0.replacing(escapes) }.joined(separator: "\\`")
    }
    return parts.enumerated().map { index, part in
      index % 2 == 0 ? part.replacing(escapes) : code(String(part))
    }.joined()
  }

  private static let pipe: Replacements = ["|": "&#124;"]

  /// What Markdown or HTML would read as more than a character.
  private static let escapes: Replacements = [
    "<": "&lt;", "&": "&amp;", "~": "&#126;",
    "*": "\\*", "_": "\\_", "[": "\\[",
    "]": "\\]", "\\": "\\\\", "#": "\\#",
  ]

  private static let codeEntities: Replacements = [
    "|": "&#124;", "`": "&#96;", "<": "&lt;",
    ">": "&gt;", "&": "&amp;", "*": "&#42;",
    "_": "&#95;", "\\": "&#92;", "[": "&#91;",
  ]
}
