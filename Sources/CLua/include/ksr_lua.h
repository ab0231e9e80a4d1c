// The proxy's door into Lua. Whatever can raise a Lua error is in this folder: no error crosses a Swift frame.
#ifndef KSR_LUA_H
#define KSR_LUA_H

#include "CProxy.h"

// What C calls in Swift.
typedef struct ksr_lua_host {
  void *context;
  void *owner;  // whoever keeps the context alive
  ksr_proxy *proxy;
  // Treats a call whose arguments do not fit.
  void (*refuse)(void *context, const ksr_function *function, const ksr_passed *passed, size_t count,
                 ksr_result *result);
  // Says what is wrong with reading a name that KSR, or one of its modules, does not have.
  void (*unknown)(void *context, const char *module, const char *name, ksr_result *result);
  // The next route that the current call has caused to run, or NULL; valid until it ends.
  const char *(*begin_route)(void *context);
  void (*end_route)(void *context, enum ksr_ending ending, const char *text, size_t length);
  // What the call returns after its routes have run, if they have changed it.
  void (*amend)(void *context, ksr_result *result);
  // The script calls KSR.x.exit or KSR.x.drop, which unwinds it.
  void (*leave)(void *context, bool drops);
  // KSR.x.modf: a function by its native name.
  void (*call_native)(void *context, const ksr_passed *passed, size_t count, ksr_result *result);
  // For tests, KSR._name: the arguments one after the other, flat as in a result. NULL where there are none.
  void (*call_bench)(void *context, const char *name, const ksr_node *nodes, size_t count, ksr_result *result);
  // KSR._run: a route of the script begins, and ends; how, is the result.
  void (*begin_named)(void *context, const char *route);
  void (*end_named)(void *context, const char *route, enum ksr_ending ending, const char *text, size_t length,
                    ksr_result *result);
  // A line of the script runs; called only where coverage was asked for.
  void (*line)(void *context, const char *source, int line);
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
