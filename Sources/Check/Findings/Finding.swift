/// Something that is wrong in a script, and how to put it right where that is certain.
public struct Finding: Hashable, Sendable {
  /// The name of the rule, as `RuleBook` lists it.
  public var rule: String
  public var severity: Severity
  public var file: String
  public var range: SourceRange
  public var text: String
  public var fix: Fix?

  public enum Severity: String, CaseIterable, Sendable { case error, warning }

  public init(
    rule: String, severity: Severity, file: String, range: SourceRange, text: String, fix: Fix? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.file = file
    self.range = range
    self.text = text
    self.fix = fix
  }
}

/// Replacements that belong together, and what they do.
public struct Fix: Hashable, Sendable {
  /// In the imperative: "Compare with `> 0`".
  public var summary: String
  public var edits: [Edit]

  public init(_ summary: String, edits: [Edit]) {
    self.summary = summary
    self.edits = edits
  }
}

/// New text for a range of bytes.
public struct Edit: Hashable, Sendable {
  public var range: SourceRange
  public var text: String

  public init(_ range: SourceRange, _ text: String) {
    self.range = range
    self.text = text
  }
}
