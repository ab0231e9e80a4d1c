// From Lua's stack to the proxy and back.
#include "internal.h"

// What a call shows at most of the arguments that do not fit: more than any function takes.
enum { MAXIMUM_PASSED = 16 };

void ksr_lua_locate(lua_State *L, ksr_proxy *proxy) {
  enum { DEEPEST = 64 };
  lua_Debug caller;
  proxy->line = 0;
  proxy->depth = 0;
  proxy->source = NULL;
  if (!lua_getstack(L, 1, &caller)) return;
  lua_getinfo(L, "Sl", &caller);
  proxy->line = caller.currentline > 0 ? caller.currentline : 0;
  // "@path" for a file; valid as long as its function is active.
  proxy->source = caller.source[0] == '@' ? caller.source + 1 : "";
  // Functions of the script alone; those in C between them do not count.
  lua_Debug above;
  for (int level = 2; level < DEEPEST && lua_getstack(L, level, &above); level++) {
    lua_getinfo(L, "S", &above);
    if (*above.what != 'C') proxy->depth++;
  }
}

static enum ksr_type type_at(lua_State *L, int index, enum ksr_type wanted) {
  switch (lua_type(L, index)) {
    case LUA_TSTRING: return KSR_STR;
    case LUA_TBOOLEAN: return KSR_BOOL;
    case LUA_TNONE:
    case LUA_TNIL: return KSR_NULL;
    case LUA_TNUMBER: {
      if (wanted == KSR_STR) return KSR_STR;
      int whole;
      lua_Integer number = lua_tointegerx(L, index, &whole);
      if (!whole) return KSR_OTHER;
      return number == (int32_t)number ? KSR_INT : KSR_LONG;
    }
    default: return KSR_OTHER;
  }
}

// Describes what is on the stack, from `first` on. It leaves the texts there, so that they stay.
static int describe(lua_State *L, int first, const ksr_function *function, ksr_passed *passed) {
  int count = lua_gettop(L) - first + 1;
  if (count > MAXIMUM_PASSED) count = MAXIMUM_PASSED;
  luaL_checkstack(L, count + 4, NULL);
  for (int i = 0; i < count; i++) {
    enum ksr_type wanted = KSR_NONE;
    if (function && i < function->parameter_count) wanted = function->parameters[i];
    passed[i].type = type_at(L, first + i, wanted);
    passed[i].type_name = luaL_typename(L, first + i);
    passed[i].text = NULL;
    passed[i].length = 0;
    int type = lua_type(L, first + i);
    // What a table or a function prints as is an address, and __tostring would run the script.
    if (type == LUA_TSTRING || type == LUA_TNUMBER || type == LUA_TBOOLEAN) {
      passed[i].text = luaL_tolstring(L, first + i, &passed[i].length);
    }
  }
  return count;
}

static int refuse(lua_State *L, const ksr_function *function) {
  const ksr_host *host = &ksr_lua_find_host(L)->common;
  ksr_passed passed[MAXIMUM_PASSED];
  int count = describe(L, 1, function, passed);
  ksr_lua_locate(L, function->proxy);
  return ksr_lua_return(L, host, host->refuse(host->context, function, passed, (size_t)count));
}

// As app_lua reads them: any value for any parameter, and too many are ignored.
static bool read_compatibly(lua_State *L, const ksr_function *function, ksr_argument *arguments) {
  int top = lua_gettop(L);
  if (top > KSR_MAXIMUM_PARAMETERS || top < function->parameter_count) return false;
  for (int i = 0; i < function->parameter_count; i++) {
    arguments[i] = (ksr_argument){0};
    if (function->parameters[i] == KSR_STR) {
      size_t length = 0;
      arguments[i].text = lua_tolstring(L, i + 1, &length);
      arguments[i].number = (int64_t)length;
    } else if (function->parameters[i] == KSR_INT) {
      arguments[i].number = (int32_t)lua_tointeger(L, i + 1);
    } else {
      lua_Number number = lua_tonumber(L, i + 1);
      // Out of this range C leaves the conversion undefined.
      arguments[i].number = number >= -0x1p63 && number < 0x1p63 ? (int64_t)number : INT64_MIN;
    }
  }
  return true;
}

