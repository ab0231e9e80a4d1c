import Descriptors

/// Pseudo-variables in the texts that scripts pass to functions which read or write them.
struct PseudoVariableCheck {
  private let context: RuleContext
  private var reported: Set<SourceRange> = []

  static func check(_ context: RuleContext) {
    var check = PseudoVariableCheck(context: context)
    for call in context.effectiveCalls { check.check(call) }
  }

  private init(context: RuleContext) { self.context = context }

  private mutating func check(_ call: EffectiveCall) {
    for (position, role) in call.target.roles.enumerated() where role == .pv || role == .pvformat {
      guard let role, call.arguments.indices.contains(position), let argument = call.arguments[position],
        case .text(let text) = context.value(of: argument)
      else { continue }
      let kind = PseudoVariableCheck.kind(call.path, role)
      let isWritten = role == .pv && PseudoVariableCheck.isWritten(call.path, position)
      let problems = context.grounds.variables.problems(in: Array(text.utf8), as: kind, isWritten: isWritten)
      for problem in problems { report(problem, argument, text) }
    }
  }

  /// The functions of `KSR.pv` refuse what follows a variable; others stop reading where it ends.
  private static func kind(_ path: [String], _ role: Role) -> PseudoVariableText {
    if role == .pvformat { return .format }
    return path.first == "pv" || path == ["sdpops", "sdp_get_line_startswith"] ? .variable : .beginning
  }

  /// Beside the functions of `KSR.pv`, those that take a variable put their result there.
  private static func isWritten(_ path: [String], _ position: Int) -> Bool {
    if path.first == "pv" { return writers.contains(path.last ?? "") }
    return path != ["dialplan", "dp_translate_vars"] || position == 2
  }

  private static let writers: Set<String> = ["sets", "seti", "setl", "unset"]

  /// Whether two names differ in the case or the order of letters alone: then it is clear what was meant.
  private static func isSlip(_ written: String, _ meant: String) -> Bool {
    written.lowercased() == meant.lowercased()
      || meant.utf8.count > 3 && written.utf8.sorted() == meant.utf8.sorted()
  }

  private mutating func report(_ problem: PseudoVariableProblem, _ argument: Expression.ID, _ text: String) {
    let literal = context[argument].range
    let start = context.script.textStart(of: argument, text)
    let range =
      start.map { SourceRange($0 + problem.range.start, $0 + problem.range.end) } ?? literal
    guard reported.insert(range).inserted else { return }
    var fix: Fix?
    if start != nil, let suggestion = problem.suggestion,
      PseudoVariableCheck.isSlip(context.script.file.text(in: range), suggestion)
    {
      fix = Fix("Write `\(suggestion)`", edits: [Edit(range, suggestion)])
    }
    context.report(Rule(of: problem.rule), at: range, problem.text, fix: fix)
  }
}

extension Rule {
  fileprivate init(of rule: PseudoVariableProblem.Rule) {
    self =
      switch rule {
      case .syntax: .pvSyntax
      case .unknown: .pvUnknown
      case .release: .pvRelease
      case .readOnly: .pvReadOnly
      case .module: .pvModule
      }
  }
}

extension Script {
  /// Where the text of a literal begins in the file; nil where the file has escapes or a name in its place.
  func textStart(of expression: Expression.ID, _ text: String) -> Int? {
    guard case .string = self[expression].kind else { return nil }
    let range = self[expression].range
    let literal = file.bytes[range.start..<range.end]
    let text = Array(text.utf8)
    // The prefix and the quotes, or the brackets of Lua with a line break.
    let marks = Set("\"'[=rRuUfF\r\n".utf8)
    var start = range.start
    while start < range.end, marks.contains(file.bytes[start]) {
      start += 1
      let end = start + text.count
      guard end < range.end else { return nil }
      if literal[start..<end].elementsEqual(text),
        literal[end...].allSatisfy({ marks.contains($0) || $0 == UInt8(ascii: "]") })
      {
        return start
      }
    }
    return nil
  }
}
