import JSON
import KemiRuntime

/// Reads the `expect` of a scenario.
struct ExpectationReader {
  static let keys = [
    "calls", "ending", "error", "replies", "relays", "effects", "changes", "notes", "log",
  ]

  let document: JSONDocument
  let proxy: Proxy

  func read(_ place: JSONPlace, report: inout [Diagnostic]) -> Expectation {
    var expectation = Expectation()
    guard
      let object = ObjectReader(
        place, of: document, what: "'expect'", keys: ExpectationReader.keys, report: &report)
    else { return expectation }
    readCalls(of: object, into: &expectation, report: &report)
    expectation.endings = endings(of: object, report: &report)
    expectation.error = object.member("error").flatMap { text($0, called: "'error'", report: &report) }
    expectation.replies = effects("replies", kind: "reply", of: object, report: &report)
    expectation.relays = effects("relays", kind: "relay", of: object, report: &report)
    expectation.effects = effects("effects", kind: nil, of: object, report: &report)
    expectation.changes = texts("changes", of: object, report: &report)
    expectation.notes = texts("notes", of: object, report: &report)
    expectation.log = texts("log", of: object, report: &report)
    return expectation
  }

  // MARK: Calls

  private func readCalls(
    of object: ObjectReader, into expectation: inout Expectation, report: inout [Diagnostic]
  ) {
    guard let place = object.member("calls") else { return }
    guard place.isObject else {
      expectation.calls = calls("calls", of: object, report: &report)
      return
    }
    guard
      let modes = ObjectReader(
        place, of: document, what: "'calls'", keys: ["exactly", "inOrder", "never"], report: &report)
    else { return }
    if modes.member("exactly") != nil, let other = modes.member("inOrder") {
      report.append(
        document.diagnostic(at: other, key: true, "'exactly' and 'inOrder' exclude each other", rule: "calls")
      )
    }
    expectation.exactCalls = calls("exactly", of: modes, report: &report)
    expectation.calls = calls("inOrder", of: modes, report: &report)
    expectation.absentCalls = calls("never", of: modes, report: &report)
  }

  private func calls(
    _ key: String, of object: ObjectReader, report: inout [Diagnostic]
  ) -> [Expectation.CallPattern]? {
    guard object.member(key) != nil else { return nil }
    return object.elements(key, mayBeEmpty: true, report: &report).compactMap { call($0, report: &report) }
  }

  /// The name of a function, or an object that says more.
  private func call(_ place: JSONPlace, report: inout [Diagnostic]) -> Expectation.CallPattern? {
    let functions = FunctionReader(document: document, proxy: proxy)
    if let name = place.string {
      return functions.function(name, at: place, key: false, report: &report).map {
        Expectation.CallPattern(function: $0.path, arguments: nil, result: nil)
      }
    }
    guard
      let object = ObjectReader(
        place, of: document, what: "a call", keys: ["function", "arguments", "result"], report: &report),
      let name = object.requiredString("function", in: "the call", report: &report),
      let function = functions.function(
        name, at: object.member("function") ?? place, key: false, report: &report)
    else { return nil }
    let arguments = object.member("arguments").map { functions.arguments($0, of: function, report: &report) }
    let result = object.member("result").flatMap {
      document.pattern(
        at: $0, as: function.export.signature.returns, called: "the result of \(function.path)",
        report: &report)
    }
    return Expectation.CallPattern(function: function.path, arguments: arguments, result: result)
  }

  // MARK: Endings, effects and texts

  /// One word for the last message, or one for each.
  private func endings(of object: ObjectReader, report: inout [Diagnostic]) -> [Expectation.Ending]? {
    guard let place = object.member("ending") else { return nil }
    let all = Expectation.Ending.allCases
    guard let elements = place.elements else {
      return object.word("ending", among: all, what: "ending", report: &report).map { [$0] }
    }
    if elements.isEmpty {
      report.append(object.error("'ending' is empty; leave it out", at: "ending", rule: "empty"))
    }
    return elements.compactMap { element in
      object.string(element, called: "each of 'ending'", report: &report).flatMap {
        object.word($0, at: element, among: all, what: "ending", report: &report)
      }
    }
  }

  private func effects(
    _ key: String, kind: String?, of object: ObjectReader, report: inout [Diagnostic]
  ) -> [Expectation.EffectPattern]? {
    guard object.member(key) != nil else { return nil }
    return object.elements(key, mayBeEmpty: true, report: &report).compactMap { element in
      guard let members = element.members else {
        report.append(
          document.diagnostic(
            at: element, "each of '\(key)' is an object, not \(element.kindName)", rule: "type"))
        return nil
      }
      var pattern = (kind: kind, details: [(name: String, pattern: Pattern)]())
      for member in members {
        let isKind = member.name == "kind"
        guard
          let detail = document.pattern(
            at: member.place, as: isKind ? .str : .xval, called: "'\(member.name)'", report: &report)
        else { continue }
        if isKind, kind == nil, case .equal(.str(let text)) = detail {
          pattern.kind = String(decoding: text, as: UTF8.self)
        } else {
          pattern.details.append((member.name, detail))
        }
      }
      return Expectation.EffectPattern(kind: pattern.kind, details: pattern.details)
    }
  }

  private func texts(
    _ key: String, of object: ObjectReader, report: inout [Diagnostic]
  ) -> [Expectation.TextPattern]? {
    guard object.member(key) != nil else { return nil }
    return object.elements(key, report: &report).compactMap {
      text($0, called: "each of '\(key)'", report: &report)
    }
  }

  private func text(
    _ place: JSONPlace, called name: String, report: inout [Diagnostic]
  ) -> Expectation.TextPattern? {
    document.regularExpression(at: place, called: name, report: &report)
      .map { Expectation.TextPattern(expression: $0.expression, source: $0.source) }
  }
}
