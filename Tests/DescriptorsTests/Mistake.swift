import Testing

/// A file with one mistake, and what the reader is to say of it.
struct Mistake: Sendable, CustomTestStringConvertible {
  private let file: String
  /// The content; `▸` stands before the place that the message is to name.
  private let marked: String
  private let text: String
  private let rule: String

  /// A mistake in a descriptor.
  init(_ marked: String, _ text: String, _ rule: String, file: String = "m.json") {
    self.marked = marked
    self.text = text
    self.rule = rule
    self.file = file
  }

  /// A mistake in the only function of a module.
  static func function(_ marked: String, _ text: String, _ rule: String) -> Mistake {
    Mistake("{\n  \"module\": \"m\",\n  \"functions\": [\n    \(marked)\n  ]\n}\n", text, rule)
  }

  /// A mistake in the parameters of a function.
  static func parameters(_ marked: String, _ text: String, _ rule: String) -> Mistake {
    function(#"{ "name": "f", "parameters": [\#(marked)], "returns": { "type": "int" } }"#, text, rule)
  }

  /// A mistake in what a function returns.
  static func returns(_ marked: String, _ text: String, _ rule: String) -> Mistake {
    function(#"{ "name": "f", "returns": \#(marked) }"#, text, rule)
  }

  /// A mistake in `releases.json`.
  static func releases(_ marked: String, _ text: String, _ rule: String) -> Mistake {
    Mistake(marked, text, rule, file: "releases.json")
  }

  static let someReleases = """
    {
      "releases": [
        { "release": "5.0", "version": "5.0.8" },
        { "release": "5.1", "version": "5.1.10" },
        { "release": "5.6", "version": "5.6.6" },
        { "release": "master", "version": "6.2.0-dev1" }
      ]
    }
    """

  /// What the reader says, of all files together.
  var said: [String] {
    get throws {
      let content = marked.split(separator: "▸", omittingEmptySubsequences: false).joined()
      return try messages(
        about: ["releases.json": Mistake.someReleases].merging([file: content]) { $1 })
    }
  }

  var expected: String {
    let before = marked.prefix { $0 != "▸" }.split(separator: "\n", omittingEmptySubsequences: false)
    return "\(file):\(before.count):\(before.last!.count + 1): error: \(text) [\(rule)]"
  }

  var testDescription: String { "\(text) [\(rule)]" }
}
