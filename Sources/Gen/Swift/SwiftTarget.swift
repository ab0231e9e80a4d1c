import Descriptors

/// Export tables, and a protocol for each module that is implemented in Swift.
enum SwiftTarget {
  static func files(for catalog: Catalog, scope: Scope) -> [PlannedFile] {
    let modules = catalog.modules.filter { $0.functions.contains(where: \.isSwift) }
    // The names of the two common files have a + in them, which no module's name has.
    return modules.map { module in
      PlannedFile(SwiftNames.type(module) + "Module.swift") {
        SwiftModuleFile(module: module, catalog: catalog, scope: scope).text
      }
    } + [
      PlannedFile("ExportTable+All.swift") { tables(modules, scope: scope) },
      PlannedFile("Implementation+Signatures.swift") { SwiftImplementationFile.text(modules, scope: scope) },
    ]
  }

  private static func tables(_ modules: [Module], scope: Scope) -> String {
    """
    \(SwiftComment.head(scope.origin))
    import KemiRuntime

    extension ExportTable {
      /// Every table there is, the core's first.
      public static let all: [ExportTable] = [
    \(modules.map { "    .\(SwiftNames.identifier($0.name))," }.joined(separator: "\n"))
      ]
    }

    """
  }
}

extension Function {
  /// Whether Swift can implement it: interpreters do without Swift.
  var isSwift: Bool { engines.isEmpty }
}
