import Descriptors

/// `__init__.pyi`: the core's functions, and the sub-modules.
enum PythonPackageFile {
  static func text(_ modules: [Module], catalog: Catalog, scope: Scope) -> String {
    let core = modules.first { $0.name == Module.coreName }
    let functions = core.map {
      PythonModuleFile(module: $0, catalog: catalog, scope: scope, otherNames: modules.map(\.name))
    }
    var text = "# \(scope.origin)\n"
    text += PythonDocstring.text("KSR: what Kamailio offers to a KEMI script.", indent: "")
    text += functions?.imports ?? ""
    for module in modules where module.name != Module.coreName {
      if PythonNames.isReachable(module) {
        text += "from . import \(module.name) as \(module.name)\n"
      } else {
        let stub = PythonNames.identifier(module.name)
        text += """
          # '\(module.name)' is a reserved word: at run time it is \(PythonNames.path(module)). For its types:
          #     if TYPE_CHECKING:
          #         from KSR import \(stub) as ksr_\(module.name)
          #     else:
          #         ksr_\(module.name) = \(PythonNames.path(module))

          """
      }
    }
    return text + (functions?.functions ?? "")
  }
}
