import JSON
import KemiRuntime

/// Puts what happened into a scenario in place of what was expected; all else in the file stays as it is written.
struct ExpectationWriter {
  private let reader: ScenarioReader
  private let observation: Observation
  /// The white space by which the file indents.
  private let unit: String

  init(reader: ScenarioReader, observation: Observation) {
    self.reader = reader
    self.observation = observation
    unit = ExpectationWriter.indentation(of: reader.document)
  }

  private var document: JSONDocument { reader.document }

  /// - Parameter differences: Those that the file has to follow; what was as expected stays as it is written.
  func updatedText(differences: [Difference]) -> [UInt8] {
    guard let place = reader.scenario.member("expect") else {
      let text = object(
        ["calls", "ending", "replies", "relays"].compactMap { key in
          value(of: key, indent: unit + unit).map { (key, $0) }
        }, indent: unit)
      return inserted(",\n\(unit)\"expect\": \(text)")
    }
    let changed = Set(differences.map(\.aspect))
    var members: [(key: String, text: String)] = []
    for member in place.members ?? [] {
      if !changed.contains(member.name) {
        members.append((member.name, source(of: member.place)))
      } else if let text = value(of: member.name, indent: unit + unit) {
        members.append((member.name, text))
      }
    }
    // That a script fails is noted as its ending, whether or not the scenario says anything about it.
    if changed.contains("ending"), !members.contains(where: { $0.key == "ending" }),
      let text = value(of: "ending", indent: unit + unit)
    {
      members.append(("ending", text))
    }
    let text = object(members, indent: unit)
    var bytes = document.bytes
    bytes.replaceSubrange(document.range(of: place), with: Array(text.utf8))
    return bytes
  }

  // MARK: Places

  /// The white space before the first member.
  private static func indentation(of document: JSONDocument) -> String {
    let bytes = document.bytes
    let start = document.range(of: document.root).lowerBound
    let space = bytes[start...].dropFirst().prefix { $0 == 0x20 || (0x09...0x0D).contains($0) }
    let indent = String(decoding: space.reversed().prefix { $0 != 0x0A }.reversed(), as: UTF8.self)
    return space.contains(0x0A) && !indent.isEmpty ? indent : "  "
  }

  private func inserted(_ text: String) -> [UInt8] {
    var bytes = document.bytes
    let end = document.range(of: document.root).upperBound - 1
    let last = bytes[..<end].lastIndex { !($0 == 0x20 || (0x09...0x0D).contains($0)) } ?? end
    bytes.replaceSubrange((last + 1)..<end, with: Array((text + "\n").utf8))
    return bytes
  }

  private func source(of place: JSONPlace) -> String {
    String(decoding: document.bytes[document.range(of: place)], as: UTF8.self)
  }

  // MARK: Values

  private func value(of key: String, indent: String) -> String? {
    switch key {
    case "calls": calls(indent: indent)
    case "ending": endings
    case "error":
      observation.endings.lazy.compactMap(\.failure).first
        .map { quoted(escaped($0.lines.first ?? "")) }
    case "replies":
      list(
        observation.effects("reply").filter { !$0.isAutomatic }.map { effect($0, keys: ["code", "reason"]) },
        indent: indent)
    case "relays":
      list(observation.effects("relay").map { effect($0, keys: ["uri", "destination"]) }, indent: indent)
    case "effects": list(observation.effects().map { effect($0, keys: nil) }, indent: indent)
    case "changes": list(observation.texts("change").map(exactText), indent: indent)
    case "notes": list(observation.notes.map(exactText), indent: indent)
    case "log": list(observation.texts("log").map(exactText), indent: indent)
    default: nil
    }
  }

  private var endings: String {
    let count = reader.scenario.member("expect")?["ending"]?.elements?
      .count
    let names = observation.endings.map { quoted($0.word) }
    guard let count, count > 1 else { return names.last ?? quoted("returned") }
    return "[\(names.suffix(count).joined(separator: ", "))]"
  }

