import Files
import JSON

extension ServerFacts {
  /// The file's place in a folder of descriptors.
  public static let file = "server/facts.json"

  /// What the program carries with it, in which nothing is wrong: tests see to it.
  public static var builtin: ServerFacts { (try? read()) ?? ServerFacts() }

  /// Reads what the program carries with it and adds what folders of descriptors have.
  ///
  /// A folder's variables take the place of those of the same name and module.
  ///
  /// - Throws: `Diagnostics`.
  public static func read(includesBuiltin: Bool = true, folders: [String] = []) throws -> ServerFacts {
    var report: [Diagnostic] = []
    var facts = ServerFacts()
    for source in (includesBuiltin ? DescriptorSource.builtinServer : [])
      + folders.compactMap(DescriptorSource.server(in:))
    {
      facts = facts.replaced(by: try ServerFactsReader.read(source, report: &report))
    }
    if !report.isEmpty { throw Diagnostics(report.sorted()) }
    return facts
  }

  private func replaced(by other: ServerFacts) -> ServerFacts {
    if isEmpty { return other }
    func merged<Fact: ServerFact>(_ old: [Fact], _ new: [Fact]) -> [Fact] {
      let names = Set(new.map(\.order))
      return old.filter { !names.contains($0.order) } + new
    }
    return ServerFacts(
      variables: merged(variables, other.variables),
      transformations: merged(transformations, other.transformations),
      parameters: merged(parameters, other.parameters),
      interpreters: merged(interpreters, other.interpreters), calls: merged(calls, other.calls),
      contents: merged(contents, other.contents))
  }
}

/// Reads `server/facts.json`.
struct ServerFactsReader {
  static let keys = [
    "$schema", "variables", "transformations", "parameters", "interpreters", "calls", "contents",
  ]
  static let variableKeys = ["name", "loads", "writable", "inner", "index", "releases"]
  static let transformationKeys = ["class", "name", "loads", "releases"]
  static let parameterKeys = ["module", "name", "role", "attribute", "releases"]
  static let interpreterKeys = ["module", "releases"]
  static let callKeys = ["parameters", "returns", "interpreters", "releases"]
  static let contentKeys = ["type", "interpreters", "releases"]

  let document: JSONDocument

  static func read(_ source: DescriptorSource, report: inout [Diagnostic]) throws -> ServerFacts {
    let bytes: [UInt8]
    do {
      bytes = try source.read()
    } catch let error as FileError {
      report.append(Diagnostic(file: error.path, line: 1, column: 1, text: error.reason, rule: "file"))
      return ServerFacts()
    }
    let document = JSONDocument(file: source.file, bytes: bytes, what: "the list of a server's facts")
    report += document.problems
    if !document.problems.isEmpty { return ServerFacts() }
    return ServerFactsReader(document: document).read(report: &report)
  }

  func read(report: inout [Diagnostic]) -> ServerFacts {
    guard
      let object = ObjectReader(
        document.root, of: document, what: "the list of a server's facts", keys: ServerFactsReader.keys,
        report: &report)
    else { return ServerFacts() }
    _ = object.string("$schema", report: &report)
    func list<Fact>(_ key: String, _ read: (JSONPlace, inout [Diagnostic]) -> Fact?) -> [Fact] {
      object.elements(key, mayBeEmpty: true, report: &report).compactMap { read($0, &report) }
    }
    return ServerFacts(
      variables: list("variables", variable), transformations: list("transformations", transformation),
      parameters: list("parameters", parameter), interpreters: list("interpreters", interpreter),
      calls: list("calls", call), contents: list("contents", content))
  }

  private func variable(_ place: JSONPlace, report: inout [Diagnostic]) -> PseudoVariable? {
    guard
      let object = ObjectReader(
        place, of: document, what: "a variable", keys: ServerFactsReader.variableKeys, report: &report),
      let name = name("name", of: object, in: "the variable", report: &report)
    else { return nil }
    return PseudoVariable(
      name: name, loads: file("loads", of: object, report: &report),
      isWritable: object.bool("writable", report: &report) ?? false,
      takesName: object.bool("inner", report: &report) ?? false,
      takesIndex: object.bool("index", report: &report) ?? false,
      releases: object.range("releases", known: [], report: &report) ?? .all)
  }

  private func transformation(_ place: JSONPlace, report: inout [Diagnostic]) -> Transformation? {
    guard
      let object = ObjectReader(
        place, of: document, what: "a transformation", keys: ServerFactsReader.transformationKeys,
        report: &report),
      let category = name("class", of: object, in: "the transformation", report: &report)
    else { return nil }
    return Transformation(
      category: category, name: object.string("name", report: &report),
      loads: file("loads", of: object, report: &report),
      releases: object.range("releases", known: [], report: &report) ?? .all)
  }

