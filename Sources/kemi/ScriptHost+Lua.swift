import LuaHost
import Scenarios

extension ScriptHost {
  static let lua = ScriptHost(
    compatibleTreatment: .compatibleWithLua,
    load: {
      try LuaScript($0.text, name: $0.path, proxy: $0.proxy, limits: $0.limits, covered: $0.covered)
    },
    executableLines: LuaLines.executable)
}
