// A script that does not end, or that eats memory, is stopped by an error.
#define _POSIX_C_SOURCE 200809L

#include <stdlib.h>
#include <time.h>

#include "internal.h"

// As many instructions pass between two looks at the limits.
enum { INTERVAL = 1000 };

void *ksr_lua_allocate(void *context, void *block, size_t old_size, size_t new_size) {
  ksr_lua *lua = context;
  // For a new block, Lua passes what kind of object it is for.
  if (!block) old_size = 0;
  if (new_size == 0) {
    free(block);
    lua->bytes -= old_size;
    return NULL;
  }
  if (new_size > old_size && new_size - old_size > lua->limits.bytes - lua->bytes) {
    lua->memory_exceeded = true;
    return NULL;
  }
  void *moved = realloc(block, new_size);
  if (moved) lua->bytes += new_size - old_size;
  return moved;
}

static int64_t now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

void ksr_lua_begin_limits(ksr_lua *lua) {
  lua->instructions = lua->limits.instructions;
  lua->deadline = now() + lua->limits.milliseconds;
  lua->memory_exceeded = false;
  if (lua->exceeded) {
    lua->exceeded = NULL;
    ksr_lua_set_hook(lua);
  }
}

static void hook(lua_State *L, lua_Debug *event) {
  ksr_lua *lua = ksr_lua_of(L);
  if (event->event == LUA_HOOKLINE) {
    lua_getinfo(L, "S", event);
    if (event->source[0] == '@') lua->host->common.line(lua->host->common.context, event->source + 1, event->currentline);
  } else {
    ksr_lua_step(L, INTERVAL);
  }
}

void ksr_lua_set_hook(ksr_lua *lua) {
  lua_sethook(lua->state, hook, LUA_MASKCOUNT | (lua->covers ? LUA_MASKLINE : 0), INTERVAL);
}

void ksr_lua_step(lua_State *L, lua_Integer steps) {
  ksr_lua *lua = ksr_lua_of(L);
  if (!lua->exceeded) {
    lua->instructions -= steps;
    if (lua->instructions < 0) {
      lua->exceeded = "it ran more instructions in one route";
    } else if (now() > lua->deadline) {
      lua->exceeded = "it ran longer in one route";
    }
  }
  if (lua->exceeded) {
    // From here on at every instruction: a pcall in a loop does not keep the script alive.
    lua_sethook(L, hook, LUA_MASKCOUNT, 1);
    lua_sethook(lua->state, hook, LUA_MASKCOUNT, 1);
    luaL_error(L, "the script was stopped: %s than the limit allows", lua->exceeded);
  }
}
