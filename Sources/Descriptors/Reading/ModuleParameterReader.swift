import JSON

/// Reads an element of `modparams`.
struct ModuleParameterReader {
  static let keys = ["name", "type", "default", "summary"]

  let document: JSONDocument

  func read(_ place: JSONPlace, report: inout [Diagnostic]) -> ModuleParameter? {
    guard
      let object = ObjectReader(
        place, of: document, what: "a parameter for modparam", keys: ModuleParameterReader.keys,
        report: &report)
    else { return nil }
    let name = object.requiredString("name", in: "the parameter", report: &report)
    if let name, !isIdentifier(name) {
      report.append(object.error("'\(name)' is no identifier", at: "name", rule: "name"))
    }
    if object.member("type") == nil {
      report.append(document.diagnostic(at: place, "the parameter has no 'type'", rule: "missing-key"))
    }
    let type = object.word("type", among: ModuleParameter.types, what: "type", report: &report)
    let summary = object.prose("summary", multiline: false, report: &report)
    guard let name, let type, let initial = initial(type, object, report: &report) else { return nil }
    return ModuleParameter(name: name, initial: initial, summary: summary)
  }

  /// 0 or no text where the descriptor does not say.
  private func initial(
    _ type: KemiType, _ object: ObjectReader, report: inout [Diagnostic]
  ) -> ModuleParameter.Value? {
    guard let member = object.member("default") else { return type == .int ? .int(0) : .str("") }
    if type == .str { return object.string("default", report: &report).map { .str($0) } }
    if let number = member.integer.flatMap({ Int32(exactly: $0) }) { return .int(number) }
    report.append(
      object.error(
        "'default' is an integer of 32 bits, not \(document.excerpt(at: member))", at: "default", rule: "type"
      ))
    return nil
  }
}
