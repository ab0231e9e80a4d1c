import Files
import JSON

/// Whether a Kamailio can call the functions of a module of one's own from its scripts: the interpreters
/// of each release know a list of types, and a row of other types loads but fails at every call.
public struct DispatchCheck: Sendable {
  /// The oldest release that a module of one's own can be built for: the first that the bridge knows.
  public static let oldest = Release.number(major: 5, minor: 4)

  let facts: ServerFacts
  /// All releases from the oldest on, in their order.
  let known: [Release]
  let target: Release?

  /// - Parameters:
  ///   - releases: The releases there are; those before `oldest` do not count.
  ///   - target: The one that counts; nil for all that a function's `releases` name.
  public init(
    facts: ServerFacts = .builtin, releases: [Release], oldest: Release = DispatchCheck.oldest,
    target: Release? = nil
  ) {
    self.facts = facts
    known = releases.filter { $0 >= oldest && !facts.interpreters(of: $0).isEmpty }.sorted()
    self.target = target
  }

  /// What cannot be called, as errors, and results that some interpreters alone hand over, as warnings: one
  /// for each type of result.
  ///
  /// - Throws: `FileError`, or `Diagnostics` where the descriptor is broken.
  public func findings(inDescriptor path: String) throws -> [Diagnostic] {
    let document = JSONDocument(file: path, bytes: try readFile(path), what: "a descriptor")
    var report = document.problems
    let module =
      report.isEmpty ? ModuleReader(document: document, releases: []).read(report: &report) : nil
    guard report.isEmpty, let module else { throw Diagnostics(report.sorted()) }
    let places = document.root["functions"]?.elements ?? []
    // What interpreters supply themselves is in no table.
    let all = zip(module.functions, places).filter { $0.0.isInTable }
      .flatMap { findings(in: $0, at: FunctionPlaces($1, of: document)) }.sorted()
    // That a type of result does not reach everybody is said once.
    var warnings = Set<String>()
    return all.filter { $0.severity == .error || warnings.insert($0.text).inserted }
  }

  private func findings(in function: Function, at places: FunctionPlaces) -> [Diagnostic] {
    let releases = known.filter(function.releases.contains)
    let wanted = releases.filter { target == nil || $0 == target }
    let reasons = wanted.compactMap { release in
      reason(against: function.signature, in: release).map { (release, $0) }
    }
    if let first = reasons.first?.1 {
      return [places.error(text(about: function, reasons, wanted: wanted, releases: releases), at: first)]
    }
    let types = function.returns.type == .xval ? function.returns.holds : [function.returns.type]
    // That app_ruby, alone, never returns text is in the guide: a warning with nearly every module would be noise.
    return types.filter { $0 != .str && function.signature.asCalled.returns == .xval && $0 != .xval }
      .flatMap { resultFindings($0, wanted: wanted, releases: releases, at: places) }
  }
}

extension DispatchCheck {
  private func reason(against signature: Signature, in release: Release) -> DispatchReason? {
    let all = facts.interpreters(of: release)
    let callers = facts.callers(of: signature, in: release)
    if callers.count == all.count { return nil }
    if !callers.isEmpty { return .combination(interpreters: all.filter { !callers.contains($0) }) }
    let calls = facts.calls.filter { $0.releases.contains(release) }
    let passed = Set(calls.flatMap(\.parameters).flatMap { $0 })
    if let index = signature.parameters.firstIndex(where: { !passed.contains($0) }) {
      return .type(signature.parameters[index], index: index)
    }
    let plain = Signature(returns: .int, parameters: signature.parameters)
    return facts.callers(of: plain, in: release).isEmpty ? .combination(interpreters: nil) : .result
  }

  private func text(
    about function: Function, _ reasons: [(release: Release, reason: DispatchReason)], wanted: [Release],
    releases: [Release]
  ) -> String {
    let signature = function.signature
    let failing = reasons.map(\.release)
    var causes: [(text: String, releases: [Release])] = []
    for (release, reason) in reasons {
      let text = reason.text
      if causes.last?.text == text {
        causes[causes.count - 1].releases.append(release)
      } else {
        causes.append((text, [release]))
      }
    }
    var text = "Kamailio \(span(failing)) cannot call a function with \(signature.parameterText)"
    if signature.asCalled.returns == .xval { text += " that returns \(signature.returns.withArticle)" }
    text +=
      ": "
      + causes.map { causes.count == 1 ? $0.text : "\($0.text) (\(span($0.releases)))" }.joined(
        separator: ", ")
    if let nearest = NearestSignature.find(signature, among: callable(in: wanted)) {
      text += "; the nearest signature that it can is \(nearest.parameterText)"
      if nearest.returns != signature.asCalled.returns { text += ", returning \(nearest.returns.rawValue)" }
    }
    let possible = releases.filter { reason(against: signature, in: $0) == nil }
    return text + advice(possible, of: releases)
  }

  /// What every interpreter of all these releases can call.
  private func callable(in releases: [Release]) -> [Signature] {
    guard let first = releases.first else { return [] }
    let all = facts.calls.filter { $0.releases.contains(first) }.flatMap(\.signatures)
    return all.filter { signature in
      releases.allSatisfy {
        facts.callers(of: signature, in: $0).count == facts.interpreters(of: $0).count
      }
    }
  }

  private func resultFindings(
    _ type: KemiType, wanted: [Release], releases: [Release], at places: FunctionPlaces
  ) -> [Diagnostic] {
    let none = wanted.filter { facts.receivers(of: type, in: $0).isEmpty }
    if !none.isEmpty {
      let possible = releases.filter { !facts.receivers(of: type, in: $0).isEmpty }
      return [
        places.error(
          "Kamailio \(span(none)) cannot return \(type.withArticle): no interpreter hands one to its scripts"
            + advice(possible, of: releases), at: .result)
      ]
    }
    var missing: Set<String> = []
    var affected: [Release] = []
    for release in wanted {
      let receivers = facts.receivers(of: type, in: release)
      let others = facts.interpreters(of: release).filter { !receivers.contains($0) }
      if others.isEmpty { continue }
      missing.formUnion(others)
      affected.append(release)
    }
    if missing.isEmpty { return [] }
    return [
      places.error(
        "scripts of \(enumeration(missing.sorted())) cannot get \(type.withArticle), in Kamailio \(span(affected))",
        at: .result, severity: .warning)
    ]
  }

  /// The range to ask for: the newest releases in a row that can.
  private func advice(_ possible: [Release], of releases: [Release]) -> String {
    guard let last = possible.last, possible.count < releases.count else { return "" }
    let failing = releases.last { $0 < last && !possible.contains($0) }
    let first = possible.first { release in failing.map { release > $0 } ?? true } ?? last
    let range = ReleaseRange(first: first, last: last == known.last ? nil : last)
    return "; or say \"releases\": \"\(range)\""
  }

  /// `5.6`, `5.2 to 5.5`, `5.2, 5.4 to master`.
  private func span(_ releases: [Release]) -> String {
    var runs: [(first: Release, last: Release)] = []
    for release in releases {
      if let last = runs.last?.last,
        known.firstIndex(of: last).map({ $0 + 1 }) == known.firstIndex(of: release)
      {
        runs[runs.count - 1].last = release
      } else {
        runs.append((release, release))
      }
    }
    return runs.map { $0.first == $0.last ? "\($0.first)" : "\($0.first) to \($0.last)" }
      .joined(separator: ", ")
  }
}
