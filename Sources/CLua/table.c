// The table KSR.
#include <string.h>

#include "internal.h"

static const char host_key = 0;

const ksr_lua_host *ksr_lua_find_host(lua_State *L) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &host_key);
  const ksr_lua_host *host = lua_touserdata(L, -1);
  lua_pop(L, 1);
  return host;
}

// __index of KSR and of each module; the upvalue is the module's name.
static int unknown_name(lua_State *L) {
  // Lua itself says what is wrong with any other key.
  if (lua_type(L, 2) != LUA_TSTRING) return 0;
  const ksr_host *host = &ksr_lua_find_host(L)->common;
  const char *module = lua_tostring(L, lua_upvalueindex(1));
  return ksr_lua_return(L, host, host->unknown(host->context, module, lua_tostring(L, 2)));
}

// Below the top of the stack is the table.
static void set_unknown_name(lua_State *L, const char *module) {
  lua_createtable(L, 0, 1);
  lua_pushstring(L, module);
  lua_pushcclosure(L, unknown_name, 1);
  lua_setfield(L, -2, "__index");
  lua_setmetatable(L, -2);
}

static void set_entries(lua_State *L, const ksr_proxy *proxy) {
  const ksr_function *function = proxy->functions;
  const ksr_function *end = function + proxy->function_count;
  while (function < end) {
    const char *module = function->module;
    if (*module) lua_createtable(L, 0, 32);
    for (; function < end && strcmp(function->module, module) == 0; function++) {
      lua_pushlightuserdata(L, (void *)function);
      lua_pushcclosure(L, ksr_lua_call_of(function), 1);
      lua_setfield(L, -2, function->name);
    }
    if (*module) {
      set_unknown_name(L, module);
      lua_setfield(L, -2, module);
    }
  }
}

static void set_bench(lua_State *L) {
  static const char *const names[] = {"message", "mock", "calls", "outcome", "reset", "option", NULL};
  for (const char *const *name = names; *name; name++) {
    lua_pushfstring(L, "_%s", *name);
    lua_pushstring(L, *name);
    lua_pushcclosure(L, ksr_lua_call_bench, 1);
    lua_rawset(L, -3);
  }
  lua_pushcfunction(L, ksr_lua_run_route);
  lua_setfield(L, -2, "_run");
}

void ksr_lua_push_table(lua_State *L, const ksr_lua_host *host) {
  static const luaL_Reg x[] = {{"exit", ksr_lua_exit}, {"drop", ksr_lua_drop}, {"modf", ksr_lua_modf}, {NULL, NULL}};
  lua_pushlightuserdata(L, (void *)host);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &host_key);
  lua_createtable(L, 0, 256);
  set_entries(L, host->common.proxy);
  luaL_newlib(L, x);
  set_unknown_name(L, "x");
  lua_setfield(L, -2, "x");
  if (host->common.call_bench) set_bench(L);
  set_unknown_name(L, "");
}
