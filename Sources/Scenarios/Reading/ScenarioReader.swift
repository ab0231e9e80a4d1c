import Descriptors
import Files
import JSON
import KemiModules
import KemiRuntime

/// Reads a scenario, with the defaults of its folder.
struct ScenarioReader {
  /// The file in a folder that holds defaults for the scenarios in it.
  static let defaultsFile = "scenarios.json"

  /// What a scenario has of its own.
  private static let ownKeys = ["description", "request", "message", "replies", "steps", "expect"]
  private static let sharedKeys = [
    "$schema", "script", "route", "source", "received", "aliases", "mocks", "location", "time", "parameters",
    "release", "treatment", "htable", "variables",
  ]

  let document: JSONDocument
  let scenario: ObjectReader
  private let defaults: ObjectReader?

  /// - Returns: Nothing where the file, or that of the defaults, cannot be read, which is reported.
  init?(file: String, report: inout [Diagnostic]) {
    guard let document = JSONDocument.reading(file, what: "a scenario", report: &report),
      let scenario = ObjectReader(
        document.root, of: document, what: "a scenario",
        keys: ScenarioReader.sharedKeys + ScenarioReader.ownKeys, report: &report)
    else { return nil }
    self.document = document
    self.scenario = scenario
    let path = resolve(ScenarioReader.defaultsFile, from: file)
    guard fileExists(path) else {
      defaults = nil
      return
    }
    guard let document = JSONDocument.reading(path, what: "a file of defaults", report: &report),
      let defaults = ObjectReader(
        document.root, of: document, what: "the defaults of a folder", keys: ScenarioReader.sharedKeys,
        report: &report)
    else { return nil }
    self.defaults = defaults
  }

  /// - Parameter script: The script to run in place of the one that is named.
  func read(script override: String?, report: inout [Diagnostic]) -> Scenario? {
    _ = scenario.string("$schema", report: &report)
    _ = scenario.string("description", report: &report)
    guard let script = override ?? script(report: &report) else { return nil }
    var scenario = Scenario(script: script)
    let route = holder("route")?.string("route", report: &report)
    scenario.steps = StepReader(scenario: self.scenario, route: route).read(report: &report)
    if let holder = holder("time") {
      let time = holder.integer("time", in: 0...(1 << 40), report: &report) ?? 0
      scenario.environment.time = { time }
    }
    AddressReader.read(into: &scenario.environment, from: holder, report: &report)
    scenario.environment.parameters = parameters(report: &report)
    scenario.release = release(report: &report)
    scenario.isCompatible = isCompatible(report: &report)
    scenario.location = part("location")
    scenario.mocks = mocks(report: &report)
    scenario.hashTables = hashTables(report: &report)
    scenario.variables = variables(report: &report)
    scenario.expectation = self.scenario.member("expect").map { Scenario.Part(document: document, place: $0) }
    return scenario
  }

  /// The object that has a key: the scenario or else the defaults.
  private func holder(_ key: String) -> ObjectReader? {
    [scenario, defaults].lazy.compactMap(\.self).first { $0.member(key) != nil }
  }

  private func part(_ key: String) -> Scenario.Part? {
    guard let holder = holder(key), let place = holder.member(key) else { return nil }
    return Scenario.Part(document: holder.document, place: place)
  }

  /// Both objects that may have a key, the defaults first.
  private var holders: [ObjectReader] { [defaults, scenario].compactMap(\.self) }

  private func script(report: inout [Diagnostic]) -> String? {
    if let holder = holder("script") {
      return holder.string("script", report: &report).map { resolve($0, from: holder.document.file) }
    }
    report.append(
      document.diagnostic(
        at: document.root,
        "no script is named: give it as 'script' here or in \(ScenarioReader.defaultsFile), or with --script",
        rule: "missing-key"))
    return nil
  }

  private func parameters(report: inout [Diagnostic]) -> [String: Int] {
    var parameters: [String: Int] = [:]
    for holder in holders {
      for member in holder.members(of: "parameters", report: &report) {
        let parts = member.name.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count != 2 || parts.contains("") {
          report.append(
            holder.document.diagnostic(
              at: member.place, key: true,
              "'\(member.name)' is no parameter of a module; write 'module.parameter'",
              rule: "name"))
        }
        if case .long(let number) = holder.document.value(
          at: member.place, as: .long, called: "'\(member.name)'", report: &report)
        {
          parameters[member.name] = number
        }
      }
    }
    return parameters
  }

  private func release(report: inout [Diagnostic]) -> Release? {
    guard let holder = holder("release"), let text = holder.string("release", report: &report) else {
      return nil
    }
    if let release = Release(text) { return release }
    report.append(
      holder.error("'\(text)' is no release; write 5.6 or master", at: "release", rule: "release"))
    return nil
  }

  private enum TreatmentName: String, CaseIterable { case strict, compat }

  private func isCompatible(report: inout [Diagnostic]) -> Bool {
    holder("treatment")?.word("treatment", among: TreatmentName.allCases, what: "treatment", report: &report)
      == .compat
  }

  /// Mocks are an object, the name of a file, or a list of both.
  private func mocks(report: inout [Diagnostic]) -> [Scenario.Part] {
    var parts: [Scenario.Part] = []
    for holder in holders {
      guard let place = holder.member("mocks") else { continue }
      for element in place.elements ?? [place] {
        if element.isObject || element.string != nil {
          parts.append(Scenario.Part(document: holder.document, place: element))
        } else {
          report.append(
            holder.document.diagnostic(
              at: element,
              "mocks are an object, the name of a file, or a list of both, not \(element.kindName)",
              rule: "type"))
        }
      }
    }
    return parts
  }

  private func hashTables(report: inout [Diagnostic]) -> [(
    name: String, items: [(key: String, value: Value)]
  )] {
    holders.flatMap { holder in
      holder.members(of: "htable", report: &report).map { table in
        guard let items = table.place.members else {
          report.append(
            holder.document.diagnostic(
              at: table.place, "the hash table '\(table.name)' is an object, not \(table.place.kindName)",
              rule: "type"))
          return (table.name, [])
        }
        return (
          table.name,
          items.compactMap { item in
            holder.document.numberOrText(item.place, called: "'\(item.name)'", report: &report)
              .map { (item.name, $0) }
          }
        )
      }
    }
  }

  private func variables(report: inout [Diagnostic]) -> [(name: String, value: Value)] {
    holders.flatMap { holder in
      holder.members(of: "variables", report: &report).compactMap { member in
        if !member.name.hasPrefix("$") {
          report.append(
            holder.document.diagnostic(
              at: member.place, key: true,
              "'\(member.name)' is no pseudo-variable; they begin with '$', as '$shv(name)' does",
              rule: "name"))
        }
        return holder.document.numberOrText(member.place, called: "'\(member.name)'", report: &report)
          .map { (member.name, $0) }
      }
    }
  }
}

extension ObjectReader {
  /// The members of the object under a key.
  func members(of key: String, report: inout [Diagnostic]) -> [(name: String, place: JSONPlace)] {
    guard let member = member(key) else { return [] }
    if let members = member.members { return members }
    report.append(error("'\(key)' is an object, not \(member.kindName)", at: key, rule: "type"))
    return []
  }
}

extension JSONDocument {
  /// What a variable or an item of a hash table holds.
  fileprivate func numberOrText(_ place: JSONPlace, called name: String, report: inout [Diagnostic]) -> Value?
  {
    if let text = place.string { return .str(text) }
    return value(at: place, as: .int, called: name, report: &report)
  }
}
