import CLua
import TestSupport
import Testing

/// The string functions and `table.move` in C which report their work, tested by scripts: each raises an
/// error that says what was wrong.
@Suite struct StringFunctionTests {
  @Test(arguments: ["expected-results.lua", "same-as-stock.lua", "interrupted.lua"])
  func script(_ name: String) throws {
    let state = try #require(luaL_newstate())
    defer { lua_close(state) }
    luaL_openlibs(state)
    keepStockFunctions(state)
    stepsLeft(state).pointee = lua_Integer.max
    ksr_open_strings(state, takeSteps)
    lua_pushcclosure(state, allowSteps, 0)
    lua_setglobal(state, "allow")

    let path = Repository.root + "/Tests/LuaHostTests/Patterns/" + name
    try #require(luaL_loadfilex(state, path, nil) == LUA_OK, "\(message(state))")
    #expect(lua_pcallk(state, 0, 0, 0, 0, nil) == LUA_OK, "\(message(state))")
  }

  private func message(_ state: OpaquePointer) -> String {
    lua_tolstring(state, -1, nil).map { String(cString: $0) } ?? "no message"
  }

  /// Leaves them in the global `stock`, by name.
  private func keepStockFunctions(_ state: OpaquePointer) {
    lua_createtable(state, 0, 6)
    for name in ["find", "gmatch", "gsub", "match", "rep", "move"] {
      lua_getglobal(state, name == "move" ? "table" : "string")
      lua_getfield(state, -1, name)
      lua_setfield(state, -3, name)
      lua_settop(state, -2)
    }
    lua_setglobal(state, "stock")
  }
}

/// Kept in the space that Lua has before each state for its host.
private func stepsLeft(_ state: OpaquePointer) -> UnsafeMutablePointer<lua_Integer> {
  let space = UnsafeMutableRawPointer(state) - MemoryLayout<UnsafeRawPointer>.size
  return space.assumingMemoryBound(to: lua_Integer.self)
}

/// Interrupts the script, with the number of steps for its error, when it has taken all it was allowed.
private let takeSteps: ksr_step = { state, steps in
  guard let state else { return false }
  stepsLeft(state).pointee -= steps
  if stepsLeft(state).pointee > 0 { return true }
  lua_pushinteger(state, steps)
  return false
}

/// `allow(steps)` in a script.
private let allowSteps: lua_CFunction = { state in
  guard let state else { return 0 }
  stepsLeft(state).pointee = lua_tointegerx(state, 1, nil)
  return 0
}
