/// Docstrings.
enum PythonDocstring {
  /// The text between triple quotes, each line indented.
  static func text(_ text: String, indent: String) -> String {
    let lines = text.replacing(escapes).lines
    let body = lines.enumerated().map { $0 == 0 || $1.isEmpty ? String($1) : indent + $1 }.joined(
      separator: "\n")
    return lines.count == 1
      ? "\(indent)\"\"\"\(body)\"\"\"\n" : "\(indent)\"\"\"\(body)\n\(indent)\"\"\"\n"
  }

  private static let escapes: Replacements = ["\\": "\\\\", "\"": "\\\""]
}
