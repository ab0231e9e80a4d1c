import KemiRuntime

/// What happened in a scenario.
struct Observation {
  var events: [Event] = []
  /// One for each message.
  var endings: [RouteEnding] = []

  var calls: [Call] { events.compactMap { if case .call(let call) = $0 { call } else { nil } } }

  func effects(_ kind: String? = nil) -> [Effect] {
    events.compactMap {
      if case .effect(let effect) = $0, kind == nil || effect.kind == kind { effect } else { nil }
    }
  }

  /// The text of each effect of a kind.
  func texts(_ kind: String) -> [String] {
    effects(kind).compactMap { effect in
      guard case .str(let text) = effect.details.first(where: { $0.name == "text" })?.value else {
        return nil
      }
      return String(decoding: text, as: UTF8.self)
    }
  }

  var notes: [String] { events.compactMap { if case .note(let note) = $0 { note } else { nil } } }
}

extension Expectation {
  /// What is not as expected.
  func differences(from observation: Observation) -> [Difference] {
    (callDifferences(observation) + [endingDifference(observation), errorDifference(observation)]
      + effectDifferences(observation)).compactMap(\.self)
  }

  private func callDifferences(_ observation: Observation) -> [Difference?] {
    let calls = observation.calls
    return [
      .between(
        "calls", exactCalls, calls, fits: { $0.fits($1) }, show: \.text, showActual: \.placedText),
      .within(
        "calls", self.calls, calls, fits: { $0.fits($1) }, show: \.text, showActual: \.placedText,
        isRelated: { call, missing in missing.contains { $0.function == call.function } }),
      absentCalls.flatMap { absent in
        let found = calls.filter { call in absent.contains { $0.fits(call) } }
        return found.isEmpty
          ? nil : Difference(aspect: "calls", lines: ["never expected:"] + found.map { "+ " + $0.placedText })
      },
    ]
  }

  private func endingDifference(_ observation: Observation) -> Difference? {
    let actual = observation.endings.suffix(endings?.count ?? 0).map(\.word)
    if let expected = endings?.map(\.rawValue), actual != expected {
      let show = { (endings: [String]) in endings.joined(separator: ", ") }
      return Difference(aspect: "ending", lines: ["- " + show(expected), "+ " + show(actual)])
    }
    // Nobody has to say that a script is not expected to fail.
    if error != nil || endings?.contains(.failed) == true { return nil }
    guard let failure = observation.endings.lazy.compactMap(\.failure).first else { return nil }
    return Difference(aspect: "ending", lines: ["the script failed:"] + failure.lines)
  }

  private func errorDifference(_ observation: Observation) -> Difference? {
    guard let error else { return nil }
    let failures = observation.endings.compactMap(\.failure)
    if failures.contains(where: error.fits) { return nil }
    let happened = failures.isEmpty ? ["the script did not fail"] : failures.flatMap(\.lines)
    return Difference(aspect: "error", lines: ["- /\(error.source)/"] + happened.map { "+ " + $0 })
  }

  private func effectDifferences(_ observation: Observation) -> [Difference?] {
    func all(_ aspect: String, _ expected: [EffectPattern]?, _ effects: [Effect]) -> Difference? {
      .between(
        aspect, expected, effects, fits: { $0.fits($1) }, show: \.text, showActual: \.line)
    }
    func some(_ aspect: String, _ expected: [TextPattern]?, _ texts: [String]) -> Difference? {
      .within(
        aspect, expected, texts, fits: { $0.fits($1) }, show: { "/\($0.source)/" },
        showActual: { $0.lines.joined(separator: " ⏎ ") })
    }
    return [
      // What the server sends by itself is nothing that the script does.
      all("replies", replies, observation.effects("reply").filter { !$0.isAutomatic }),
      all("relays", relays, observation.effects("relay")),
      .within(
        "effects", effects, observation.effects(), fits: { $0.fits($1) }, show: \.text, showActual: \.line,
        isRelated: { effect, missing in missing.contains { $0.kind == nil || $0.kind == effect.kind } }),
      some("changes", changes, observation.texts("change")),
      some("notes", notes, observation.notes),
      some("log", log, observation.texts("log")),
    ]
  }
}

extension Call {
  /// The call as a script writes it, with what it gave.
  var text: String {
    let call = "\(function)(\(arguments.map(\.literal).joined(separator: ", ")))"
    return failure == nil && result != .none ? "\(call) = \(result.literal)" : call
  }

  /// The call and where it stands.
  var placedText: String {
    let file = position.source.split(separator: "/").last.map(String.init) ?? ""
    let place = position.line > 0 ? "  (\(file):\(position.line))" : ""
    return text + place
  }
}

extension String {
  /// By scalars: a carriage return and a line feed are one character.
  var lines: [String] {
    unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0.last == "\r" ? $0.dropLast() : $0) }
  }
}
