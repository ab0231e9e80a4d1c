import JSON

/// Reads one element of `functions`.
struct FunctionReader {
  static let keys = [
    "name", "summary", "details", "parameters", "variadic", "returns", "cfg", "anchor", "routes",
    "loads", "condition", "engines", "listed", "releases", "examples",
  ]
  static let parameterKeys = ["name", "type", "role", "summary"]
  static let returnsKeys = ["type", "kind", "nullable", "holds", "summary"]
  static let exampleKeys = ["engine", "code"]

  let document: JSONDocument
  let module: String
  let releases: [Release]

  func read(_ place: JSONPlace, report: inout [Diagnostic]) -> Function? {
    guard
      let object = ObjectReader(
        place, of: document, what: "a function", keys: FunctionReader.keys, report: &report)
    else { return nil }
    let name = object.requiredString("name", in: "the function", report: &report)
    if let name, !isIdentifier(name) {
      report.append(
        object.error(
          "'\(name)' is no identifier: a letter, then letters, digits and '_', at most 64", at: "name",
          rule: "name"))
    }
    var function = Function(name: name ?? "", returns: returns(of: object, report: &report))
    function.summary = object.prose("summary", multiline: false, report: &report)
    function.details = object.prose("details", multiline: true, report: &report)
    function.parameters = parameters(of: object, report: &report)
    function.variadic = variadic(of: object, report: &report)
    function.cfg = object.names(
      "cfg", what: "the name of a native function", isValid: isNativeName, report: &report)
    function.anchor = object.name(
      "anchor", what: "an anchor, 'module#id'", isValid: isAnchor, report: &report)
    function.routes = object.words(
      "routes", among: Route.allCases, what: "route", mayBeEmpty: true, report: &report)
    if function.routes.contains(.any), function.routes.count > 1 {
      report.append(
        object.error("'any' stands for all routes; name no other beside it", at: "routes", rule: "route"))
    }
    function.loads = object.names(
      "loads", what: "the name of a module file", isValid: isNativeName, report: &report)
    function.condition = object.prose("condition", multiline: false, report: &report)
    function.engines = object.words("engines", among: Engine.allCases, what: "engine", report: &report)
    function.listed = object.range("listed", known: releases, report: &report)
    function.releases = object.range("releases", known: releases, report: &report) ?? .all
    function.examples = object.elements("examples", mayBeEmpty: true, report: &report).compactMap {
      example($0, report: &report)
    }
    return name == nil ? nil : function
  }

  private func parameters(of object: ObjectReader, report: inout [Diagnostic]) -> [Parameter] {
    let places = object.elements("parameters", mayBeEmpty: true, report: &report)
    if places.count > Signature.maximumParameters {
      report.append(
        document.diagnostic(
          at: places[Signature.maximumParameters],
          "\(places.count) parameters; a KEMI function has at most \(Signature.maximumParameters)",
          rule: "too-many-parameters"))
    }
    var names = Set<String>()
    return places.compactMap { place in
      guard
        let parameter = ObjectReader(
          place, of: document, what: "a parameter", keys: FunctionReader.parameterKeys, report: &report)
      else { return nil }
      let name = parameter.requiredString("name", in: "the parameter", report: &report)
      if let name, !isIdentifier(name) {
        report.append(
          parameter.error(
            "'\(name)' is no identifier: a letter, then letters, digits and '_', at most 64", at: "name",
            rule: "name"))
      } else if let name, !names.insert(name).inserted {
        report.append(parameter.error("two parameters are called '\(name)'", at: "name", rule: "duplicate"))
      }
      let type = type(of: parameter, in: "the parameter", among: KemiType.parameterTypes, report: &report)
      let role = parameter.word("role", among: Role.allCases, what: "role", report: &report)
      let summary = parameter.prose("summary", multiline: false, report: &report)
      guard let name, let type else { return nil }
      return Parameter(name: name, type: type, role: role, summary: summary)
    }
  }

  private func variadic(of object: ObjectReader, report: inout [Diagnostic]) -> Bool {
    guard object.bool("variadic", report: &report) == true else { return false }
    if module != "x" {
      report.append(
        object.error(
          "only a function of KSR.x can be variadic; a table row has a fixed list of parameters",
          at: "variadic", rule: "variadic"))
    }
    return true
  }

  private func returns(of object: ObjectReader, report: inout [Diagnostic]) -> Returns {
    guard let place = object.member("returns") else {
      report.append(
        document.diagnostic(at: object.place, "the function has no 'returns'", rule: "missing-key"))
      return Returns(type: .none)
    }
    guard
      let object = ObjectReader(
        place, of: document, what: "'returns'", keys: FunctionReader.returnsKeys, report: &report)
    else { return Returns(type: .none) }
    let type = type(of: object, in: "'returns'", among: KemiType.returnTypes, report: &report)
    var returns = Returns(type: type ?? .none)
    returns.kind = object.word("kind", among: Returns.Kind.allCases, what: "kind", report: &report)
    returns.nullable = object.bool("nullable", report: &report)
    returns.holds = object.words(
      "holds", among: KemiType.heldTypes, what: "type", mayBeEmpty: true, report: &report)
    returns.summary = object.prose("summary", multiline: false, report: &report)
    guard let type else { return returns }
    if returns.nullable != nil, type != .xval {
      report.append(
        object.error("only an xval can be null, not \(type.rawValue)", at: "nullable", rule: "nullable"))
    }
    if !returns.holds.isEmpty, type != .xval {
      report.append(
        object.error(
          "only an xval holds a value of another type, not \(type.rawValue)", at: "holds", rule: "holds"))
    }
    if let kind = returns.kind, !FunctionReader.kinds(for: type).contains(kind) {
      let right = FunctionReader.kinds(for: type).map { "'\($0.rawValue)'" }.joined(separator: " or ")
      report.append(
        object.error(
          right.isEmpty
            ? "a function that returns nothing has no kind"
            : "kind '\(kind.rawValue)' does not go with type '\(type.rawValue)'; it would be \(right)",
          at: "kind", rule: "kind"))
    }
    return returns
  }

  private static func kinds(for type: KemiType) -> [Returns.Kind] {
    switch type {
    case .none: []
    case .bool: [.flag]
    case .int, .long: [.status, .value]
    default: [.value]
    }
  }

  private func type(
    of object: ObjectReader, in what: String, among types: [KemiType], report: inout [Diagnostic]
  ) -> KemiType? {
    if object.member("type") == nil {
      report.append(document.diagnostic(at: object.place, "\(what) has no 'type'", rule: "missing-key"))
    }
    return object.word("type", among: types, what: "type", report: &report)
  }

  private func example(_ place: JSONPlace, report: inout [Diagnostic]) -> Example? {
    guard
      let object = ObjectReader(
        place, of: document, what: "an example", keys: FunctionReader.exampleKeys, report: &report)
    else { return nil }
    if object.member("engine") == nil {
      report.append(document.diagnostic(at: place, "the example has no 'engine'", rule: "missing-key"))
    }
    let engine = object.word("engine", among: Engine.allCases, what: "engine", report: &report)
    if object.member("code") == nil {
      report.append(document.diagnostic(at: place, "the example has no 'code'", rule: "missing-key"))
    }
    let code = object.prose("code", multiline: true, report: &report)
    guard let engine, let code else { return nil }
    return Example(engine: engine, code: code)
  }
}
