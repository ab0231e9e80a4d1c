import CJSON

/// Reads the members of one JSON object and collects what is wrong with them.
struct ObjectReader {
  let document: JSONDocument
  let place: JSONPlace
  private var members: [(name: String, place: JSONPlace)] = []

  /// - Parameter keys: The keys that the object may have.
  init?(
    _ place: JSONPlace, of document: JSONDocument, what: String, keys: [String],
    report: inout [Diagnostic]
  ) {
    self.document = document
    self.place = place
    guard place.kind == json_type_object else {
      report.append(
        document.diagnostic(at: place, "\(what) is an object, not \(place.kindName)", rule: "type"))
      return nil
    }
    members.reserveCapacity(8)
    JSONDocument.eachMember(of: place.value) { name, value in
      let name = String(cString: name)
      members.append((name, JSONPlace(container: place.value, step: .member(name), value: value)))
    }
    for member in members where !keys.contains(member.name) {
      report.append(
        document.diagnostic(
          at: member.place, key: true,
          "unknown key '\(member.name)' in \(what)\(didYouMean(member.name, among: keys))",
          rule: "unknown-key"))
    }
  }

  func member(_ name: String) -> JSONPlace? { members.first { $0.name == name }?.place }

  func error(_ text: String, at key: String, rule: String) -> Diagnostic {
    document.diagnostic(at: member(key) ?? place, text, rule: rule)
  }

  func string(_ key: String, report: inout [Diagnostic]) -> String? {
    guard let member = member(key) else { return nil }
    return string(member, called: key, report: &report)
  }

  func requiredString(_ key: String, in what: String, report: inout [Diagnostic]) -> String? {
    if member(key) == nil {
      report.append(document.diagnostic(at: place, "\(what) has no '\(key)'", rule: "missing-key"))
    }
    return string(key, report: &report)
  }

  func bool(_ key: String, report: inout [Diagnostic]) -> Bool? {
    guard let member = member(key) else { return nil }
    if let bool = member.bool { return bool }
    report.append(
      document.diagnostic(
        at: member, "'\(key)' is true or false, not \(member.kindName) (\(document.excerpt(at: member)))",
        rule: "type"))
    return nil
  }

  /// A text that goes into a sentence of the reference: `multiline` ones may have paragraphs.
  func prose(_ key: String, multiline: Bool, report: inout [Diagnostic]) -> String? {
    guard let text = string(key, report: &report) else { return nil }
    let isControl: (UInt8) -> Bool = { byte in
      (byte < 0x20 || byte == 0x7F) && !(multiline && (byte == 0x0A || byte == 0x09))
    }
    guard !text.utf8.contains(where: isControl) else {
      report.append(
        error(
          "'\(key)' has a \(multiline ? "control character" : "line break or control character") in it",
          at: key, rule: "text"))
      return nil
    }
    guard text.utf8.contains(where: { $0 > 0x20 }) else {
      report.append(
        error("'\(key)' is empty; leave it out until there is something to say", at: key, rule: "text"))
      return nil
    }
    return text
  }

  /// One word of a closed list.
  func word<Word: RawRepresentable>(
    _ key: String, among words: [Word], what: String, report: inout [Diagnostic]
  ) -> Word? where Word.RawValue == String {
    guard let member = member(key), let text = string(member, called: key, report: &report) else {
      return nil
    }
    return word(text, at: member, among: words, what: what, report: &report)
  }

  /// An array of words of a closed list, each once.
  func words<Word: RawRepresentable & Hashable>(
    _ key: String, among words: [Word], what: String, report: inout [Diagnostic]
  ) -> [Word] where Word.RawValue == String {
    var result: [Word] = []
    for element in elements(key, report: &report) {
      guard let text = string(element, called: "each of '\(key)'", report: &report),
        let word = word(text, at: element, among: words, what: what, report: &report)
      else { continue }
      if result.contains(word) {
        report.append(document.diagnostic(at: element, "'\(text)' is there twice", rule: "duplicate"))
      } else {
        result.append(word)
      }
    }
    return result
  }

  /// A string that `isValid` accepts.
  func name(
    _ key: String, what: String, isValid: (String) -> Bool, report: inout [Diagnostic]
  ) -> String? {
    guard let text = string(key, report: &report) else { return nil }
    if isValid(text) { return text }
    report.append(error("'\(text)' is not \(what)", at: key, rule: "name"))
    return nil
  }

  /// A string or an array of strings, each accepted by `isValid`.
  func names(
    _ key: String, what: String, isValid: (String) -> Bool, report: inout [Diagnostic]
  ) -> [String] {
    guard let member = member(key) else { return [] }
    let places = member.string == nil ? elements(key, orString: true, report: &report) : [member]
    var result: [String] = []
    for place in places {
      guard let text = string(place, called: "each of '\(key)'", report: &report) else { continue }
      if !isValid(text) {
        report.append(document.diagnostic(at: place, "'\(text)' is not \(what)", rule: "name"))
      } else if result.contains(text) {
        report.append(document.diagnostic(at: place, "'\(text)' is there twice", rule: "duplicate"))
      } else {
        result.append(text)
      }
    }
    return result
  }

  /// The lists that are complete with nothing in them.
  private static let mayBeEmpty: Set<String> = [
    "functions", "parameters", "releases", "routes", "holds", "examples",
  ]

  func elements(_ key: String, orString: Bool = false, report: inout [Diagnostic]) -> [JSONPlace] {
    guard let member = member(key) else { return [] }
    if let elements = member.elements {
      if elements.isEmpty, !ObjectReader.mayBeEmpty.contains(key) {
        report.append(error("'\(key)' is empty; leave it out", at: key, rule: "empty"))
      }
      return elements
    }
    report.append(
      document.diagnostic(
        at: member,
        "'\(key)' is an array\(orString ? " or a string" : ""), not \(member.kindName) (\(document.excerpt(at: member)))",
        rule: "type"))
    return []
  }

  private func word<Word: RawRepresentable>(
    _ text: String, at place: JSONPlace, among words: [Word], what: String, report: inout [Diagnostic]
  ) -> Word? where Word.RawValue == String {
    if let word = words.first(where: { $0.rawValue == text }) { return word }
    let known = words.map(\.rawValue)
    var hint = didYouMean(text, among: known)
    if hint.isEmpty { hint = "; known are \(known.joined(separator: ", "))" }
    report.append(
      document.diagnostic(at: place, "unknown \(what) '\(text)'\(hint)", rule: what.replacing(" ", with: "-"))
    )
    return nil
  }

  private func string(
    _ place: JSONPlace, called name: String, report: inout [Diagnostic]
  ) -> String? {
    if let string = place.string { return string }
    let name = name.contains("'") ? name : "'\(name)'"
    report.append(
      document.diagnostic(
        at: place, "\(name) is a string, not \(place.kindName) (\(document.excerpt(at: place)))", rule: "type"
      ))
    return nil
  }
}

extension String {
  fileprivate func replacing(_ old: Character, with new: Character) -> String {
    String(map { $0 == old ? new : $0 })
  }
}
