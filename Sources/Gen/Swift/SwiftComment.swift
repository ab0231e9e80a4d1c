/// Documentation comments.
enum SwiftComment {
  /// The first lines of a file: where it comes from, and a word to those who keep Swift in a form of their own.
  static func head(_ origin: String) -> String { "// \(origin)\n// swift-format-ignore-file" }

  /// The text as `///` lines.
  static func lines(_ text: String, indent: String) -> String {
    text.lines.map { $0.isEmpty ? "\(indent)///\n" : "\(indent)/// \($0)\n" }.joined()
  }
}
