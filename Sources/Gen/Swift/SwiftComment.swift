/// Documentation comments.
enum SwiftComment {
  /// The text as `///` lines.
  static func lines(_ text: String, indent: String) -> String {
    text.lines.map { $0.isEmpty ? "\(indent)///\n" : "\(indent)/// \($0)\n" }.joined()
  }
}
