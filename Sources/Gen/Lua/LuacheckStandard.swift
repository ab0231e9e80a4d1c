import Descriptors

/// A luacheck configuration that knows every field of KSR.
enum LuacheckStandard {
  static func text(_ modules: [Module], scope: Scope) -> String {
    var text = """
      -- \(scope.origin)
      -- Use it as it is (luacheck --config), or take stds.kamailio into a configuration of your own.
      std = "min+kamailio"

      -- Kamailio calls routes by name: they are globals that the script itself never uses.
      allow_defined_top = true
      ignore = { "131" }

      stds.kamailio = {
        read_globals = {
          KSR = {
            fields = {

      """
    for module in modules {
      let names = Set(module.functions.filter { $0.available(in: .lua) }.map(\.name)).sorted()
      if module.name == Module.coreName {
        for name in names { text += "        \(field(name)) = {},\n" }
      } else {
        text += "        \(field(module.name)) = {\n          fields = {\n"
        for name in names { text += "            \(field(name)) = {},\n" }
        text += "          },\n        },\n"
      }
    }
    return text + "      },\n    },\n  },\n}\n"
  }

  private static func field(_ name: String) -> String {
    LuaNames.keywords.contains(name) ? "[\"\(name)\"]" : name
  }
}
