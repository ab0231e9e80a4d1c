// The proxy's door into Lua. Whatever can raise a Lua error is in this folder: no error crosses a Swift frame.
#ifndef KSR_LUA_H
#define KSR_LUA_H

#include "CProxy.h"

// What C calls in Swift for Lua alone as well.
typedef struct ksr_lua_host {
  ksr_host common;
  // The script calls KSR.x.exit or KSR.x.drop, which unwinds it.
  void (*leave)(void *context, bool drops);
  // KSR._run: a route of the script begins, and ends; how, is the result.
  void (*begin_named)(void *context, const char *route);
  ksr_result (*end_named)(void *context, const char *route, enum ksr_ending ending, const char *text, size_t length);
} ksr_lua_host;

typedef struct ksr_lua_limits {
  int64_t instructions;  // of one route
  int64_t milliseconds;  // of one route
  size_t bytes;          // of everything that the script holds
} ksr_lua_limits;

// An interpreter of our own, with limits.
typedef struct ksr_lua ksr_lua;

// NULL if there is not enough memory. The host has to outlive the interpreter.
ksr_lua *ksr_lua_open(const ksr_lua_host *host, ksr_lua_limits limits, bool covers);
void ksr_lua_close(ksr_lua *lua);

// Runs a script's main chunk. The name starts with @ for a file.
enum ksr_ending ksr_lua_load(ksr_lua *lua, const char *text, size_t length, const char *name);
bool ksr_lua_has(ksr_lua *lua, const char *route);
// Calls a global function, with an event's name if one is given.
enum ksr_ending ksr_lua_run(ksr_lua *lua, const char *route, const char *event);
// Why the last load or run failed; valid until the next.
const char *ksr_lua_failure(ksr_lua *lua, size_t *length);
// Pushes on the stack of a foreign interpreter: the table KSR, which is made once for each host.
struct lua_State;
void ksr_lua_push_table(struct lua_State *L, const ksr_lua_host *host);
const ksr_lua_host *ksr_lua_find_host(struct lua_State *L);

#endif
