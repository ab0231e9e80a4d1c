import Descriptors

/// Calls with too few or too many arguments.
enum ArgumentCountCheck {
  static func check(_ context: RuleContext) {
    for call in context.effectiveCalls
    where call.path.first != "x" && !call.isIndirect
      && !context.isOfOtherRelease(call.expression)
    {
      let newest = call.target.newest
      let direct = DirectCall(call, in: context)
      if direct.passesReceiver {
        reportReceiver(direct, newest, in: context)
      } else if let named = direct.named {
        context.report(
          .argumentCount, at: context[named].range,
          "\(newest.prototype) takes no arguments by name: Python raises a TypeError")
      } else {
        check(call.count, call.target.counts, direct, newest, in: context)
      }
    }
  }

  /// What of a call the script has written.
  private struct DirectCall {
    var callee: SourceRange
    var calleeID: Expression.ID
    var arguments: [Expression.Argument]
    var passesReceiver: Bool
    var named: Expression.ID?

    init(_ call: EffectiveCall, in context: RuleContext) {
      calleeID = call.expression
      (callee, arguments, passesReceiver) = (context[call.expression].range, [], false)
      guard case .call(let id, let all, let passes) = context[call.expression].kind else { return }
      calleeID = id
      callee = context[id].range
      arguments = all
      if case .builtin(["pcall"]) = context.value(of: id), let first = all.first {
        callee = context[first.value].range
        arguments.removeFirst()
      }
      passesReceiver = passes
      named = all.first { $0.name != nil && !$0.isSpread }?.value
    }
  }

  private static func check(
    _ count: ClosedRange<Int>, _ wanted: Set<Int>, _ call: DirectCall, _ entry: KemiIndex.Entry,
    in context: RuleContext
  ) {
    guard let fewest = wanted.min(), let most = wanted.max() else { return }
    if count.upperBound < fewest {
      return context.report(
        .argumentCount, at: call.callee,
        "\(entry.prototype) takes \(described(wanted)) and gets \(count.upperBound): "
          + nothing(context.language) + sibling(of: entry, taking: count, in: context))
    }
    if count.lowerBound > most {
      let consequence = consequence(of: count.lowerBound, most, in: context)
      let extra = call.arguments.dropFirst(most)
      let start = extra.first.map { context[$0.value].range.start } ?? call.callee.start
      let end = extra.last.map { context[$0.value].range.end } ?? call.callee.end
      return context.report(
        .argumentCount, at: SourceRange(start, end),
        "\(entry.prototype) takes \(described(wanted)) and gets \(count.lowerBound): \(consequence)")
    }
    if count.lowerBound == count.upperBound, !wanted.contains(count.lowerBound) {
      context.report(
        .argumentCount, at: call.callee,
        "\(entry.prototype) takes \(described(wanted)) and gets \(count.lowerBound)")
    }
  }

  /// What the server does with more arguments than a function takes.
  private static func consequence(of count: Int, _ most: Int, in context: RuleContext) -> String {
    switch context.language {
    case .lua:
      // The dispatch of a call with arguments knows no function without parameters.
      return most == 0 || count > 6
        ? nothing(.lua) : "the server ignores the rest"
    case .python:
      if most == 0 { return "the server ignores them" }
      guard let release = context.grounds.release else {
        return "the server ignores the rest, and refuses the call before 5.7"
      }
      return release < .number(major: 5, minor: 7)
        ? "the server refuses the call" : "the server ignores the rest"
    }
  }

  /// `; KSR.rtpengine.rtpengine_offer0() takes none`.
  private static func sibling(
    of entry: KemiIndex.Entry, taking count: ClosedRange<Int>, in context: RuleContext
  ) -> String {
    guard count.lowerBound == count.upperBound,
      let other = context.grounds.kemi.sibling(
        of: entry, taking: count.lowerBound, in: context.grounds.release)
    else { return "" }
    return "; \(other.prototype) takes \(count.lowerBound == 0 ? "none" : String(count.lowerBound))"
  }

  private static func nothing(_ language: Language) -> String {
    "it does nothing and returns \(language == .lua ? "false" : "False")"
  }

  private static func described(_ wanted: Set<Int>) -> String {
    let counts = wanted.sorted()
    guard let last = counts.last else { return "" }
    let list =
      counts.count == 1
      ? "\(last)" : counts.dropLast().map(String.init).joined(separator: ", ") + " or \(last)"
    return last == 0 ? "no arguments" : "\(list) argument\(last == 1 ? "" : "s")"
  }

  /// `KSR.tm:t_relay()`.
  private static func reportReceiver(_ call: DirectCall, _ entry: KemiIndex.Entry, in context: RuleContext) {
    guard case .member(let base, _, let nameRange) = context[call.calleeID].kind else { return }
    let module = context.script.text(of: base)
    let consequence =
      entry.function.parameters.isEmpty
      ? "with which it does nothing and returns false" : "so that every argument comes one place too late"
    context.report(
      .argumentCount, at: nameRange,
      "':' passes \(module) itself as the first argument of \(entry.prototype), \(consequence); write '.'",
      fix: dot(between: context[base].range, and: nameRange, in: context))
  }

  private static func dot(
    between base: SourceRange, and name: SourceRange, in context: RuleContext
  ) -> Fix? {
    let between = SourceRange(base.end, name.start)
    guard context.script.file.text(in: between) == ":" else { return nil }
    return Fix("Write `.`", edits: [Edit(between, ".")])
  }
}
