import JSON
import KemiRuntime

/// What a value has to be.
enum Pattern {
  case any
  case equal(Value)
  case matches(RegularExpression, source: String)

  func fits(_ value: Value) -> Bool {
    switch (self, value) {
    case (.any, _): true
    case (.equal(let expected), _): expected.agrees(with: value)
    case (.matches(let expression, _), .str(let text)): expression.matches(text)
    case (.matches(let expression, _), .int(let number)): expression.matches(Array("\(number)".utf8))
    case (.matches(let expression, _), .long(let number)): expression.matches(Array("\(number)".utf8))
    default: false
    }
  }

  var matcher: Mock.Matcher {
    switch self {
    case .any: .any
    case .equal(let value): .equal(value)
    case .matches(let expression, _): .matches(expression)
    }
  }

  var text: String {
    switch self {
    case .any: "…"
    case .equal(let value): value == .none ? "nothing" : value.literal
    case .matches(_, let source): "/\(source)/"
    }
  }
}

extension JSONDocument {
  /// A value, `{"matches": "a regular expression"}`, `{"hex": …}` for text that JSON cannot hold, or `{"value": …}` for
  /// a value that is an object itself.
  func pattern(
    at place: JSONPlace, as type: ValueType, called name: String, report: inout [Diagnostic]
  ) -> Pattern? {
    guard place.isObject else {
      return value(at: place, as: type, called: name, report: &report).map(Pattern.equal)
    }
    if isHex(place) { return hexText(at: place, as: type, called: name, report: &report).map(Pattern.equal) }
    guard
      let object = ObjectReader(
        place, of: self, what: "\(name), as an object,", keys: ["matches", "value"], report: &report)
    else { return nil }
    if object.member("matches") != nil, let other = object.member("value") {
      report.append(
        diagnostic(at: other, key: true, "'matches' and 'value' exclude each other", rule: "pattern"))
      return nil
    }
    if let member = object.member("value") {
      return value(at: member, as: type, called: name, report: &report).map(Pattern.equal)
    }
    guard let member = object.member("matches") else {
      report.append(
        diagnostic(
          at: place, "\(name) is an object without 'matches' or 'value'; write {\"value\": …} for an object",
          rule: "missing-key"))
      return nil
    }
    guard let (expression, source) = regularExpression(at: member, called: "'matches'", report: &report)
    else {
      return nil
    }
    return .matches(expression, source: source)
  }

  /// A POSIX extended regular expression.
  func regularExpression(
    at place: JSONPlace, called name: String, report: inout [Diagnostic]
  ) -> (expression: RegularExpression, source: String)? {
    guard case .str(let bytes) = value(at: place, as: .str, called: name, report: &report) else { return nil }
    do {
      return (try RegularExpression(bytes), String(decoding: bytes, as: UTF8.self))
    } catch {
      report.append(diagnostic(at: place, "\(error)", rule: "regex"))
      return nil
    }
  }
}
