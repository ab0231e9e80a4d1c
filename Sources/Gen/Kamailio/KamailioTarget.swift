import Descriptors

/// What makes a module written in Swift one that Kamailio can load.
enum KamailioTarget {
  static func files(for catalog: Catalog, scope: Scope) -> [PlannedFile] {
    catalog.modules.map { module in
      PlannedFile(SwiftNames.type(module) + "Server.swift") {
        ServerFile(module: module, catalog: catalog, scope: scope).text
      }
    }
  }
}
