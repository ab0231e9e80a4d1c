import Descriptors

/// Results that can be null where null stops the script, and nothing in the script asks whether they are.
struct NullCheck {
  let context: RuleContext
  let conditions: Conditions
  let choices: Choices
  /// Where the script asks for something that can be null, or sets it.
  var mentions: [String: [Mention]] = [:]
  var authenticates = false
  /// Places where null would stop the script.
  private var candidates: [Candidate] = []
  /// Functions that `pcall` calls.
  var protected: Set<ScriptFunction.ID> = []

  private struct Candidate {
    var operand: Expression.ID
    var danger: Danger
    var origin: Origin
  }

  struct Mention {
    var function: ScriptFunction.ID
    var range: SourceRange
    /// A table of the server keeps what one function sets when another looks for another key, or later.
    var isOfThisFunctionAlone: Bool
    /// The `if` or loop in which it holds, where it asks for one value of many.
    var scope: SourceRange?
  }

  /// How much a test says.
  enum Reach {
    case nothing, everything
    /// `value == "x"`: within this `if` or loop.
    case within(SourceRange)
  }

  static func check(_ context: RuleContext) {
    var check = NullCheck(context)
    check.run()
    // Most scripts have none, and need not be searched for tests.
    if check.candidates.isEmpty { return }
    check.collectMentions()
    if context.language == .lua { check.collectProtected() }
    for candidate in check.candidates { check.judge(candidate) }
  }

  private init(_ context: RuleContext) {
    self.context = context
    conditions = context.conditions
    choices = Choices(context)
  }

  enum Danger {
    case concatenating, calculating, ordering, indexing
    case passing(String)
  }

  private mutating func run() {
    let language = context.language
    for index in context.script.expressions.indices {
      let id = Expression.ID(index)
      switch context[id].kind {
      case .compare(let comparison, let left, let right):
        if comparison.isOrdering {
          check(left, .ordering)
          check(right, .ordering)
        } else if comparison == .isIn || comparison == .isNotIn {
          check(right, .passing("`in`"))
        }
      case .arithmetic(let operation, let left, let right):
        let joins = language == .python && operation == .add
        check(left, joins ? .concatenating : .calculating)
        // "%s" % value prints None.
        if language == .lua || operation != .remainder { check(right, joins ? .concatenating : .calculating) }
      case .negate(let operand): check(operand, .calculating)
      case .concatenate(let parts) where language == .lua: for part in parts { check(part, .concatenating) }
      case .member(let base, _, _), .element(let base, _): check(base, .indexing)
      case .unary(let operand):
        if language == .lua, context.script.file.has("#", at: context[id].range) {
          check(operand, .passing("`#`"))
        }
      case .call(let callee, let arguments, _): checkArguments(callee, arguments)
      default: break
      }
    }
  }

  /// Functions of the languages that refuse null, and the position of the argument.
  private static let strict: [Language: [[String]: Int]] = [
    .lua: [
      ["string", "find"]: 0, ["string", "match"]: 0, ["string", "gmatch"]: 0, ["string", "gsub"]: 0,
      ["string", "sub"]: 0, ["string", "len"]: 0, ["string", "lower"]: 0, ["string", "upper"]: 0,
      ["string", "byte"]: 0, ["string", "rep"]: 0, ["string", "reverse"]: 0, ["pairs"]: 0, ["ipairs"]: 0,
    ],
    .python: [
      ["len"]: 0, ["int"]: 0, ["float"]: 0, ["ord"]: 0, ["re", "match"]: 1, ["re", "search"]: 1,
      ["re", "fullmatch"]: 1, ["re", "findall"]: 1, ["re", "split"]: 1, ["re", "sub"]: 2,
      ["json", "loads"]: 0,
    ],
  ]

  private mutating func checkArguments(_ callee: Expression.ID, _ arguments: [Expression.Argument]) {
    let path: [String]
    switch context.value(of: callee) {
    case .builtin(let found), .foreign(let found): path = found
    default: return
    }
    guard let position = NullCheck.strict[context.language]?[path], arguments.indices.contains(position),
      !arguments[...position].contains(where: { $0.name != nil })
    else { return }
    check(arguments[position].value, .passing(path.joined(separator: ".") + "()"))
  }

  private mutating func check(_ operand: Expression.ID, _ danger: Danger) {
    switch context[operand].kind {
    case .call, .variable, .assign: break
    default: return
    }
    guard let origin = context.origins.origin(of: operand), !origin.mayBeNumber, conditions[operand] == .none,
      origin.all({ $0.type == .xval && $0.nullable == true })
    else { return }
    let place = context[operand]
    guard !origin.variables.contains(where: { isTested($0, before: place) }),
      origin.sources.allSatisfy({ Nullability.subject($0.path, $0.arguments.map(text)) != nil })
    else { return }
    candidates.append(Candidate(operand: operand, danger: danger, origin: origin))
  }

