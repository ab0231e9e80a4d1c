import Descriptors
import JSON

/// What is wrong in the export tables of a source tree.
public enum Audit {
  /// Findings in the order of files and lines; each is a warning with a rule of its own.
  public static func findings(in facts: TreeFacts) -> [Diagnostic] {
    let dispatchers = Dispatcher.all(in: facts.units)
    let perRow = facts.units.flatMap { unit in
      unit.rows.flatMap { row in
        definition(of: row, in: unit) + interruptedParameters(of: row)
          + undispatchable(row, by: dispatchers)
      }
    }
    return (perRow + duplicates(in: facts)).sorted()
  }

  /// How many rows there are, and how many of them have a C function to be held against.
  public static func coverage(of facts: TreeFacts) -> (rows: Int, compared: Int) {
    let rows = facts.units.flatMap { unit in
      unit.rows.map { !unit.functions.definitions(of: $0.implementation, from: $0.source).isEmpty }
    }
    return (rows.count, rows.count { $0 })
  }

  /// A row whose types contradict its C function.
  private static func definition(of row: TableRow, in unit: UnitFacts) -> [Diagnostic] {
    if row.isListingOnly { return [] }
    let definitions = unit.functions.definitions(of: row.implementation, from: row.source)
    let contradictions = definitions.map { contradiction(of: row, with: $0) }
    // Builds may choose among definitions: one that fits is enough.
    guard let first = contradictions.first, !contradictions.contains(nil), let text = first else { return [] }
    return [finding(row, "\(path(row)) is declared \(text)", rule: "signature")]
  }

  private static func contradiction(of row: TableRow, with function: CFunction) -> String? {
    let declared = row.signature.parameters
    let types = "(\(declared.map(\.rawValue).joined(separator: ", ")))"
    guard let parameters = function.scriptParameters else {
      return "\(types), but \(function.name) takes \(shown(function.parameters)): no SIP message first"
    }
    if parameters.count != declared.count || zip(parameters, declared).contains(where: { !$0.type.fits($1) })
    {
      return "\(types), but \(function.name) takes \(shown(parameters)) after the message"
    }
    if !function.returns.fitsReturn(of: row.signature.returns) {
      return
        "to return \(row.signature.returns.rawValue), but \(function.name) returns \(function.returns.description)"
    }
    return nil
  }

  private static func shown(_ parameters: [CFunction.Parameter]) -> String {
    "(\(parameters.map(\.type.description).joined(separator: ", ")))"
  }

  private static func interruptedParameters(of row: TableRow) -> [Diagnostic] {
    let rest = row.declared.dropFirst(row.signature.parameters.count)
    guard rest.contains(where: { $0 != .none }) else { return [] }
    let types = row.declared.map { $0.rawValue.uppercased() }.joined(separator: ", ")
    return [
      finding(
        row,
        "\(path(row)) has a NONE in the middle of its parameters (\(types)): interpreters see the first \(row.signature.parameters.count) alone",
        rule: "none-in-the-middle")
    ]
  }

  private static func undispatchable(_ row: TableRow, by dispatchers: [Dispatcher]) -> [Diagnostic] {
    if row.isListingOnly { return [] }
    let failing = dispatchers.filter { !$0.canCall(row.signature) }
    if failing.isEmpty { return [] }
    let types = "(\(row.signature.parameters.map(\.rawValue).joined(separator: ", ")))"
    let who =
      failing.count == dispatchers.count
      ? "no interpreter has"
      : failing.map(\.name).joined(separator: ", ") + (failing.count == 1 ? " does not have" : " do not have")
    let plain = Signature(returns: .int, parameters: row.signature.parameters)
    let text =
      failing.allSatisfy { $0.canCall(plain) }
      ? "is called as if it returned an int: \(who) \(types) with another result"
      : "cannot be called: \(who) \(types) returning \(row.signature.returns.rawValue)"
    return [finding(row, "\(path(row)) \(text)", rule: "undispatchable")]
  }

  /// Rows of one name: in one table, or in the tables of several module files.
  private static func duplicates(in facts: TreeFacts) -> [Diagnostic] {
    let rows = facts.units.flatMap(\.rows).filter { !$0.isListingOnly }
    let groups = Dictionary(grouping: rows) { "\($0.module).\($0.function)" }.values.filter { $0.count > 1 }
    return groups.flatMap { group in
      group.dropFirst().filter { !excludes($0.condition, group[0].condition) }.map { row in
        let (line, column) = group[0].source.place(at: group[0].offset)
        let difference = row.signature == group[0].signature ? "" : ", with other types"
        return finding(
          row,
          "\(path(row)) stands in another export table too\(difference): \(group[0].source.path):\(line):\(column)",
          rule: "exported-twice")
      }
    }
  }

  /// Whether two conditions are those of an `#if` and its `#else`.
  private static func excludes(_ one: String?, _ other: String?) -> Bool {
    guard let one, let other else { return false }
    return one == "!(\(other))" || other == "!(\(one))"
  }

  private static func path(_ row: TableRow) -> String {
    row.module.isEmpty ? "KSR.\(row.function)" : "KSR.\(row.module).\(row.function)"
  }

  private static func finding(_ row: TableRow, _ text: String, rule: String) -> Diagnostic {
    row.source.diagnostic(at: row.offset, text, rule: rule)
  }
}

extension CType {
  /// Whether an interpreter that was told `declared` passes what the C function takes.
  fileprivate func fits(_ declared: KemiType) -> Bool {
    switch (declared, self) {
    case (.int, .int), (.str, .str), (.bool, .int), (.xval, .xval): true
    // From 5.7 on a long is handed over in an xval.
    case (.long, .long), (.long, .xval): true
    default: false
    }
  }

  fileprivate func fitsReturn(of declared: KemiType) -> Bool {
    switch (declared, self) {
    case (.none, .void), (.int, .int), (.bool, .int), (.long, .long), (.xval, .xval), (.null, .void): true
    // A value that nobody reads does no harm.
    case (.none, .int): true
    default: false
    }
  }
}
