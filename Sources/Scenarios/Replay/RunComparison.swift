import KemiRuntime

/// Holds what a script does against what it has done on a server.
struct RunComparison {
  /// Something that happens in a route, as the server has it.
  enum Expected {
    case call(RecordedCall)
    case begins(String)
    case ends(String, ending: String)
  }

  /// The same as the proxy has it.
  enum Actual {
    case call(Call)
    case begins(String)
    case ends(String, RouteEnding)
  }

  /// Whether results are compared too: where the proxy has given them itself.
  let comparesResults: Bool
  let proxy: Proxy

  /// - Parameter events: Of one route, with its beginning and its end.
  func differences(of run: Recording.Run, from events: [Event], _ ending: RouteEnding) -> [Difference] {
    var differences: [Difference] = []
    let actual = RunComparison.actual(events)
    let expected = RunComparison.expected(run.calls)
    let fits = { (expected: Expected, actual: Actual) in self.fits(expected, actual) }
    if var difference = Difference.between(
      "calls", expected, actual, fits: fits, show: { self.text($0) }, showActual: { self.text($0) })
    {
      let same = zip(expected, actual).prefix { fits($0, $1) }.count
      difference = Difference(
        aspect: "calls", lines: [RunComparison.place(same, in: expected) + ":"] + difference.lines)
      differences.append(difference)
    }
    if let recorded = run.ending, recorded != ending.word {
      let reason = run.error.map { ": " + $0 } ?? ""
      differences.append(
        Difference(
          aspect: "ending",
          lines: (recorded + reason).lines.map { "- " + $0 }
            + (ending.word + (ending.failure.map { ": " + $0 } ?? "")).lines.map { "+ " + $0 }))
    }
    return differences
  }

  // MARK: In order

  /// A call comes before the routes that it has run.
  ///
  /// - Parameter mocked: Functions whose calls run no routes.
  static func expected(_ calls: [RecordedCall], without mocked: Set<String> = []) -> [Expected] {
    calls.flatMap { call in
      let routes = mocked.contains(call.function) ? [] : call.routes.filter(\.arguments.isEmpty)
      return [.call(call)]
        + routes.flatMap { run in
          [.begins(run.route)] + expected(run.calls, without: mocked)
            + [.ends(run.route, ending: run.ending ?? "")]
        }
    }
  }

  /// Without the beginning and the end of the route itself.
  static func actual(_ events: [Event]) -> [Actual] {
    var depth = 0
    return events.compactMap { event in
      switch event {
      case .call(let call): return .call(call)
      case .routeBegins(let name):
        depth += 1
        return depth > 1 ? .begins(name) : nil
      case .routeEnds(let name, let ending):
        depth -= 1
        return depth > 0 ? .ends(name, ending) : nil
      case .effect, .note: return nil
      }
    }
  }

  /// - Parameter same: How many things have happened as recorded before the first difference.
  private static func place(_ same: Int, in expected: [Expected]) -> String {
    let calls = expected.prefix(same).count { if case .call = $0 { true } else { false } }
    guard same < expected.count, case .call(let call) = expected[same] else {
      return "the first difference comes after call \(calls)"
    }
    return "the first difference is call \(calls + 1), line \(call.line) of the recording"
  }

  // MARK: Comparing

  func fits(_ expected: Expected, _ actual: Actual) -> Bool {
    switch (expected, actual) {
    case (.call(let recorded), .call(let call)):
      recorded.fits(call.function, call.arguments) && (!comparesResults || hasSameResult(recorded, call))
    case (.begins(let one), .begins(let other)): one == other
    case (.ends(let one, let word), .ends(let other, let ending)): one == other && word == ending.word
    default: false
    }
  }

  private func hasSameResult(_ recorded: RecordedCall, _ call: Call) -> Bool {
    if recorded.error != nil || call.failure != nil {
      return (recorded.error == nil) == (call.failure == nil)
    }
    // What a function without a result gives to the script depends on the interpreter.
    if proxy.function(call.function)?.export.signature.returns == ValueType.none { return true }
    guard let result = recorded.result else { return true }
    return result.sorted.agrees(with: call.result.sorted)
  }

  // MARK: Text

  private func text(_ expected: Expected) -> String {
    switch expected {
    case .call(let call): call.text
    case .begins(let name): "\(name) begins"
    case .ends(let name, let ending): "\(name) ends: \(ending)"
    }
  }

  private func text(_ actual: Actual) -> String {
    switch actual {
    case .call(let call): call.placedText
    case .begins(let name): "\(name) begins"
    case .ends(let name, let ending): "\(name) ends: \(ending.word)"
    }
  }
}

extension Value {
  /// With the items of dictionaries by name: the tables of scripts have no order.
  fileprivate var sorted: Value {
    switch self {
    case .dict(let items):
      .dict(items.map { DictionaryItem($0.name, $0.value.sorted) }.sorted { $0.name < $1.name })
    case .array(let values): .array(values.map(\.sorted))
    default: self
    }
  }
}
