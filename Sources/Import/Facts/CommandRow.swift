import Descriptors

/// A native function of kamailio.cfg, as a module exports it.
struct CommandRow {
  let name: String
  /// The C function behind it.
  let implementation: String
  /// How many parameters this row is for; negative for any number.
  let parameterCount: Int
  /// The C function that prepares the parameters, empty for none.
  let fixup: String
  let routes: Set<Route>
}

enum CommandTable {
  static let elementType = "cmd_export_t"

  /// The rows of a table that a script can call.
  ///
  /// - Parameter module: What a macro for the module's name in a function's name stands for.
  static func rows(of table: CFile.Table, module: String) -> [CommandRow] {
    CInitializer.rows(of: table).compactMap { row in
      guard row.fields.count >= 6, let string = row.fields[0].string,
        let implementation = row.fields[1].lastIdentifier
      else { return nil }
      let routes = routes(row.fields[5])
      // A function for no route is an interface to other modules.
      if routes.isEmpty { return nil }
      let name = row.fields[0].lastIdentifier == nil ? string : module + string
      if !isNativeName(name) { return nil }
      return CommandRow(
        name: name,
        implementation: implementation, parameterCount: row.fields[2].number ?? -1,
        fixup: row.fields[3].lastIdentifier ?? "", routes: routes)
    }
  }

  private static func routes(_ field: CInitializer.Field) -> Set<Route> {
    field.identifiers.reduce(into: []) { $0.formUnion(names[$1] ?? []) }
  }

  /// The flags of src/core/route.h.
  private static let names: [String: Set<Route>] = [
    "REQUEST_ROUTE": [.request],
    "FAILURE_ROUTE": [.failure],
    "TM_ONREPLY_ROUTE": [.onreply],
    "CORE_ONREPLY_ROUTE": [.coreOnreply],
    "ONREPLY_ROUTE": [.onreply, .coreOnreply],
    "BRANCH_ROUTE": [.branch],
    "BRANCH_FAILURE_ROUTE": [.branchFailure],
    "ONSEND_ROUTE": [.onsend],
    "ERROR_ROUTE": [.error],
    "LOCAL_ROUTE": [.local],
    "ONEVENT_ROUTE": [.event],
    "EVENT_ROUTE": [.request, .event],
    "ANY_ROUTE": [.any],
  ]
}

extension Set<Route> {
  /// In the order of the list of routes; `any` stands for all of them.
  var ordered: [Route] { contains(.any) ? [.any] : Route.allCases.filter(contains) }
}
