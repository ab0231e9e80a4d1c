import Descriptors

/// Editor annotations (LuaCATS), a `.luarc.json` to copy, and a luacheck standard.
enum LuaTarget {
  static func files(for catalog: Catalog, scope: Scope) -> [PlannedFile] {
    var modules = catalog.modules.filter { module in
      module.functions.contains { $0.available(in: .lua) }
    }
    // The table KSR is there whatever the output is limited to.
    if !modules.contains(where: { $0.name == Module.coreName }) {
      modules.insert(Module(name: Module.coreName), at: 0)
    }
    return modules.map { module in
      PlannedFile("library/\(module.name == Module.coreName ? "KSR" : "KSR/" + module.name).lua") {
        LuaModuleFile(module: module, catalog: catalog, scope: scope).text
      }
    } + [
      PlannedFile(".luarc.json") { LuaSettings.text(scope: scope) },
      PlannedFile(".luacheckrc") { [modules] in LuacheckStandard.text(modules, scope: scope) },
    ]
  }
}