static inline bool read_str(lua_State *L, int index, ksr_argument *argument) {
  int type = lua_type(L, index);
  // Lua writes a number as text wherever text is wanted.
  if (type != LUA_TSTRING && type != LUA_TNUMBER) return false;
  size_t length;
  argument->text = lua_tolstring(L, index, &length);
  argument->number = (int64_t)length;
  return true;
}

static inline bool read_long(lua_State *L, int index, ksr_argument *argument) {
  if (lua_type(L, index) != LUA_TNUMBER) return false;
  int whole;
  argument->number = lua_tointegerx(L, index, &whole);
  return whole;
}

static inline bool read_int(lua_State *L, int index, ksr_argument *argument) {
  return read_long(L, index, argument) && argument->number == (int32_t)argument->number;
}

// The same for most numbers; a float that is whole takes the way of any call.
static inline bool read_integer(lua_State *L, int index, ksr_argument *argument) {
  if (!lua_isinteger(L, index)) return false;
  argument->number = lua_tointegerx(L, index, NULL);
  return argument->number == (int32_t)argument->number;
}

static bool read(lua_State *L, const ksr_function *function, ksr_argument *arguments) {
  int count = function->parameter_count;
  if (lua_gettop(L) != count) return false;
  for (int i = 0; i < count; i++) {
    bool fits;
    switch (function->parameters[i]) {
      case KSR_STR: fits = read_str(L, i + 1, &arguments[i]); break;
      case KSR_INT: fits = read_int(L, i + 1, &arguments[i]); break;
      default: fits = read_long(L, i + 1, &arguments[i]);
    }
    if (!fits) return false;
  }
  return true;
}

static void push_node(lua_State *L, const ksr_node **next, const ksr_node *end);

