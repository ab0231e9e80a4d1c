import Descriptors

/// Arguments that the interpreter does not turn into what the function takes: wrong types, null, integers too large.
struct ArgumentTypeCheck {
  private let context: RuleContext
  private let language: Language
  /// What has been reported: wrappers may pass one argument on several times.
  private var reported: Set<SourceRange> = []

  static func check(_ context: RuleContext) {
    var check = ArgumentTypeCheck(context: context, language: context.language)
    for call in context.effectiveCalls
    where call.path.first != "x" && !context.isOfOtherRelease(call.expression) {
      check.check(call)
    }
  }

  private init(context: RuleContext, language: Language) {
    self.context = context
    self.language = language
  }

  /// An argument and what it is passed as.
  private struct Passed {
    var argument: Expression.ID
    var position: Int
    var target: KemiTarget
    /// What a function of the script passes on, it may use for something else as well.
    var isIndirect: Bool

    var parameter: Parameter { target.newest.function.parameters[position] }
    /// Of every function that the call may be of.
    var types: Set<KemiType> { target.types[position] }

    /// `KSR.tm.t_reply(int code, str reason) takes a number as 'code'`.
    var subject: String {
      "\(target.prototype) takes \(parameter.type == .str ? "text" : "a number") as '\(parameter.name)'"
    }
  }

  private mutating func check(_ call: EffectiveCall) {
    for (position, argument) in call.arguments.enumerated() where position < call.target.types.count {
      guard let argument, !reported.contains(context[argument].range) else { continue }
      check(Passed(argument: argument, position: position, target: call.target, isIndirect: call.isIndirect))
    }
  }

  private mutating func check(_ passed: Passed) {
    if passed.types == [.str] {
      checkText(passed)
    } else if passed.types.isSubset(of: [.int, .long]) {
      checkNumber(passed)
    }
  }

  // MARK: Texts

  private mutating func checkText(_ passed: Passed) {
    if case .string = context[passed.argument].kind { return }
    let types = context.types.types(of: passed.argument)
    if types == .null {
      return report(
        .nullArgument, passed,
        language == .lua
          ? "\(passed.subject): nil arrives as a null pointer; pass \"\" for no text"
          : "\(passed.subject): given None, it does nothing and returns False; pass \"\" for no text")
    }
    let wrong: ValueTypes = [.null, .boolean, .collection, .function, .module, .bytes]
    let refused = language == .lua ? wrong : wrong.union(.number)
    guard !types.isEmpty, types.isSubset(of: refused) else { return }
    report(
      .argumentType, passed,
      language == .lua
        ? "\(passed.subject): \(described(types)) arrives as an empty text"
        : "\(passed.subject): given \(described(types)), it does nothing and returns False",
      fix: quoted(passed))
  }

  /// A number of Python written as a text.
  private func quoted(_ passed: Passed) -> Fix? {
    let argument = passed.argument
    guard language == .python, !passed.isIndirect, case .integer = context[argument].kind else { return nil }
    let text = context.script.text(of: argument)
    guard text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Fix("Write it as text", edits: [Edit(context[argument].range, "\"\(text)\"")])
  }

  // MARK: Numbers

  private mutating func checkNumber(_ passed: Passed) {
    switch context.value(of: passed.argument) {
    case .integer(let number): return checkRange(number, passed)
    case .float(let number):
      return language == .lua ? checkLuaFloat(number, passed) : checkPythonFloat(passed)
    case .text(let text) where language == .lua:
      return checkLuaText(text, passed)
    default: break
    }
    let types = context.types.types(of: passed.argument)
    let wrong: ValueTypes = [.null, .collection, .function, .module, .bytes]
    let refused = language == .lua ? wrong.union(.boolean) : wrong.union([.float, .text])
    guard !types.isEmpty, types.isSubset(of: refused) else { return }
    report(
      .argumentType, passed,
      language == .lua
        ? "\(passed.subject): \(described(types)) arrives as 0"
        : "\(passed.subject): given \(described(types)), it does nothing and returns False",
      fix: unquoted(passed))
  }

