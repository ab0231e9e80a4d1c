import JSON

/// Reads a descriptor file.
struct ModuleReader {
  static let keys = [
    "$schema", "module", "loads", "summary", "details", "modparams", "hooks", "functions",
  ]

  /// More mistakes than this in one file help nobody.
  private static let reportLimit = 500

  let document: JSONDocument
  /// The releases that ranges may name; empty where any will do.
  let releases: [Release]

  func read(report: inout [Diagnostic]) -> Module? {
    let root = document.root
    guard
      let object = ObjectReader(
        root, of: document, what: "a descriptor", keys: ModuleReader.keys, report: &report)
    else { return nil }
    let name = object.requiredString("module", in: "the descriptor", report: &report)
    if let name, !isIdentifier(name) {
      report.append(
        object.error(
          "'\(name)' is no identifier: a letter, then letters, digits and '_', at most 64", at: "module",
          rule: "name"))
    }
    let loads = object.name(
      "loads", what: "the name of a module file", isValid: isNativeName, report: &report)
    _ = object.string("$schema", report: &report)
    if object.member("functions") == nil {
      report.append(document.diagnostic(at: root, "the descriptor has no 'functions'", rule: "missing-key"))
    }
    var module = Module(name: name ?? "", loads: loads)
    module.summary = object.prose("summary", multiline: false, report: &report)
    module.details = object.prose("details", multiline: true, report: &report)
    module.parameters = parameters(of: object, report: &report)
    module.hooks = object.words("hooks", among: Hook.allCases, what: "hook", report: &report)
    module.functions = functions(of: object, module: module.name, report: &report)
    return module
  }

  private func parameters(of object: ObjectReader, report: inout [Diagnostic]) -> [ModuleParameter] {
    let reader = ModuleParameterReader(document: document)
    var names = Set<String>()
    return object.elements("modparams", report: &report).compactMap { place in
      guard let parameter = reader.read(place, report: &report) else { return nil }
      if !names.insert(parameter.name).inserted {
        report.append(document.diagnostic(at: place, "'\(parameter.name)' is there twice", rule: "duplicate"))
      }
      return parameter
    }
  }

  private func functions(
    of object: ObjectReader, module: String, report: inout [Diagnostic]
  ) -> [Function] {
    let reader = FunctionReader(document: document, module: module, releases: releases)
    var functions: [Function] = []
    var earlier: [String: [Function]] = [:]
    for place in object.elements("functions", mayBeEmpty: true, report: &report) {
      if report.count >= ModuleReader.reportLimit {
        report.append(
          document.diagnostic(
            at: place, "too many mistakes; the rest of the file was not looked at", rule: "limit"))
        break
      }
      guard let function = reader.read(place, report: &report) else { continue }
      if let twin = earlier[function.name]?.first(where: { collide($0, function) }) {
        report.append(
          document.diagnostic(
            at: place,
            "'\(function.name)' is there already for releases \(twin.releases), which \(function.releases) overlaps; "
              + "end one range before the other, or tell the two apart by 'condition'",
            rule: "duplicate-function"))
      }
      earlier[function.name, default: []].append(function)
      functions.append(function)
    }
    return functions
  }

  private func collide(_ one: Function, _ other: Function) -> Bool {
    one.releases.overlaps(other.releases)
      && one.condition == other.condition
  }
}
