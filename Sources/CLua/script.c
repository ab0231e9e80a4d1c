// An interpreter of our own: opened, given a script, asked to run a route.
#include <stdlib.h>
#include <string.h>

#include "internal.h"

ksr_lua *ksr_lua_of(lua_State *L) { return *(ksr_lua **)lua_getextraspace(L); }

static bool step(lua_State *L, lua_Integer steps) {
  ksr_lua_step(L, steps);
  return true;
}

static int set_up(lua_State *L) {
  const ksr_lua *lua = lua_touserdata(L, 1);
  luaL_openlibs(L);
  ksr_open_strings(L, step);
  ksr_lua_close_in(L);
  ksr_lua_push_table(L, lua->host);
  lua_setglobal(L, "KSR");
  return 0;
}

ksr_lua *ksr_lua_open(const ksr_lua_host *host, ksr_lua_limits limits, bool covers) {
  ksr_lua *lua = calloc(1, sizeof *lua);
  if (!lua) return NULL;
  lua->host = host;
  lua->limits = limits;
  lua->covers = covers;
  lua->state = lua_newstate(ksr_lua_allocate, lua);
  if (!lua->state) {
    free(lua);
    return NULL;
  }
  *(ksr_lua **)lua_getextraspace(lua->state) = lua;
  ksr_lua_begin_limits(lua);
  lua_pushcfunction(lua->state, set_up);
  lua_pushlightuserdata(lua->state, lua);
  if (lua_pcall(lua->state, 1, 0, 0) != LUA_OK) {
    ksr_lua_close(lua);
    return NULL;
  }
  ksr_lua_set_hook(lua);
  return lua;
}

void ksr_lua_close(ksr_lua *lua) {
  // Finalizers of the script run here, and they have limits too.
  ksr_lua_begin_limits(lua);
  lua_close(lua->state);
  free(lua->failure);
  free(lua);
}

static bool is_exit(lua_State *L) {
  return lua_type(L, -1) == LUA_TSTRING && strcmp(lua_tostring(L, -1), KSR_EXIT) == 0;
}

// The message handler: adds where the script was, which only here is still known.
int ksr_lua_explain(lua_State *L) {
  if (is_exit(L)) return 1;
  const char *text = lua_tostring(L, -1);
  if (!text) {
    if (luaL_callmeta(L, -1, "__tostring") && lua_type(L, -1) == LUA_TSTRING) {
      text = lua_tostring(L, -1);
    } else {
      text = lua_pushfstring(L, "the script raised an error that is no text but a %s", luaL_typename(L, 1));
    }
  }
  luaL_traceback(L, L, text, 1);
  return 1;
}

enum ksr_ending ksr_lua_ending(lua_State *L, int status) {
  if (status == LUA_OK) return KSR_RETURNED;
  return is_exit(L) ? KSR_EXITED : KSR_FAILED;
}

static void keep_failure(ksr_lua *lua, const char *text, size_t length) {
  free(lua->failure);
  lua->failure = malloc(length + 1);
  lua->failure_length = lua->failure ? length : 0;
  if (lua->failure) memcpy(lua->failure, text, length + 1);
}

// What is to be called is on the stack with its arguments, and below it the message handler.
static enum ksr_ending finish(ksr_lua *lua, int argument_count) {
  lua_State *L = lua->state;
  int status = lua_pcall(L, argument_count, 0, 1);
  enum ksr_ending ending = ksr_lua_ending(L, status);
  if (ending == KSR_FAILED) {
    size_t length = 0;
    const char *text = lua_tolstring(L, -1, &length);
    if (lua->memory_exceeded && status == LUA_ERRMEM) {
      text = "the script was stopped: it needs more memory than the limit allows";
      length = strlen(text);
    }
    keep_failure(lua, text ? text : "unknown error", text ? length : strlen("unknown error"));
  }
  lua_settop(L, 0);
  return ending;
}

// Setting up a call allocates as well, so it is protected too.
typedef struct request {
  ksr_lua *lua;
  const char *text;
  size_t length;
  const char *name;
} request;

static enum ksr_ending begin(ksr_lua *lua, lua_CFunction prepare, request *request) {
  lua_State *L = lua->state;
  ksr_lua_begin_limits(lua);
  lua_settop(L, 0);
  // Neither of these allocates: the stack has LUA_MINSTACK free places.
  lua_pushcfunction(L, ksr_lua_explain);
  lua_pushcfunction(L, prepare);
  lua_pushlightuserdata(L, request);
  return finish(lua, 1);
}

static int load_and_run(lua_State *L) {
  const request *request = lua_touserdata(L, 1);
  // As text only: bytecode can crash Lua.
  if (luaL_loadbufferx(L, request->text, request->length, request->name, "t") != LUA_OK) return lua_error(L);
  lua_call(L, 0, 0);
  return 0;
}

enum ksr_ending ksr_lua_load(ksr_lua *lua, const char *text, size_t length, const char *name) {
  request request = {.lua = lua, .text = text, .length = length, .name = name};
  return begin(lua, load_and_run, &request);
}

static int find_and_run(lua_State *L) {
  const request *request = lua_touserdata(L, 1);
  if (lua_getglobal(L, request->name) != LUA_TFUNCTION) {
    return luaL_error(L, "the script has no function '%s'", request->name);
  }
  if (request->text) lua_pushstring(L, request->text);
  lua_call(L, request->text ? 1 : 0, 0);
  return 0;
}

enum ksr_ending ksr_lua_run(ksr_lua *lua, const char *route, const char *event) {
  request request = {.lua = lua, .text = event, .name = route};
  return begin(lua, find_and_run, &request);
}

static int find(lua_State *L) {
  request *request = lua_touserdata(L, 1);
  if (lua_getglobal(L, request->name) == LUA_TFUNCTION) request->length = 1;
  return 0;
}

bool ksr_lua_has(ksr_lua *lua, const char *route) {
  request request = {.lua = lua, .name = route};
  return begin(lua, find, &request) == KSR_RETURNED && request.length == 1;
}

const char *ksr_lua_failure(ksr_lua *lua, size_t *length) {
  *length = lua->failure_length;
  return lua->failure ? lua->failure : "";
}
