/// Reads the members of one JSON object and collects what is wrong with them.
public struct ObjectReader {
  public let document: JSONDocument
  public let place: JSONPlace
  private let members: [(name: String, place: JSONPlace)]

  /// Nothing if there is no object at `place`, which is reported.
  ///
  /// - Parameters:
  ///   - what: What the object is, with its article: `a function`.
  ///   - keys: The keys that the object may have.
  public init?(
    _ place: JSONPlace, of document: JSONDocument, what: String, keys: [String],
    report: inout [Diagnostic]
  ) {
    self.document = document
    self.place = place
    guard let members = place.members else {
      report.append(
        document.diagnostic(at: place, "\(what) is an object, not \(place.kindName)", rule: "type"))
      return nil
    }
    self.members = members
    for member in members where !keys.contains(member.name) {
      report.append(
        document.diagnostic(
          at: member.place, key: true,
          "unknown key '\(member.name)' in \(what)\(didYouMean(member.name, among: keys))",
          rule: "unknown-key"))
    }
  }

  /// The value under a key, if it is there.
  public func member(_ name: String) -> JSONPlace? { members.first { $0.name == name }?.place }

  /// A message about the value under a key, or about the whole object where the key is not there.
  public func error(_ text: String, at key: String, rule: String) -> Diagnostic {
    document.diagnostic(at: member(key) ?? place, text, rule: rule)
  }

  /// The text under a key; that it is another value is reported.
  public func string(_ key: String, report: inout [Diagnostic]) -> String? {
    guard let member = member(key) else { return nil }
    return string(member, called: key, report: &report)
  }

  /// As `string`; that the key is not there is reported as well.
  public func requiredString(_ key: String, in what: String, report: inout [Diagnostic]) -> String? {
    if member(key) == nil {
      report.append(document.diagnostic(at: place, "\(what) has no '\(key)'", rule: "missing-key"))
    }
    return string(key, report: &report)
  }

  /// The truth value under a key; that it is another value is reported.
  public func bool(_ key: String, report: inout [Diagnostic]) -> Bool? {
    guard let member = member(key) else { return nil }
    if let bool = member.bool { return bool }
    report.append(
      document.diagnostic(
        at: member, "'\(key)' is true or false, not \(member.kindName) (\(document.excerpt(at: member)))",
        rule: "type"))
    return nil
  }

  /// A text that goes into a sentence of the reference: `multiline` ones may have paragraphs.
  public func prose(_ key: String, multiline: Bool, report: inout [Diagnostic]) -> String? {
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
  public func word<Word: RawRepresentable>(
    _ key: String, among words: [Word], what: String, report: inout [Diagnostic]
  ) -> Word? where Word.RawValue == String {
    guard let member = member(key), let text = string(member, called: key, report: &report) else {
      return nil
    }
    return word(text, at: member, among: words, what: what, report: &report)
  }

  /// An array of words of a closed list, each once.
  public func words<Word: RawRepresentable & Hashable>(
    _ key: String, among words: [Word], what: String, mayBeEmpty: Bool = false,
    report: inout [Diagnostic]
  ) -> [Word] where Word.RawValue == String {
    var result: [Word] = []
    for element in elements(key, mayBeEmpty: mayBeEmpty, report: &report) {
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
  public func name(
    _ key: String, what: String, isValid: (String) -> Bool, report: inout [Diagnostic]
  ) -> String? {
    guard let text = string(key, report: &report) else { return nil }
    if isValid(text) { return text }
    report.append(error("'\(text)' is not \(what)", at: key, rule: "name"))
    return nil
  }

  /// A string or an array of strings, each accepted by `isValid`.
  public func names(
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

  /// The elements of an array; none if the key is not there.
  ///
  /// - Parameter mayBeEmpty: Whether the list is complete with nothing in it.
  public func elements(
    _ key: String, mayBeEmpty: Bool = false, orString: Bool = false, report: inout [Diagnostic]
  ) -> [JSONPlace] {
    guard let member = member(key) else { return [] }
    if let elements = member.elements {
      if elements.isEmpty, !mayBeEmpty {
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

  /// One word of a closed list, read already.
  public func word<Word: RawRepresentable>(
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

  /// - Parameter name: What the text is called where it is none: a key, or words with a key in quotes.
  public func string(
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
