#include "pattern.h"

const ksr_byte *ksr_capture(
  struct ksr_matcher *m, int index, const ksr_byte *start, const ksr_byte *end, ptrdiff_t *length) {
  if (index >= m->capture_count) {
    if (index != 0) luaL_error(m->L, "invalid capture index %%%d", index + 1);
    *length = end - start;
    return start;
  }
  if (m->captures[index].length == KSR_OPEN) luaL_error(m->L, "unfinished capture");
  *length = m->captures[index].length;
  return m->captures[index].start;
}

void ksr_push_capture(struct ksr_matcher *m, int index, const ksr_byte *start, const ksr_byte *end) {
  ptrdiff_t length = 0;
  const ksr_byte *text = ksr_capture(m, index, start, end, &length);
  if (length == KSR_POSITION) {
    lua_pushinteger(m->L, text - m->subject.start + 1);
  } else {
    lua_pushlstring(m->L, (const char *)text, (size_t)length);
  }
}

int ksr_push_captures(struct ksr_matcher *m, const ksr_byte *start, const ksr_byte *end, bool whole) {
  int count = m->capture_count == 0 && whole ? 1 : m->capture_count;
  luaL_checkstack(m->L, count, "too many captures");
  for (int index = 0; index < count; index++) ksr_push_capture(m, index, start, end);
  return count;
}