  private mutating func checkRange(_ number: Int64, _ passed: Passed) {
    guard passed.types == [.int], Int32(exactly: number) == nil else { return }
    // A mask of 32 bits is what it should be.
    if UInt32(exactly: number) != nil, isHexadecimal(passed.argument) { return }
    let isRefused =
      language == .python && context.grounds.release.map { $0 < .number(major: 5, minor: 7) } == true
    reportRange(
      "\(number)",
      isRefused ? "is refused" : "arrives as \(Int32(truncatingIfNeeded: number))", passed)
  }

  private mutating func reportRange(_ number: String, _ consequence: String, _ passed: Passed) {
    report(
      .integerRange, passed,
      "'\(passed.parameter.name)' of \(passed.target.prototype) has 32 bits: \(number) \(consequence)")
  }

  /// Whether the number is written in hexadecimal, here or where its name gets it.
  private func isHexadecimal(_ argument: Expression.ID) -> Bool {
    var expression = argument
    for _ in 0..<8 {
      guard case .variable(let variable) = context[expression].kind else { break }
      let definitions = context.index.definitions[variable] ?? []
      guard definitions.count == 1, case .value(let value) = definitions[0] else { return true }
      expression = value
    }
    switch context[expression].kind {
    case .integer, .float, .negate, .string:
      return context.script.text(of: expression).lowercased().hasPrefix("0x")
    default: return true
    }
  }

  private mutating func checkLuaFloat(_ number: Double, _ passed: Passed) {
    if let whole = Int64(exactly: number) { return checkRange(whole, passed) }
    guard passed.types == [.int], number.isFinite else { return }
    if number.magnitude >= 0x1p53 { return reportRange("\(number)", "arrives as another number", passed) }
    let cut = Int64(number)
    report(
      .argumentType, passed,
      "\(passed.subject): \(number) arrives as \(cut) up to Lua 5.2 and with LuaJIT, as 0 from Lua 5.3 on")
  }

  private mutating func checkPythonFloat(_ passed: Passed) {
    if context.script.isHugeInteger(passed.argument) {
      let text = context.script.text(of: passed.argument)
      return reportRange(text, "makes Python raise an OverflowError", passed)
    }
    report(.argumentType, passed, "\(passed.subject): given a float, it does nothing and returns False")
  }

  private mutating func checkLuaText(_ text: String, _ passed: Passed) {
    switch LuaNumeral(text) {
    case .none:
      report(
        .argumentType, passed, "\(passed.subject): \(shortened(text)) arrives as 0")
    case .integer(let number): checkRange(number, passed)
    case .float(let number): checkLuaFloat(number, passed)
    case .unknown: break
    }
  }

  /// A text of Python written as a number.
  private func unquoted(_ passed: Passed) -> Fix? {
    let argument = passed.argument
    guard language == .python, !passed.isIndirect, case .string(let text) = context[argument].kind,
      let number = Int32(text), "\(number)" == text,
      context.script.text(of: argument).dropFirst().dropLast() == text
    else { return nil }
    return Fix("Write it as a number", edits: [Edit(context[argument].range, text)])
  }

  // MARK: Words

  private func shortened(_ text: String) -> String {
    text.count > 32 ? "\"\(text.prefix(30))…\"" : "\"\(text)\""
  }

  private func described(_ types: ValueTypes) -> String {
    let names: [(ValueTypes, String)] = [
      (.null, language == .lua ? "nil" : "None"), (.boolean, "a truth value"), (.integer, "an integer"),
      (.float, "a float"), (.text, "text"), (.bytes, "bytes"),
      (.collection, language == .lua ? "a table" : "a collection"),
      (.function, "a function"), (.module, "a module"),
    ]
    let found = names.filter { types.contains($0.0) }.map(\.1)
    return found.count < 3
      ? found.joined(separator: " or ")
      : found.dropLast().joined(separator: ", ") + " or " + (found.last ?? "")
  }

  private mutating func report(_ rule: Rule, _ passed: Passed, _ text: String, fix: Fix? = nil) {
    reported.insert(context[passed.argument].range)
    context.report(rule, at: context[passed.argument].range, text, fix: fix)
  }
}

extension Array {
  func element(_ position: Int) -> Element? { indices.contains(position) ? self[position] : nil }
}
