#include "CLua.h"

#include <limits.h>
#include <string.h>

#include "meter.h"
#include "pattern.h"
#include "substitute.h"

// Each function has the meter for its first upvalue, as an iterator of gmatch has.
static struct ksr_meter *meter_of(lua_State *L) {
  return lua_touserdata(L, lua_upvalueindex(1));
}

// What an optional position means: from 1, or, negative, from the end. Null if it is behind the end.
static const ksr_byte *check_start(lua_State *L, int argument, struct ksr_text s) {
  lua_Integer position = luaL_optinteger(L, argument, 1), size = s.end - s.start;
  if (position > 0) return position - 1 > size ? NULL : s.start + (position - 1);
  if (position == 0 || position < -size) return s.start;
  return s.end + position;
}

static bool has_specials(struct ksr_text pattern) {
  for (const ksr_byte *p = pattern.start; p < pattern.end; p++) {
    switch (*p) {
    case '^': case '$': case '*': case '+': case '?': case '.': case '(': case '[': case '%': case '-':
      return true;
    }
  }
  return false;
}

static const ksr_byte *find_text(
  lua_State *L, struct ksr_meter *meter, const ksr_byte *s, const ksr_byte *end, struct ksr_text text) {
  const ptrdiff_t size = text.end - text.start;
  if (size == 0) return s;
  while (end - s >= size) {
    const ksr_byte *next = memchr(s, *text.start, (size_t)(end - s - size + 1));
    ksr_spend_bytes(L, meter, (size_t)((next == NULL ? end : next) - s + size + KSR_BYTES_A_STEP));
    if (next == NULL) return NULL;
    if (memcmp(next, text.start, (size_t)size) == 0) return next;
    s = next + 1;
  }
  return NULL;
}

static int push_range(lua_State *L, struct ksr_text subject, const ksr_byte *start, const ksr_byte *end) {
  lua_pushinteger(L, start - subject.start + 1);
  lua_pushinteger(L, end - subject.start);
  return 2;
}

static int find(lua_State *L) {
  struct ksr_text subject = ksr_check_text(L, 1), pattern = ksr_check_text(L, 2);
  const ksr_byte *from = check_start(L, 3, subject), *start, *end;
  if (from == NULL) {
    luaL_pushfail(L);
    return 1;
  }
  if (lua_toboolean(L, 4) || !has_specials(pattern)) {
    start = find_text(L, meter_of(L), from, subject.end, pattern);
    if (start != NULL) return push_range(L, subject, start, start + (pattern.end - pattern.start));
  } else {
    struct ksr_matcher m;
    ksr_matcher_init(&m, L, meter_of(L), subject, pattern, true);
    start = ksr_search(&m, from, &end);
    if (start != NULL) return push_range(L, subject, start, end) + ksr_push_captures(&m, start, end, false);
  }
  luaL_pushfail(L);
  return 1;
}

static int match(lua_State *L) {
  struct ksr_text subject = ksr_check_text(L, 1), pattern = ksr_check_text(L, 2);
  const ksr_byte *from = check_start(L, 3, subject);
  if (from != NULL) {
    struct ksr_matcher m;
    ksr_matcher_init(&m, L, meter_of(L), subject, pattern, true);
    const ksr_byte *end, *start = ksr_search(&m, from, &end);
    if (start != NULL) return ksr_push_captures(&m, start, end, true);
  }
  luaL_pushfail(L);
  return 1;
}

// The state of an iterator, its second upvalue; after it the strings, to keep them.
struct iteration {
  struct ksr_matcher matcher;
  // Null where there is nothing more.
  const ksr_byte *next;
};

static int next_match(lua_State *L) {
  struct iteration *it = lua_touserdata(L, lua_upvalueindex(2));
  if (it->next == NULL) return 0;
  // It may run in another coroutine than the one it was made in.
  it->matcher.L = L;
  const ksr_byte *end, *start = ksr_search(&it->matcher, it->next, &end);
  if (start == NULL) return 0;
  it->next = end;
  return ksr_push_captures(&it->matcher, start, end, true);
}

static int gmatch(lua_State *L) {
  struct ksr_text subject = ksr_check_text(L, 1), pattern = ksr_check_text(L, 2);
  const ksr_byte *from = check_start(L, 3, subject);
  lua_pushvalue(L, lua_upvalueindex(1));
  struct iteration *it = lua_newuserdatauv(L, sizeof *it, 0);
  ksr_matcher_init(&it->matcher, L, meter_of(L), subject, pattern, false);
  it->next = from;
  lua_pushvalue(L, 1);
  lua_pushvalue(L, 2);
  lua_pushcclosure(L, next_match, 4);
  return 1;
}