static void push_children(lua_State *L, const ksr_node *parent, const ksr_node **next, const ksr_node *end) {
  luaL_checkstack(L, 8, NULL);
  lua_newtable(L);
  for (int64_t i = 0; i < parent->number && *next < end; i++) {
    const ksr_node *child = *next;
    if (parent->type == KSR_DICT) lua_pushlstring(L, child->name, child->name_length);
    push_node(L, next, end);
    if (parent->type == KSR_DICT) {
      lua_rawset(L, -3);
    } else {
      lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
  }
}

// As deep as the proxy makes a tree, which is bounded.
static void push_node(lua_State *L, const ksr_node **next, const ksr_node *end) {
  const ksr_node *node = (*next)++;
  switch (node->type) {
    case KSR_INT:
    case KSR_LONG: lua_pushinteger(L, node->number); break;
    case KSR_BOOL: lua_pushboolean(L, node->number != 0); break;
    case KSR_STR: lua_pushlstring(L, node->text, node->length); break;
    case KSR_DICT:
    case KSR_ARRAY: push_children(L, node, next, end); break;
    default: lua_pushnil(L);
  }
}

static int push(lua_State *L, const ksr_proxy *proxy, ksr_result result) {
  switch (result.type) {
    case KSR_NONE: return 0;
    case KSR_INT:
    case KSR_LONG: lua_pushinteger(L, result.number); return 1;
    case KSR_BOOL: lua_pushboolean(L, result.number != 0); return 1;
    case KSR_STR: lua_pushlstring(L, proxy->text, (size_t)result.number); return 1;
    case KSR_DICT:
    case KSR_ARRAY: {
      const ksr_node *next = proxy->nodes;
      push_node(L, &next, proxy->nodes + proxy->node_count);
      return 1;
    }
    case KSR_FAILURE:
      luaL_where(L, 1);
      lua_pushlstring(L, proxy->text, (size_t)result.number);
      lua_concat(L, 2);
      return lua_error(L);
    default: lua_pushnil(L); return 1;
  }
}

static inline int answer(lua_State *L, const ksr_function *function, const ksr_argument *arguments) {
  ksr_proxy *proxy = function->proxy;
  if (proxy->observed) ksr_lua_locate(L, proxy);
  ksr_result result = function->call(function, arguments);
  if (proxy->runs_routes) return ksr_lua_return(L, &ksr_lua_find_host(L)->common, result);
  // Most functions return one of these two.
  if (result.type == KSR_INT) {
    lua_pushinteger(L, result.number);
    return 1;
  }
  if (result.type == KSR_BOOL) {
    lua_pushboolean(L, result.number != 0);
    return 1;
  }
  return push(L, proxy, result);
}

static inline const ksr_function *called(lua_State *L) { return lua_touserdata(L, lua_upvalueindex(1)); }

// Any call, and those that do not fit.
static int call(lua_State *L) {
  const ksr_function *function = called(L);
  ksr_argument arguments[KSR_MAXIMUM_PARAMETERS];
  if (!read(L, function, arguments)) {
    if (!function->proxy->compatible || !read_compatibly(L, function, arguments)) return refuse(L, function);
  }
  return answer(L, function, arguments);
}

// The signatures that scripts call most, without a look at the types of their parameters.

static int call_nothing(lua_State *L) {
  if (lua_gettop(L) != 0) return call(L);
  ksr_argument argument;
  return answer(L, called(L), &argument);
}

static int call_int(lua_State *L) {
  ksr_argument argument;
  if (lua_gettop(L) != 1 || !read_integer(L, 1, &argument)) return call(L);
  return answer(L, called(L), &argument);
}

static int call_str(lua_State *L) {
  ksr_argument argument;
  if (lua_gettop(L) != 1 || !read_str(L, 1, &argument)) return call(L);
  return answer(L, called(L), &argument);
}

static int call_int_int(lua_State *L) {
  ksr_argument arguments[2];
  if (lua_gettop(L) != 2 || !read_integer(L, 1, &arguments[0]) || !read_integer(L, 2, &arguments[1])) return call(L);
  return answer(L, called(L), arguments);
}

lua_CFunction ksr_lua_call_of(const ksr_function *function) {
  const enum ksr_type *types = function->parameters;
  switch (function->parameter_count) {
    case 0: return call_nothing;
    case 1: return types[0] == KSR_INT ? call_int : types[0] == KSR_STR ? call_str : call;
    case 2: return types[0] == KSR_INT && types[1] == KSR_INT ? call_int_int : call;
    default: return call;
  }
}

// Each in a protected call of its own: exit() leaves the route alone, not the one that caused it.
static void run_routes(lua_State *L, const ksr_host *host) {
  const char *route;
  while ((route = host->begin_route(host->context))) {
    luaL_checkstack(L, 8, NULL);
    lua_pushcfunction(L, ksr_lua_explain);
    int status = LUA_ERRRUN;
    if (lua_getglobal(L, route) == LUA_TFUNCTION) {
      status = lua_pcall(L, 0, 0, -2);
    } else {
      lua_pop(L, 1);
      lua_pushfstring(L, "the script has no function '%s'", route);
    }
    enum ksr_ending ending = ksr_lua_ending(L, status);
    size_t length = 0;
    const char *text = ending == KSR_FAILED ? lua_tolstring(L, -1, &length) : "";
    host->end_route(host->context, ending, text, length);
    lua_pop(L, status == LUA_OK ? 1 : 2);
  }
}

int ksr_lua_return(lua_State *L, const ksr_host *host, ksr_result result) {
  // Before the routes run: their calls write into the same memory.
  int count = push(L, host->proxy, result);
  if (!host->proxy->runs_routes) return count;
  run_routes(L, host);
  if (!host->proxy->amends_result) return count;
  return push(L, host->proxy, host->amend(host->context));
}

static int leave(lua_State *L, bool drops) {
  const ksr_lua_host *host = ksr_lua_find_host(L);
  ksr_lua_locate(L, host->common.proxy);
  host->leave(host->common.context, drops);
  lua_pushliteral(L, KSR_EXIT);
  return lua_error(L);
}

int ksr_lua_exit(lua_State *L) { return leave(L, false); }

int ksr_lua_drop(lua_State *L) { return leave(L, true); }

int ksr_lua_modf(lua_State *L) {
  const ksr_host *host = &ksr_lua_find_host(L)->common;
  ksr_passed passed[MAXIMUM_PASSED];
  int count = describe(L, 1, NULL, passed);
  ksr_lua_locate(L, host->proxy);
  return ksr_lua_return(L, host, host->call_native(host->context, passed, (size_t)count));
}