  private func judge(_ candidate: Candidate) {
    let (operand, danger, origin) = (candidate.operand, candidate.danger, candidate.origin)
    let place = context[operand]
    for source in origin.sources {
      guard let subject = Nullability.subject(source.path, source.arguments.map(text)),
        !(authenticates && Nullability.credentials.contains(subject)),
        !isMentioned(subject, before: operand), !hasInitialValue(source)
      else { return }
    }
    if isProtected(place) { return }
    context.report(.nullableUse, at: place.range, message(operand, origin, danger))
  }

  private func isMentioned(_ subject: String, before operand: Expression.ID) -> Bool {
    let place = context[operand]
    return mentions[subject]?.contains {
      if let scope = $0.scope { return scope.contains(place.range) }
      if $0.function != place.function { return !$0.isOfThisFunctionAlone }
      return $0.range.end <= place.range.start && mayHold($0, at: operand, subject)
    } ?? false
  }

  /// Whether what a mention says may still hold where the value is used further down in the function.
  private func mayHold(_ mention: Mention, at operand: Expression.ID, _ subject: String) -> Bool {
    let place = context[operand].range
    if context.index.labelled.contains(mention.function) { return true }
    for (body, choice) in choices.path(to: mention.range.start) {
      if body.contains(place) { return true }
      if choice.isInLoop { return true }
      if choice.range.contains(place) { return false }
      if mayBeSkipped(choice, before: operand, subject) { return false }
    }
    return true
  }

  /// Whether an `if` that has ended may have run without saying anything of a subject, for all that one sees.
  private func mayBeSkipped(_ choice: Choices.Choice, before operand: Expression.ID, _ subject: String)
    -> Bool
  {
    let place = context[operand].range
    // Another `if` around the use, or one that leaves, may depend on the same.
    if choices.path(to: place.start).contains(where: { !$0.choice.range.contains(choice.range) }) {
      return false
    }
    if choices.mayLeave(from: choice.range.end, to: place.start) || isPartOfChoice(operand) { return false }
    var isSilent = false
    for arm in choice.arms {
      let speaks = (mentions[subject] ?? []).contains { arm.contains($0.range) }
      if !speaks, !choices.mayLeave(from: arm.start, to: arm.end) { isSilent = true }
    }
    let isAsked = (mentions[subject] ?? []).contains { mention in
      choice.range.contains(mention.range) && !choice.arms.contains { $0.contains(mention.range) }
    }
    if isAsked { return false }
    // Several arms that all speak are meant to be all that there are.
    return isSilent || !choice.isComplete && choice.arms.count == 1
  }

  /// Whether a use stands behind `and` or `or`, or in a condition.
  private func isPartOfChoice(_ operand: Expression.ID) -> Bool {
    var place = operand
    for _ in 0..<100 {
      switch context.index.context(of: place) {
      case .expression(let parent):
        switch context[parent].kind {
        case .and, .or, .conditional: return true
        default: place = parent
        }
      default: return false
      }
    }
    return true
  }

  /// Whether anything that reads a variable may be a test of it.
  private func isTested(_ variable: Located<Variable.ID>, before place: Expression) -> Bool {
    guard variable.file == 0 else { return true }
    return (context.index.reads[variable.id] ?? []).contains { read in
      if conditions[read] != .none { return true }
      guard case .expression(let user) = context.index.context(of: read) else {
        if case .returned = context.index.context(of: read) { return false }
        return true
      }
      switch context[user].kind {
      case .compare(let comparison, let left, let right):
        if comparison == .isIn || comparison == .isNotIn { return left == read }
        switch reach(comparison, with: left == read ? right : left, in: user) {
        case .nothing: return false
        case .everything: return true
        case .within(let scope): return scope.contains(place.range)
        }
      case .call(let callee, _, _): return callee != read && !isIndifferent(callee)
      case .arithmetic, .negate, .concatenate, .member, .element, .unary: return false
      default: return true
      }
    }
  }

  /// Whether a function tells its caller nothing of null.
  private func isIndifferent(_ callee: Expression.ID) -> Bool {
    switch context.value(of: callee) {
    case .name: return true
    case .builtin(let path), .foreign(let path):
      if NullCheck.strict[context.language]?[path] != nil { return true }
      return [["tostring"], ["print"], ["str"], ["repr"], ["string", "format"], ["tonumber"]].contains(path)
    // A method of a text, as in "{}".format(value).
    default:
      if case .member(let base, _, _) = context[callee].kind, case .string = context[base].kind {
        return true
      }
      return false
    }
  }

  /// Whether the script expects errors there.
  private func isProtected(_ place: Expression) -> Bool {
    if context.index.attempts.contains(where: { $0.contains(place.range) }) { return true }
    var function: ScriptFunction.ID? = place.function
    while let next = function, next.index > 0 {
      if protected.contains(next) { return true }
      function = context.script[next].parent
    }
    return false
  }
}
