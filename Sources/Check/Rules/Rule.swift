/// Something that is looked for in scripts, with what people should know of it.
public struct Rule: Sendable {
  public struct Example: Sendable {
    public var language: Language
    public var wrong: String
    public var right: String

    public init(_ language: Language, wrong: String, right: String) {
      self.language = language
      self.wrong = wrong
      self.right = right
    }
  }

  /// Words of small letters and digits with hyphens between, as settings and comments have them.
  public var name: String
  /// That of its findings where settings say nothing else.
  public var severity: Finding.Severity
  /// What is wrong, in one line of plain text without a full stop.
  public var title: String
  /// What it is and what it does to a live server: paragraphs of Markdown.
  public var explanation: String
  public var examples: [Example]

  public init(
    name: String, severity: Finding.Severity, title: String, explanation: String, examples: [Example]
  ) {
    self.name = name
    self.severity = severity
    self.title = title
    self.explanation = explanation
    self.examples = examples
  }
}

extension Rule {
  /// The page of the rule in Markdown, for the reference, a terminal and SARIF alike.
  public var page: String {
    var page = "# \(name)\n\n\(title). Severity: \(severity.rawValue).\n\n\(explanation)\n"
    for language in Language.allCases {
      for example in examples where example.language == language {
        page += "\n## \(language.title)\n"
        page += "\nWrong:\n\n```\(language.rawValue)\n\(example.wrong)\n```\n"
        page += "\nRight:\n\n```\(language.rawValue)\n\(example.right)\n```\n"
      }
    }
    return page
  }
}

extension Language {
  /// Its name as people write it.
  public var title: String {
    switch self {
    case .lua: "Lua"
    case .python: "Python"
    }
  }
}
