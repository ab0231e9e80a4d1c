/// A pseudo-variable where a text mentions it. Ranges count bytes of the text.
public struct PseudoVariableUse: Sendable {
  /// Without the `$`; empty for `$$`, which stands for the sign itself.
  public var name: String
  public var nameRange: SourceRange
  /// From the `$` to the end.
  public var range: SourceRange
  /// What stands in the parentheses after the name.
  public var inner: SourceRange?
  /// What stands in the brackets.
  public var index: SourceRange?
  public var transformations: [TransformationUse] = []

  /// Whether it is `$$` and names no variable.
  public var isMarker: Bool { name.isEmpty }
}

/// `{class.name,…}` after a pseudo-variable.
public struct TransformationUse: Sendable {
  public var category: String
  /// Before the first comma, without space around it.
  public var name: String
  /// Without the braces.
  public var range: SourceRange
}

/// Something wrong with a text that should name pseudo-variables.
public struct PseudoVariableProblem: Hashable, Sendable {
  public enum Rule: String, CaseIterable, Sendable {
    case syntax = "pv-syntax"
    case unknown = "pv-unknown"
    case release = "pv-release"
    case readOnly = "pv-read-only"
    case module = "pv-module"
  }

  public var rule: Rule
  /// Bytes of the text.
  public var range: SourceRange
  public var text: String
  /// What was most likely meant in place of the range.
  public var suggestion: String?

  init(_ rule: Rule, _ range: SourceRange, _ text: String, suggestion: String? = nil) {
    self.rule = rule
    self.range = range
    self.text = text
    self.suggestion = suggestion
  }
}

/// How a function reads a text with pseudo-variables.
public enum PseudoVariableText: Sendable {
  /// One variable and nothing else, as the functions of `KSR.pv` do.
  case variable
  /// One variable; what follows it is ignored.
  case beginning
  /// Text with any number of variables.
  case format
}
