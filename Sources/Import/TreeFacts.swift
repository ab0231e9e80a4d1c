import Descriptors
import Files
import JSON

/// What a source tree says about its KEMI functions, its pseudo-variables and what else scripts meet.
public struct TreeFacts: Sendable {
  public let tree: SourceTree
  let units: [UnitFacts]
  let functions: [ImportedFunction]
  let server: ServerFacts

  /// Reads a tree.
  ///
  /// - Throws: `FileError`, or `Diagnostics` where a table has a row that cannot be understood.
  public static func read(_ tree: SourceTree) throws -> TreeFacts {
    let results = parallelMap(try tree.units()) { unit in
      Result { try UnitResult(unit) }
    }
    let units = try results.map { try $0.get() }
    let unreadable = units.flatMap(\.unreadable)
    if !unreadable.isEmpty {
      throw Diagnostics(
        unreadable.map { $0.source.diagnostic(at: $0.offset, $0.reason, rule: "table", severity: .error) })
    }
    let dispatch = Dispatcher.all(in: units.compactMap(\.facts)).facts
    return TreeFacts(
      tree: tree, units: units.compactMap(\.facts), functions: combine(units.flatMap(\.functions)),
      server: ServerFacts(
        variables: units.flatMap(\.server.variables),
        transformations: units.flatMap(\.server.transformations),
        parameters: units.flatMap(\.server.parameters), interpreters: dispatch.interpreters,
        calls: dispatch.calls, contents: dispatch.contents))
  }

  private struct UnitResult: @unchecked Sendable {
    let facts: UnitFacts?
    let functions: [ImportedFunction]
    let server: ServerFacts
    let unreadable: [UnreadableRow]

    init(_ unit: SourceUnit) throws {
      let sources = try unit.sourceFiles().map(unit.read)
      var rows: [UnreadableRow] = []
      server = ServerTables.read(unit, sources: sources, unreadable: &rows)
      facts = UnitFacts.read(unit, sources: sources)
      functions = facts?.importedFunctions() ?? []
      unreadable = (facts?.unreadable ?? []) + rows
    }
  }

  /// One function for each signature of a name: rows of several module files that agree become one.
  private static func combine(_ functions: [ImportedFunction]) -> [ImportedFunction] {
    struct Key: Hashable {
      let module: String
      let name: String
    }
    var order: [Key] = []
    var groups: [Key: [ImportedFunction]] = [:]
    for function in functions {
      let key = Key(module: function.module, name: function.name)
      if groups[key] == nil { order.append(key) }
      if let index = groups[key]?.firstIndex(where: { $0.signature == function.signature }) {
        groups[key]![index].absorb(function)
      } else {
        groups[key, default: []].append(function)
      }
    }
    return order.flatMap { key in
      // Of two rows for one build the interpreters find the first.
      var group: [ImportedFunction] = []
      for function in groups[key]!
      where !group.contains(where: { $0.loads == function.loads && $0.condition == function.condition }) {
        group.append(function)
      }
      return group
    }
  }
}

extension ImportedFunction {
  /// Takes over what another table says of the same function.
  fileprivate mutating func absorb(_ other: ImportedFunction) {
    loads = Array(Set(loads + other.loads)).sorted()
    if condition != other.condition { condition = nil }
    if cfg.isEmpty { cfg = other.cfg }
    if anchor == nil { anchor = other.anchor }
    if routes.isEmpty { routes = other.routes }
  }
}

extension CSource {
  func diagnostic(
    at offset: Int, _ text: String, rule: String, severity: Diagnostic.Severity = .warning
  ) -> Diagnostic {
    let (line, column) = place(at: offset)
    return Diagnostic(file: path, line: line, column: column, severity: severity, text: text, rule: rule)
  }
}
