import Descriptors

/// The facts of one function in one release.
struct ImportedFunction: Sendable {
  var module: String
  var name: String
  var signature: Signature
  var parameterNames: [String]
  var roles: [Role?]
  var holds: [KemiType]
  var cfg: [String]
  var anchor: String?
  var routes: [Route]
  /// The module files that have it; empty for the core.
  var loads: [String]
  var condition: String?
}

extension UnitFacts {
  /// The facts of every row of the folder's tables.
  func importedFunctions() -> [ImportedFunction] {
    let graph = CallGraph(functions: functions)
    let natives = NativeFunctions(facts: self, graph: graph)
    let roles = Roles(graph: graph)
    let held = HeldTypes(graph: graph)
    return rows.map { row in
      let commands = natives.commands(for: row)
      // The native function of the same name first, its other names after it.
      let cfg = Set(commands.map(\.name)).sorted {
        ($0 != row.function ? 1 : 0, $0) < ($1 != row.function ? 1 : 0, $1)
      }
      let anchor = cfg.lazy.compactMap { DocumentationAnchors.anchor(of: $0, in: anchors) }.first
      return ImportedFunction(
        module: row.module.isEmpty ? Module.coreName : row.module, name: row.function,
        signature: row.signature, parameterNames: ParameterNames.names(for: row, in: functions),
        roles: roles.roles(of: row), holds: held.types(of: row), cfg: cfg,
        anchor: anchor.map { "\(unit.module ?? "core")#\($0)" },
        routes: commands.reduce(into: Set<Route>()) { $0.formUnion($1.routes) }.ordered,
        loads: row.isListingOnly ? [] : moduleFile.map { [$0] } ?? [], condition: row.condition)
    }
  }
}
