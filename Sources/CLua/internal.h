#ifndef KSR_LUA_INTERNAL_H
#define KSR_LUA_INTERNAL_H

#include "CLua.h"

// The error that unwinds a script, by Kamailio's own text.
#define KSR_EXIT "~~ksr~exit~~"

// What calls a KSR function: a C function for its signature, with the ksr_function as its upvalue.
lua_CFunction ksr_lua_call_of(const ksr_function *function);
// KSR.x.*
int ksr_lua_exit(lua_State *L);
int ksr_lua_drop(lua_State *L);
int ksr_lua_modf(lua_State *L);

// KSR._message, KSR._mock, …: the upvalue is the name without the underscore. And KSR._run.
int ksr_lua_call_bench(lua_State *L);
int ksr_lua_run_route(lua_State *L);

// Says where the script is.
void ksr_lua_locate(lua_State *L, ksr_proxy *proxy);
// Pushes what the call returns, after the routes have run that it causes; raises its failure.
int ksr_lua_return(lua_State *L, const ksr_host *host, ksr_result result);

// The error value on top of the stack: replaced by its text, unless it is an exit.
enum ksr_ending ksr_lua_ending(lua_State *L, int status);
int ksr_lua_explain(lua_State *L);

// Limits of our own interpreters.
void *ksr_lua_allocate(void *lua, void *block, size_t old_size, size_t new_size);
void ksr_lua_begin_limits(ksr_lua *lua);
void ksr_lua_set_hook(ksr_lua *lua);
void ksr_lua_step(lua_State *L, lua_Integer steps);
// Takes away what would get around the limits.
void ksr_lua_close_in(lua_State *L);

struct ksr_lua {
  lua_State *state;
  const ksr_lua_host *host;
  ksr_lua_limits limits;
  bool covers;
  size_t bytes;          // held now
  bool memory_exceeded;  // an allocation was refused
  int64_t instructions;  // left for this route
  int64_t deadline;      // of the monotonic clock, in milliseconds
  const char *exceeded;  // which limit stopped the route
  char *failure;
  size_t failure_length;
};

ksr_lua *ksr_lua_of(lua_State *L);

#endif
