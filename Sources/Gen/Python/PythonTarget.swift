import Descriptors

/// A stub package for `KSR`, as PEP 561 has it.
enum PythonTarget {
  private static let package = "KSR-stubs"

  static func files(for catalog: Catalog, scope: Scope) -> [PlannedFile] {
    let modules = catalog.modules.filter { module in
      module.functions.contains { $0.available(in: .python) }
    }
    return modules.filter { $0.name != Module.coreName }.map { module in
      PlannedFile("\(package)/\(PythonNames.identifier(module.name)).pyi") {
        PythonModuleFile(module: module, catalog: catalog, scope: scope).text
      }
    } + [
      PlannedFile("\(package)/__init__.pyi") {
        PythonPackageFile.text(modules, catalog: catalog, scope: scope)
      },
      PlannedFile("pyproject.toml") { project(scope) },
    ]
  }

  private static func project(_ scope: Scope) -> String {
    """
    # \(scope.origin)
    [build-system]
    requires = ["hatchling"]
    build-backend = "hatchling.build"

    [project]
    name = "KSR-stubs"
    version = "\(version(scope))"
    description = "Types and documentation of KSR, the interface of Kamailio's KEMI scripts"
    requires-python = ">=3.9"
    dependencies = ["typing-extensions>=4.5"]

    [tool.hatch.build.targets.wheel]
    packages = ["\(package)"]

    """
  }

  /// The release that the stubs are for, as Python numbers versions.
  private static func version(_ scope: Scope) -> String {
    guard case .number(let major, let minor) = scope.release else { return "0.1.0" }
    return "\(major).\(minor).0"
  }
}