  /// In the form that the scenario has, or all of them.
  private func calls(indent: String) -> String {
    let place = reader.scenario.member("expect")?["calls"]
    if place?.elements != nil { return list(observation.calls.map(call), indent: indent) }
    let modes = place?.members ?? []
    var members: [(key: String, text: String)] = []
    for mode in modes {
      if mode.name == "never" {
        members.append(("never", list(absentCalls(mode.place), indent: indent + unit)))
      } else {
        members.append((mode.name, list(observation.calls.map(call), indent: indent + unit)))
      }
    }
    if modes.isEmpty { members = [("exactly", list(observation.calls.map(call), indent: indent + unit))] }
    return object(members, indent: indent)
  }

  /// Of the calls that were never expected, those whose functions were not called indeed.
  private func absentCalls(_ place: JSONPlace) -> [String] {
    let called = Set(observation.calls.map(\.function))
    return (place.elements ?? []).filter { element in
      let name = element.string ?? element["function"]?.string ?? ""
      return !called.contains(name.hasPrefix("KSR.") ? name : "KSR." + name)
    }.map(source)
  }

  private func call(_ call: Call) -> String {
    if call.arguments.isEmpty { return quoted(call.function) }
    let arguments = call.arguments.map { json($0) ?? "null" }.joined(separator: ", ")
    return "{ \"function\": \(quoted(call.function)), \"arguments\": [\(arguments)] }"
  }

  private func effect(_ effect: Effect, keys: [String]?) -> String {
    let kind = keys == nil ? ["\"kind\": \(quoted(effect.kind))"] : []
    let details = effect.details.filter { keys?.contains($0.name) ?? true }.compactMap { detail in
      json(detail.value).map { "\(quoted(detail.name)): \($0)" }
    }
    return "{ \((kind + details).joined(separator: ", ")) }"
  }

  /// As a pattern; nothing if JSON cannot hold it.
  private func json(_ value: Value) -> String? {
    guard let text = plain(value) else { return nil }
    if case .dict = value { return "{ \"value\": \(text) }" }
    return text
  }

  private func plain(_ value: Value) -> String? {
    switch value {
    case .none, .null: return "null"
    case .int(let number): return "\(number)"
    case .long(let number): return "\(number)"
    case .bool(let flag): return "\(flag)"
    case .str(let bytes):
      guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else { return nil }
      return quoted(text)
    case .array(let values):
      let texts = values.compactMap(plain)
      return texts.count == values.count ? "[\(texts.joined(separator: ", "))]" : nil
    case .dict(let items):
      let texts = items.compactMap { item in plain(item.value).map { "\(quoted(item.name)): \($0)" } }
      // JSON has each name once.
      let names = Set(items.map(\.name))
      return texts.count == items.count && names.count == items.count
        ? "{\(texts.joined(separator: ", "))}" : nil
    }
  }

  /// A regular expression for this text alone.
  private func exactText(_ text: String) -> String { quoted("^\(escaped(text))$") }

  private func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      if "\\^$.[]|()*+?{}".unicodeScalars.contains(scalar) { escaped += "\\" }
      escaped.unicodeScalars.append(scalar)
    }
    return escaped
  }

  // MARK: Text

  private func quoted(_ text: String) -> String {
    var writer = JSONWriter()
    writer.string(text)
    return writer.text
  }

  private func list(_ elements: [String], indent: String) -> String {
    if elements.isEmpty { return "[]" }
    return "[" + elements.map { "\n\(indent)\(unit)\($0)" }.joined(separator: ",") + "\n\(indent)]"
  }

  private func object(_ members: [(key: String, text: String)], indent: String) -> String {
    if members.isEmpty { return "{}" }
    let inner = indent + unit
    return "{" + members.map { "\n\(inner)\(quoted($0.key)): \($0.text)" }.joined(separator: ",")
      + "\n\(indent)}"
  }
}
