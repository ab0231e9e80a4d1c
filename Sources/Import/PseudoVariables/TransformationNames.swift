/// Reads from the C function of a class which transformations it knows.
enum TransformationNames {
  /// The names that the function compares with; nil where it has other ways too, so that the list might lack some.
  static func read(_ function: CFunction) -> [String]? {
    let source = function.source
    let tokens = source.tokens(in: function.body)
    let words = tokens.map { source.text($0.range) }
    // Only then does a name that is not among them lead to an error.
    guard words.contains(where: { $0.hasPrefix("\"unknown transformation") }) else { return nil }
    var names: Set<String> = []
    for index in words.indices where isComparison(words[index...]) {
      guard let comparison = Comparison(words, at: index) else { return nil }
      if let name = comparison.name { names.insert(name) }
    }
    return names.isEmpty ? nil : names.sorted()
  }

  private static func isComparison(_ words: ArraySlice<String>) -> Bool {
    ["strncasecmp", "strncmp", "strcasecmp", "strcmp", "memcmp"].contains(words.first)
      && words.dropFirst(2).prefix(3).elementsEqual(["name", ".", "s"])
  }

  /// `name.len == LENGTH && strncasecmp(name.s, "TEXT", COUNT) == 0`.
  private struct Comparison {
    /// What it is true for; nil where it never is, as lengths that contradict each other make it.
    let name: String?

    init?(_ words: [String], at index: Int) {
      let after = words[index...].dropFirst(5).prefix(5)
      guard let length = Comparison.length(words[..<index].suffix(40)), after.count == 5, after.first == ",",
        let count = Int(after[after.startIndex + 3]), length > 0
      else { return nil }
      let text = after[after.startIndex + 1].dropFirst().dropLast()
      if length < min(count, text.utf8.count) {
        // What follows the name in a script is no letter, so the text's next letter never fits.
        name = nil
      } else if length == min(count, text.utf8.count) {
        name = String(text.prefix(length))
      } else {
        return nil
      }
    }

    /// The length that the condition around asks for before it compares the text.
    private static func length(_ before: ArraySlice<String>) -> Int? {
      for index in before.indices.reversed() {
        if ["{", "}", ";"].contains(before[index]) { return nil }
        if before[index...].prefix(5).elementsEqual(["name", ".", "len", "=", "="]),
          index + 5 < before.endIndex
        {
          return Int(before[index + 5])
        }
      }
      return nil
    }
  }
}
