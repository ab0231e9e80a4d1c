// What tests in Lua do: KSR._message, KSR._mock, … with values of any shape, and KSR._run.
#include "internal.h"

// As deep as values of tests may be.
enum { DEEPEST = 32 };

static void refuse_depth(lua_State *L, int depth) {
  if (depth > DEEPEST) luaL_error(L, "a table is nested deeper than %d levels", DEEPEST);
  luaL_checkstack(L, 8, NULL);
}

static size_t count_nodes(lua_State *L, int index, int depth) {
  refuse_depth(L, depth);
  size_t count = 1;
  if (lua_type(L, index) != LUA_TTABLE) return count;
  lua_pushnil(L);
  while (lua_next(L, index)) {
    count += count_nodes(L, lua_gettop(L), depth + 1);
    lua_pop(L, 1);
  }
  return count;
}

static ksr_node *add_node(lua_State *L, int index, ksr_node *next, int depth);

// A table with a first element is an array, and so is an empty one.
static ksr_node *add_table(lua_State *L, int index, ksr_node *node, int depth) {
  ksr_node *next = node + 1;
  int64_t length = (int64_t)lua_rawlen(L, index);
  bool is_array = length > 0;
  if (!is_array) {
    lua_pushnil(L);
    is_array = !lua_next(L, index);
    if (!is_array) lua_pop(L, 2);
  }
  node->type = is_array ? KSR_ARRAY : KSR_DICT;
  if (is_array) {
    for (lua_Integer i = 1; i <= length; i++) {
      lua_rawgeti(L, index, i);
      next = add_node(L, lua_gettop(L), next, depth + 1);
      lua_pop(L, 1);
      node->number++;
    }
    return next;
  }
  lua_pushnil(L);
  while (lua_next(L, index)) {
    if (lua_type(L, -2) != LUA_TSTRING) luaL_error(L, "a table is a list, or has names for keys, not both");
    ksr_node *child = next;
    next = add_node(L, lua_gettop(L), next, depth + 1);
    child->name = lua_tolstring(L, -2, &child->name_length);
    lua_pop(L, 1);
    node->number++;
  }
  return next;
}

static ksr_node *add_node(lua_State *L, int index, ksr_node *node, int depth) {
  refuse_depth(L, depth);
  *node = (ksr_node){.type = KSR_NULL};
  switch (lua_type(L, index)) {
    case LUA_TNIL: break;
    case LUA_TBOOLEAN:
      node->type = KSR_BOOL;
      node->number = lua_toboolean(L, index);
      break;
    case LUA_TNUMBER: {
      int whole;
      node->number = lua_tointegerx(L, index, &whole);
      if (!whole) luaL_error(L, "KEMI has no numbers with a fraction");
      node->type = node->number == (int32_t)node->number ? KSR_INT : KSR_LONG;
      break;
    }
    case LUA_TSTRING:
      node->type = KSR_STR;
      node->text = lua_tolstring(L, index, &node->length);
      break;
    case LUA_TTABLE: return add_table(L, index, node, depth);
    default: luaL_error(L, "KEMI has no values of the type %s", luaL_typename(L, index));
  }
  return node + 1;
}

int ksr_lua_call_bench(lua_State *L) {
  const char *name = lua_tostring(L, lua_upvalueindex(1));
  const ksr_host *host = &ksr_lua_find_host(L)->common;
  int count = lua_gettop(L);
  size_t node_count = 0;
  for (int i = 1; i <= count; i++) node_count += count_nodes(L, i, 0);
  // Lua's own memory: an error on the way loses nothing.
  ksr_node *nodes = lua_newuserdatauv(L, (node_count + 1) * sizeof *nodes, 0);
  ksr_node *next = nodes;
  for (int i = 1; i <= count; i++) next = add_node(L, i, next, 0);
  return ksr_lua_return(L, host, host->call_bench(host->context, name, nodes, (size_t)(next - nodes)));
}

int ksr_lua_run_route(lua_State *L) {
  const ksr_lua_host *host = ksr_lua_find_host(L);
  const char *name = luaL_checkstring(L, 1);
  lua_pushcfunction(L, ksr_lua_explain);
  lua_insert(L, 1);
  if (lua_getglobal(L, name) != LUA_TFUNCTION) return luaL_error(L, "there is no global function '%s'", name);
  lua_replace(L, 2);
  void *context = host->common.context;
  host->begin_named(context, name);
  int status = lua_pcall(L, lua_gettop(L) - 2, 0, 1);
  enum ksr_ending ending = ksr_lua_ending(L, status);
  size_t length = 0;
  const char *text = ending == KSR_FAILED ? lua_tolstring(L, -1, &length) : "";
  ksr_result result = host->end_named(context, name, ending, text, length);
  if (ending == KSR_FAILED) return lua_error(L);
  return ksr_lua_return(L, &host->common, result);
}