static int gsub(lua_State *L) {
  return ksr_substitute(L, meter_of(L));
}

// Copies of what is already there are made of it, up to so many bytes at a time.
enum { LARGEST_COPY = 1 << 16 };

static int rep(lua_State *L) {
  size_t size = 0, separator_size = 0;
  const char *s = luaL_checklstring(L, 1, &size);
  lua_Integer count = luaL_checkinteger(L, 2);
  const char *separator = luaL_optlstring(L, 3, "", &separator_size);
  size_t unit = size + separator_size;
  if (count <= 0 || unit == 0) {
    lua_pushliteral(L, "");
    return 1;
  }
  // Stock Lua's limit.
  if (unit < size || unit > (lua_Unsigned)INT_MAX / (lua_Unsigned)count) {
    return luaL_error(L, "resulting string too large");
  }
  size_t total = (size_t)count * unit - separator_size;
  luaL_Buffer buffer;
  char *text = luaL_buffinitsize(L, &buffer, total);
  memcpy(text, s, size);
  if (count > 1) memcpy(text + size, separator, separator_size);
  size_t filled = count > 1 ? unit : size, copy = filled;
  while (filled < total) {
    if (copy > total - filled) copy = total - filled;
    ksr_spend_bytes(L, meter_of(L), copy);
    memcpy(text + filled, text, copy);
    filled += copy;
    if (copy < LARGEST_COPY) copy = filled;
  }
  luaL_pushresultsize(&buffer, total);
  return 1;
}

// The second upvalue is the stock function. It runs in this call, so that its errors name the right function.
static int move(lua_State *L) {
  lua_CFunction stock = lua_tocfunction(L, lua_upvalueindex(2));
  struct ksr_meter *meter = meter_of(L);
  lua_Integer first = luaL_checkinteger(L, 2), last = luaL_checkinteger(L, 3), to = luaL_checkinteger(L, 4);
  lua_Unsigned distance = (lua_Unsigned)last - (lua_Unsigned)first;
  if (last < first || distance < KSR_STEPS) {
    if (last >= first) ksr_spend(L, meter, (lua_Integer)distance + 1);
    return stock(L);
  }
  // What is too large: the stock function says so before it starts.
  if (distance >= LUA_MAXINTEGER || to > LUA_MAXINTEGER - (lua_Integer)distance) return stock(L);

  // Nothing to move, but it looks at the tables, and returns the one moved to.
  lua_pushinteger(L, 1);
  lua_replace(L, 2);
  lua_pushinteger(L, 0);
  lua_replace(L, 3);
  stock(L);
  int table = lua_gettop(L), destination = lua_isnoneornil(L, 5) ? 1 : 5;
  // Backwards where one part of a table moves up over another.
  bool upwards = to > last || to <= first || (destination != 1 && !lua_compare(L, 1, destination, LUA_OPEQ));
  for (lua_Unsigned i = 0; i <= distance; i++) {
    lua_Integer offset = (lua_Integer)(upwards ? i : distance - i);
    ksr_spend(L, meter, 1);
    lua_geti(L, 1, first + offset);
    lua_seti(L, table, to + offset);
  }
  return 1;
}

static void replace(lua_State *L, const char *library, const luaL_Reg *functions, int meter) {
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
  lua_getfield(L, -1, library);
  for (; functions->name != NULL; functions++) {
    lua_pushvalue(L, meter);
    lua_getfield(L, -2, functions->name);
    lua_pushcclosure(L, functions->func, 2);
    lua_setfield(L, -2, functions->name);
  }
  lua_pop(L, 2);
}

void ksr_open_strings(lua_State *L, ksr_step step) {
  static const luaL_Reg strings[] = {
    {"find", find}, {"gmatch", gmatch}, {"gsub", gsub}, {"match", match}, {"rep", rep}, {NULL, NULL}};
  static const luaL_Reg tables[] = {{"move", move}, {NULL, NULL}};
  struct ksr_meter *meter = lua_newuserdatauv(L, sizeof *meter, 0);
  meter->step = step;
  meter->left = KSR_STEPS;
  int index = lua_gettop(L);
  replace(L, LUA_STRLIBNAME, strings, index);
  replace(L, LUA_TABLIBNAME, tables, index);
  lua_pop(L, 1);
}