  private func parameter(_ place: JSONPlace, report: inout [Diagnostic]) -> ScriptParameter? {
    guard
      let object = ObjectReader(
        place, of: document, what: "a parameter", keys: ServerFactsReader.parameterKeys, report: &report),
      let module = name("module", of: object, in: "the parameter", report: &report),
      let name = name("name", of: object, in: "the parameter", report: &report)
    else { return nil }
    _ = object.requiredString("role", in: "the parameter", report: &report)
    guard
      let role = object.word(
        "role", among: ScriptParameter.Role.allCases, what: "role", report: &report)
    else { return nil }
    return ScriptParameter(
      module: module, name: name, role: role, attribute: object.string("attribute", report: &report),
      releases: object.range("releases", known: [], report: &report) ?? .all)
  }

  private func interpreter(_ place: JSONPlace, report: inout [Diagnostic]) -> Interpreter? {
    guard
      let object = ObjectReader(
        place, of: document, what: "an interpreter", keys: ServerFactsReader.interpreterKeys, report: &report),
      let module = name("module", of: object, in: "the interpreter", report: &report)
    else { return nil }
    return Interpreter(
      module: module, releases: object.range("releases", known: [], report: &report) ?? .all)
  }

  private func call(_ place: JSONPlace, report: inout [Diagnostic]) -> CallPattern? {
    guard
      let object = ObjectReader(
        place, of: document, what: "a call", keys: ServerFactsReader.callKeys, report: &report)
    else { return nil }
    let parameters = parameters(of: object, report: &report)
    let interpreters = interpreters(of: object, report: &report)
    let releases = object.range("releases", known: [], report: &report)
    _ = object.requiredString("returns", in: "the call", report: &report)
    guard
      let returns = object.word("returns", among: [KemiType.int, .xval], what: "type", report: &report)
    else { return nil }
    return CallPattern(
      parameters: parameters, returns: returns, interpreters: interpreters, releases: releases ?? .all)
  }

  private func parameters(of object: ObjectReader, report: inout [Diagnostic]) -> [[KemiType]] {
    let places = object.elements("parameters", mayBeEmpty: true, report: &report)
    if places.count > Signature.maximumParameters {
      report.append(
        object.error(
          "\(places.count) parameters; a KEMI function has at most \(Signature.maximumParameters)",
          at: "parameters", rule: "too-many-parameters"))
      return []
    }
    return places.map { place in
      let text = object.string(place, called: "each of 'parameters'", report: &report) ?? ""
      let words = text.split(separator: "|", omittingEmptySubsequences: false)
      return words.compactMap {
        object.word(String($0), at: place, among: KemiType.parameterTypes, what: "type", report: &report)
      }
    }
  }

  private func content(_ place: JSONPlace, report: inout [Diagnostic]) -> XvalContent? {
    guard
      let object = ObjectReader(
        place, of: document, what: "a content", keys: ServerFactsReader.contentKeys, report: &report)
    else { return nil }
    let interpreters = interpreters(of: object, report: &report)
    let releases = object.range("releases", known: [], report: &report)
    _ = object.requiredString("type", in: "the content", report: &report)
    guard
      let type = object.word("type", among: KemiType.allCases, what: "type", report: &report)
    else { return nil }
    return XvalContent(type: type, interpreters: interpreters, releases: releases ?? .all)
  }

  private func interpreters(of object: ObjectReader, report: inout [Diagnostic]) -> [String] {
    object.names(
      "interpreters", what: "the name of a module file", isValid: isNativeName, report: &report)
  }

  private func name(
    _ key: String, of object: ObjectReader, in what: String, report: inout [Diagnostic]
  ) -> String? {
    guard let text = object.requiredString(key, in: what, report: &report) else { return nil }
    if isServerName(text) { return text }
    report.append(object.error("'\(text)' is no name of the server's", at: key, rule: "name"))
    return nil
  }

  private func file(_ key: String, of object: ObjectReader, report: inout [Diagnostic]) -> String? {
    object.name(key, what: "the name of a module file", isValid: isNativeName, report: &report)
  }
}

/// Whether a server can read it as a name: letters, digits, `_`, `.` and `?`, and of a module `-`.
public func isServerName(_ text: String) -> Bool {
  (1...64).contains(text.utf8.count)
    && text.utf8.allSatisfy {
      (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || "_.?-".utf8.contains($0)
    }
}
