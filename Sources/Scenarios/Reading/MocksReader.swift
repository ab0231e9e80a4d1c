import JSON
public import KemiRuntime

/// Reads mocks: an object with the names of functions and what answers in their place.
public struct MocksReader {
  private let document: JSONDocument
  private let functions: FunctionReader

  init(document: JSONDocument, proxy: Proxy) {
    self.document = document
    functions = FunctionReader(document: document, proxy: proxy)
  }

  /// Has the mocks of a file answer from now on.
  ///
  /// - Throws: `Diagnostics` with all that is wrong in the file; then no mock is set.
  public static func install(file: String, on proxy: Proxy) throws {
    var report: [Diagnostic] = []
    let mocks = read(file: file, proxy: proxy, report: &report)
    if !report.isEmpty { throw Diagnostics(report.sorted()) }
    for (function, mock) in mocks { try proxy.setMock(mock, for: function) }
  }

  static func read(file: String, proxy: Proxy, report: inout [Diagnostic]) -> [(function: String, mock: Mock)]
  {
    guard let document = JSONDocument.reading(file, what: "a mocks file", report: &report) else { return [] }
    return MocksReader(document: document, proxy: proxy).read(document.root, report: &report)
  }

  func read(_ place: JSONPlace, report: inout [Diagnostic]) -> [(function: String, mock: Mock)] {
    guard let members = place.members else {
      report.append(
        document.diagnostic(at: place, "mocks are an object, not \(place.kindName)", rule: "type"))
      return []
    }
    var names: [String: String] = [:]
    var mocks: [(function: String, mock: Mock)] = []
    for member in members where member.name != "$schema" {
      guard
        let function = functions.function(member.name, at: member.place, key: true, report: &report)
      else { continue }
      if let other = names.updateValue(member.name, forKey: function.path) {
        report.append(
          document.diagnostic(
            at: member.place, key: true,
            "'\(member.name)' is the function '\(other)', which has a mock already",
            rule: "duplicate"))
      }
      if let mock = mock(member.place, of: function, report: &report) { mocks.append((function.path, mock)) }
    }
    return mocks
  }

  private static let forms = ["value", "sequence", "cases"]

  private func mock(_ place: JSONPlace, of function: Function, report: inout [Diagnostic]) -> Mock? {
    guard place.members?.contains(where: { $0.name == "cases" }) == true else {
      guard let answers = answers(place, of: function, keys: MocksReader.forms, report: &report) else {
        return nil
      }
      return Mock([Mock.Case(answers: answers)])
    }
    guard
      let object = ObjectReader(
        place, of: document, what: "a mock with cases", keys: ["cases", "otherwise"], report: &report)
    else { return nil }
    var cases = object.elements("cases", report: &report).compactMap {
      caseOfMock($0, of: function, report: &report)
    }
    if let otherwise = object.member("otherwise"),
      let answers = answers(otherwise, of: function, keys: ["value", "sequence"], report: &report)
    {
      cases.append(Mock.Case(answers: answers))
    }
    return Mock(cases)
  }

  private func caseOfMock(
    _ place: JSONPlace, of function: Function, report: inout [Diagnostic]
  ) -> Mock.Case? {
    guard
      let object = ObjectReader(
        place, of: document, what: "a case of a mock", keys: ["arguments", "returns"], report: &report)
    else { return nil }
    let arguments =
      object.member("arguments").map { functions.arguments($0, of: function, report: &report) } ?? []
    guard let returns = object.member("returns") else {
      report.append(document.diagnostic(at: place, "the case has no 'returns'", rule: "missing-key"))
      return nil
    }
    guard let answers = answers(returns, of: function, keys: ["value", "sequence"], report: &report) else {
      return nil
    }
    return Mock.Case(arguments: arguments.map(\.matcher), answers: answers)
  }

  /// One value, `{"value": …}`, or `{"sequence": […]}`.
  private func answers(
    _ place: JSONPlace, of function: Function, keys: [String], report: inout [Diagnostic]
  ) -> [Value]? {
    if !place.isObject || document.isHex(place) {
      return value(place, of: function, report: &report).map { [$0] }
    }
    guard
      let object = ObjectReader(
        place, of: document, what: "an answer", keys: keys, report: &report)
    else { return nil }
    if object.member("sequence") != nil, let other = object.member("value") {
      report.append(
        document.diagnostic(at: other, key: true, "'value' and 'sequence' exclude each other", rule: "mock"))
      return nil
    }
    if let member = object.member("value") {
      return value(member, of: function, isInside: true, report: &report).map { [$0] }
    }
    guard object.member("sequence") != nil else {
      report.append(
        document.diagnostic(
          at: place,
          "an answer that is an object has one of \(keys.map { "'\($0)'" }.joined(separator: ", "))",
          rule: "missing-key"))
      return nil
    }
    return object.elements("sequence", report: &report).compactMap { element in
      let inner = element.members.flatMap { $0.count == 1 && $0[0].name == "value" ? $0[0].place : nil }
      return value(inner ?? element, of: function, isInside: inner != nil, report: &report)
    }
  }

  /// - Parameter isInside: Whether the place is below 'value', where an object is what the function returns.
  private func value(
    _ place: JSONPlace, of function: Function, isInside: Bool = false, report: inout [Diagnostic]
  ) -> Value? {
    let type = function.export.signature.returns
    let name =
      type == .none
      ? "\(function.path) returns nothing: its answer" : "what \(function.path) returns (\(type))"
    return !isInside && document.isHex(place)
      ? document.hexText(at: place, as: type, called: name, report: &report)
      : document.value(at: place, as: type, called: name, report: &report)
  }
}
