/// What is in the standard library of some versions of Lua and not of others.
///
/// What a version has only where it was built to be compatible counts as there when its makefile builds it so.
enum LuaLibrary {
  /// Where each of these names is: functions by themselves, and members by the name of their table.
  static let names: [String: LuaDialects] = {
    var names: [String: LuaDialects] = [:]
    for (dialects, list) in table {
      for name in list.split(separator: " ") { names[String(name)] = dialects }
    }
    return names
  }()

  /// What to use instead, where there is something.
  static let replacements: [String: String] = [
    "bit": "the operators & | ~ << >>", "bit32": "the operators & | ~ << >>",
    "getfenv": "_ENV", "gcinfo": "collectgarbage('count')", "loadstring": "load", "math.mod": "math.fmod",
    "package.loaders": "package.searchers", "package.searchers": "package.loaders", "rawlen": "#",
    "setfenv": "_ENV", "string.gfind": "string.gmatch", "table.foreach": "pairs", "table.foreachi": "ipairs",
    "table.getn": "#", "table.pack": "{…} and select('#', …)", "table.unpack": "unpack",
    "unpack": "table.unpack",
  ]

  /// Whether the server or a library defines a global, in some version at least.
  static func isGlobal(_ name: String) -> Bool {
    globals.contains(name) || names[name] != nil || UnseenModules.luaModules.contains(name)
  }

  /// What every version has, and what other programs that run the same scripts have.
  private static let globals = Set(
    """
    KSR _ENV _G _VERSION arg assert collectgarbage coroutine debug dofile error getmetatable io ipairs load loadfile \
    math module ngx next os package pairs pcall print rawequal rawget rawset require select setmetatable sr string \
    table tonumber tostring type xpcall
    """.split(separator: " ").map(String.init))

  private static let table: [(LuaDialects, String)] = [
    ([.lua51, .jit], "getfenv setfenv newproxy gcinfo debug.getfenv debug.setfenv math.mod string.gfind"),
    ([.lua51, .jit], "table.foreach table.foreachi table.getn"),
    ([.lua51], "table.setn"),
    ([.lua51, .lua52, .jit], "unpack loadstring module package.loaders package.seeall table.maxn"),
    ([.lua52, .lua53], "bit32"),
    ([.jit], "bit jit"),
    (.since52, "rawlen table.pack table.unpack package.searchers debug.getuservalue debug.setuservalue"),
    ([.since52, .jit], "package.searchpath debug.upvalueid debug.upvaluejoin"),
    (.since53, "utf8 string.pack string.packsize string.unpack"),
    (.since53, "math.maxinteger math.mininteger math.tointeger math.type math.ult"),
    ([.since53, .jit], "table.move coroutine.isyieldable"),
    (.lua54, "warn coroutine.close debug.setcstacklimit"),
  ]

  /// Tables with a member that not every version has.
  static let tables: Set<String> = Set(
    names.keys.compactMap { name in
      name.contains(".") ? name.split(separator: ".").first.map(String.init) : nil
    })
}
