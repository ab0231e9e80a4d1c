#ifndef KSR_PATTERN_H
#define KSR_PATTERN_H

#include "meter.h"

typedef unsigned char ksr_byte;

// Limits of stock Lua: they decide which patterns are errors.
enum { KSR_CAPTURES = 32, KSR_DEPTH = 200 };

// Lengths of a capture that is not a text.
enum { KSR_OPEN = -1, KSR_POSITION = -2 };

// A string of Lua's, which has a zero at its end.
struct ksr_text {
  const ksr_byte *start, *end;
};

// Raises the error of a bad argument.
static inline struct ksr_text ksr_check_text(lua_State *L, int argument) {
  size_t size = 0;
  const ksr_byte *start = (const ksr_byte *)luaL_checklstring(L, argument, &size);
  return (struct ksr_text){start, start + size};
}

// A pattern at work on a subject. Points into strings which the caller keeps from being collected.
struct ksr_matcher {
  lua_State *L;
  struct ksr_meter *meter;
  struct ksr_text subject, pattern;
  // Where the last match ended: an empty match there is not another one.
  const ksr_byte *last_end;
  bool anchored;
  // Whether a match can only start with the pattern's first byte.
  bool starts_literally;
  int depth_left;
  int capture_count;
  struct {
    const ksr_byte *start;
    ptrdiff_t length;
  } captures[KSR_CAPTURES];
};

// `anchors`: a first `^` is an anchor.
void ksr_matcher_init(
  struct ksr_matcher *m, lua_State *L, struct ksr_meter *meter, struct ksr_text subject,
  struct ksr_text pattern, bool anchors);

// The start of the first match at or after `from`, and where it ends; null if there is none.
// Raises Lua's errors for malformed patterns when the match comes to the malformed part, as stock Lua does.
const ksr_byte *ksr_search(struct ksr_matcher *m, const ksr_byte *from, const ksr_byte **end);

// The start and length of a capture of a match from `start` to `end`; the whole match stands in for the first
// one of a pattern without captures. The length is KSR_POSITION for a position.
const ksr_byte *ksr_capture(
  struct ksr_matcher *m, int index, const ksr_byte *start, const ksr_byte *end, ptrdiff_t *length);

// Pushes one capture, as text or position.
void ksr_push_capture(struct ksr_matcher *m, int index, const ksr_byte *start, const ksr_byte *end);

// Pushes all captures and returns their number; `whole`: the match itself if the pattern has none.
int ksr_push_captures(struct ksr_matcher *m, const ksr_byte *start, const ksr_byte *end, bool whole);

#endif
