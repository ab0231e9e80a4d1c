// `require "KSR"` in a stock Lua: the table KSR, as a global too, for the scripts that are to be tested.
#include "CLuaModule.h"

static int release(lua_State *L) {
  const ksr_lua_host **owner = lua_touserdata(L, 1);
  if (*owner) ksr_lua_module_close(*owner);
  *owner = NULL;
  return 0;
}

int luaopen_KSR(lua_State *L) {
  // The owner comes first, so that nothing is lost if memory runs out further on.
  const ksr_lua_host **owner = lua_newuserdatauv(L, sizeof *owner, 0);
  *owner = NULL;
  lua_createtable(L, 0, 1);
  lua_pushcfunction(L, release);
  lua_setfield(L, -2, "__gc");
  lua_setmetatable(L, -2);
  luaL_ref(L, LUA_REGISTRYINDEX);
  *owner = ksr_lua_module_open();
  ksr_lua_push_table(L, *owner);
  lua_pushvalue(L, -1);
  lua_setglobal(L, "KSR");
  return 1;
}
