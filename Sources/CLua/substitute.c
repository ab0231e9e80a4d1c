#include "substitute.h"

#include <string.h>

#include "pattern.h"

// Indices of the stack. VALUE is what a table or function gave; the top is the buffer's.
enum { SUBJECT = 1, PATTERN, REPLACEMENT, VALUE };

// The subject up to `copied` is in the buffer, or what stands for it.
struct substitution {
  struct ksr_matcher matcher;
  luaL_Buffer buffer;
  const ksr_byte *copied;
  bool changed;
};

static void add(struct substitution *sub, const ksr_byte *text, size_t size) {
  if (size == 0) return;
  ksr_spend_bytes(sub->matcher.L, sub->matcher.meter, size);
  luaL_addlstring(&sub->buffer, (const char *)text, size);
}

// Text that no match changed is copied in one piece, and not before something else follows it.
static void copy_to(struct substitution *sub, const ksr_byte *end) {
  add(sub, sub->copied, (size_t)(end - sub->copied));
}

static void add_capture(struct substitution *sub, int index, const ksr_byte *start, const ksr_byte *end) {
  ptrdiff_t length = 0;
  const ksr_byte *text = ksr_capture(&sub->matcher, index, start, end, &length);
  if (length == KSR_POSITION) {
    ksr_push_capture(&sub->matcher, index, start, end);
    luaL_addvalue(&sub->buffer);
  } else {
    add(sub, text, (size_t)length);
  }
}

static void add_template(struct substitution *sub, const ksr_byte *start, const ksr_byte *end) {
  lua_State *L = sub->matcher.L;
  size_t size = 0;
  const ksr_byte *text = (const ksr_byte *)lua_tolstring(L, REPLACEMENT, &size);
  const ksr_byte *text_end = text + size, *escape;
  while ((escape = memchr(text, '%', (size_t)(text_end - text))) != NULL) {
    add(sub, text, (size_t)(escape - text));
    ksr_spend(L, sub->matcher.meter, 1);
    ksr_byte c = escape[1];
    if (c == '%') {
      luaL_addchar(&sub->buffer, '%');
    } else if (c == '0') {
      add(sub, start, (size_t)(end - start));
    } else if (c >= '1' && c <= '9') {
      add_capture(sub, c - '1', start, end);
    } else {
      luaL_error(L, "invalid use of '%%' in replacement string");
    }
    text = escape + 2;
  }
  add(sub, text, (size_t)(text_end - text));
}

// Puts what a table or function has for the match at VALUE; false if the match is to stay as it is.
static bool look_up(struct substitution *sub, int type, const ksr_byte *start, const ksr_byte *end) {
  lua_State *L = sub->matcher.L;
  if (type == LUA_TFUNCTION) {
    lua_pushvalue(L, REPLACEMENT);
    int arguments = ksr_push_captures(&sub->matcher, start, end, true);
    lua_call(L, arguments, 1);
  } else {
    ksr_push_capture(&sub->matcher, 0, start, end);
    lua_gettable(L, REPLACEMENT);
  }
  bool replaced = lua_toboolean(L, -1);
  if (replaced && !lua_isstring(L, -1)) {
    luaL_error(L, "invalid replacement value (a %s)", luaL_typename(L, -1));
  }
  lua_replace(L, VALUE);
  return replaced;
}

static void replace(struct substitution *sub, int type, const ksr_byte *start, const ksr_byte *end) {
  bool template = type == LUA_TSTRING || type == LUA_TNUMBER;
  if (!template && !look_up(sub, type, start, end)) return;
  copy_to(sub, start);
  if (template) {
    add_template(sub, start, end);
  } else {
    size_t size = 0;
    const char *text = lua_tolstring(sub->matcher.L, VALUE, &size);
    add(sub, (const ksr_byte *)text, size);
  }
  sub->copied = end;
  sub->changed = true;
}

int ksr_substitute(lua_State *L, struct ksr_meter *meter) {
  struct ksr_text subject = ksr_check_text(L, SUBJECT), pattern = ksr_check_text(L, PATTERN);
  int type = lua_type(L, REPLACEMENT);
  lua_Integer limit = luaL_optinteger(L, 4, subject.end - subject.start + 1);
  luaL_argexpected(
    L, type == LUA_TSTRING || type == LUA_TNUMBER || type == LUA_TFUNCTION || type == LUA_TTABLE, REPLACEMENT,
    "string/function/table");
  lua_settop(L, VALUE);

  struct substitution sub;
  ksr_matcher_init(&sub.matcher, L, meter, subject, pattern, true);
  sub.copied = subject.start;
  sub.changed = false;
  luaL_buffinit(L, &sub.buffer);

  lua_Integer count = 0;
  const ksr_byte *from = subject.start, *start, *end;
  while (count < limit && (start = ksr_search(&sub.matcher, from, &end)) != NULL) {
    count++;
    replace(&sub, type, start, end);
    from = end;
    if (sub.matcher.anchored) break;
  }

  if (sub.changed) {
    copy_to(&sub, subject.end);
    luaL_pushresult(&sub.buffer);
  } else {
    lua_pushvalue(L, SUBJECT);
  }
  lua_pushinteger(L, count);
  return 2;
}
