// Three KSR functions as somebody would write them by hand for Lua, with the same checks of their arguments.
#include <lua5.4/lauxlib.h>
#include <lua5.4/lua.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

static uint32_t flags;
static const char method[] = "OPTIONS";

static int32_t check_int(lua_State *L, int position) {
  int whole;
  lua_Integer number = lua_tointegerx(L, position, &whole);
  if (lua_type(L, position) != LUA_TNUMBER || !whole || number != (int32_t)number) {
    luaL_argerror(L, position, "an int expected");
  }
  return (int32_t)number;
}

static void check_count(lua_State *L, int count) {
  if (lua_gettop(L) != count) luaL_error(L, "%d arguments expected, %d passed", count, lua_gettop(L));
}

static int isflagset(lua_State *L) {
  check_count(L, 1);
  int32_t flag = check_int(L, 1);
  lua_pushboolean(L, flag >= 0 && flag <= 31 && (flags & (1u << flag)) != 0);
  return 1;
}

static bool names_method(const char *text, size_t length) {
  return length == strlen(method) && strncasecmp(text, method, length) == 0;
}

// One method, whatever its case, or a list of them: "INVITE|ACK".
static bool matches_method(const char *text, size_t length) {
  const char *bar;
  while ((bar = memchr(text, '|', length))) {
    if (names_method(text, (size_t)(bar - text))) return true;
    length -= (size_t)(bar + 1 - text);
    text = bar + 1;
  }
  return names_method(text, length);
}

static int is_method(lua_State *L) {
  check_count(L, 1);
  int type = lua_type(L, 1);
  if (type != LUA_TSTRING && type != LUA_TNUMBER) luaL_argerror(L, 1, "a str expected");
  size_t length;
  const char *text = lua_tolstring(L, 1, &length);
  lua_pushboolean(L, matches_method(text, length));
  return 1;
}

static int ds_is_from_list_mode(lua_State *L) {
  check_count(L, 2);
  check_int(L, 1);
  check_int(L, 2);
  lua_pushinteger(L, 1);
  return 1;
}

int luaopen_byhand(lua_State *L) {
  static const luaL_Reg core[] = {{"isflagset", isflagset}, {"is_method", is_method}, {NULL, NULL}};
  static const luaL_Reg dispatcher[] = {{"ds_is_from_list_mode", ds_is_from_list_mode}, {NULL, NULL}};
  luaL_newlib(L, core);
  luaL_newlib(L, dispatcher);
  lua_setfield(L, -2, "dispatcher");
  return 1;
}
