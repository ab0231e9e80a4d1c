import KemiRuntime

/// What a scenario expects of the script; what is nil is not looked at.
struct Expectation {
  /// A call, as far as the scenario says what it is.
  struct CallPattern {
    let function: String
    /// From the first argument on; nil if they do not matter.
    let arguments: [Pattern]?
    let result: Pattern?
  }

  /// An effect, as far as the scenario says what it is.
  struct EffectPattern {
    let kind: String?
    let details: [(name: String, pattern: Pattern)]
  }

  /// A text to be found in another.
  struct TextPattern {
    let expression: RegularExpression
    let source: String
  }

  /// How a route ended.
  enum Ending: String, CaseIterable { case returned, exit, drop, failed }

  /// All calls.
  var exactCalls: [CallPattern]?
  /// Calls in this order, with others between them.
  var calls: [CallPattern]?
  var absentCalls: [CallPattern]?
  /// Of the last messages.
  var endings: [Ending]?
  var error: TextPattern?
  /// All replies, in order.
  var replies: [EffectPattern]?
  /// All requests that were relayed, in order.
  var relays: [EffectPattern]?
  /// Those below occur in this order, with others between them.
  var effects: [EffectPattern]?
  var changes: [TextPattern]?
  var notes: [TextPattern]?
  var log: [TextPattern]?
}

extension Expectation.CallPattern {
  func fits(_ call: Call) -> Bool {
    guard function == call.function else { return false }
    if let arguments {
      guard arguments.count <= call.arguments.count,
        zip(arguments, call.arguments).allSatisfy({ $0.fits($1) })
      else { return false }
    }
    return result?.fits(call.result) ?? true
  }

  var text: String {
    let passed = arguments.map { $0.map(\.text).joined(separator: ", ") } ?? "…"
    return "\(function)(\(passed))" + (result.map { " = \($0.text)" } ?? "")
  }
}

extension Expectation.EffectPattern {
  func fits(_ effect: Effect) -> Bool {
    if let kind, kind != effect.kind { return false }
    return details.allSatisfy { detail in
      detail.pattern.fits(effect.details.first { $0.name == detail.name }?.value ?? .null)
    }
  }

  var text: String {
    ([kind ?? "…"] + details.map { "\($0.name): \($0.pattern.text)" }).joined(separator: "  ")
  }
}

extension Expectation.TextPattern {
  func fits(_ text: String) -> Bool { expression.matches(Array(text.utf8)) }
}

extension RouteEnding {
  var failure: String? { if case .failed(let text) = self { text } else { nil } }
}
