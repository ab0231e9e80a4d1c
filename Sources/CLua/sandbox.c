// What a script must not have while it runs under limits: ways around the hook, and C functions that loop without it.
#include "internal.h"

// More elements than any table of a script has; a table can only claim to be longer.
enum { LONGEST = 1 << 24 };

// A Kamailio process would end with it.
static int refuse_exit(lua_State *L) {
  return luaL_error(L, "os.exit() would end the whole Kamailio process; KSR.x.exit() ends the route");
}

// Lua turns hooks off while a finalizer runs.
static int set_metatable(lua_State *L) {
  lua_settop(L, 2);
  if (lua_istable(L, 2)) {
    lua_pushliteral(L, "__gc");
    if (lua_rawget(L, 2) != LUA_TNIL) return luaL_error(L, "finalizers (__gc) are not available under limits");
    lua_pop(L, 1);
  }
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, 2, 1);
  return 1;
}

static void refuse_length(lua_State *L, lua_Integer length) {
  if (length > LONGEST) luaL_argerror(L, 1, "it claims to be longer than the limits allow");
}

// Calls the stock function once the table's length is known to be sane.
static int check_length(lua_State *L) {
  if (luaL_getmetafield(L, 1, "__len") != LUA_TNIL) {
    lua_pop(L, 1);
    refuse_length(L, luaL_len(L, 1));
  }
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
  return lua_gettop(L);
}

// Without a metatable, the first missing element ends it.
static int check_range(lua_State *L) {
  if (lua_isinteger(L, 4) && lua_getmetatable(L, 1)) {
    lua_pop(L, 1);
    refuse_length(L, lua_tointeger(L, 4) - luaL_optinteger(L, 3, 1));
  }
  return check_length(L);
}

static void wrap(lua_State *L, const char *name, lua_CFunction wrapper) {
  lua_getfield(L, -1, name);
  lua_pushcclosure(L, wrapper, 1);
  lua_setfield(L, -2, name);
}

// The rest of the library reaches into C functions, or turns the hook off.
static void reduce_debug(lua_State *L) {
  static const char *const kept[] = {"traceback", "getinfo", "getlocal", NULL};
  lua_getglobal(L, LUA_DBLIBNAME);
  lua_newtable(L);
  for (const char *const *name = kept; *name; name++) {
    lua_getfield(L, -2, *name);
    lua_setfield(L, -2, *name);
  }
  lua_pushvalue(L, -1);
  lua_setglobal(L, LUA_DBLIBNAME);
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
  lua_insert(L, -2);
  lua_setfield(L, -2, LUA_DBLIBNAME);
  lua_pop(L, 2);
}

void ksr_lua_close_in(lua_State *L) {
  reduce_debug(L);
  lua_getglobal(L, LUA_OSLIBNAME);
  lua_pushcfunction(L, refuse_exit);
  lua_setfield(L, -2, "exit");
  lua_getglobal(L, LUA_GNAME);
  wrap(L, "setmetatable", set_metatable);
  lua_getglobal(L, LUA_TABLIBNAME);
  wrap(L, "insert", check_length);
  wrap(L, "remove", check_length);
  wrap(L, "sort", check_length);
  wrap(L, "concat", check_range);
  lua_pop(L, 3);
}
