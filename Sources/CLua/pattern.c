#include "pattern.h"

#include <string.h>

#include "item.h"

static const ksr_byte *match(struct ksr_matcher *m, const ksr_byte *s, const ksr_byte *p);

static inline bool admits_at(struct ksr_matcher *m, struct item item, const ksr_byte *s) {
  return s < m->subject.end && admits(item, *s);
}

static const ksr_byte *longest(
  struct ksr_matcher *m, struct item item, const ksr_byte *s, const ksr_byte *rest) {
  const lua_Integer steps = steps_of(item);
  const ptrdiff_t at_once = steps < KSR_STEPS ? KSR_STEPS / steps : 1;
  const ksr_byte *end = s, *limit;
  do {
    const ksr_byte *from = end;
    limit = m->subject.end - from > at_once ? from + at_once : m->subject.end;
    end = end_of_run(item, from, limit);
    ksr_spend(m->L, m->meter, (end - from) * steps);
  } while (end == limit && end < m->subject.end);
  for (;; end--) {
    const ksr_byte *found = match(m, end, rest);
    if (found != NULL || end == s) return found;
  }
}

static const ksr_byte *shortest(
  struct ksr_matcher *m, struct item item, const ksr_byte *s, const ksr_byte *rest) {
  const lua_Integer steps = steps_of(item);
  for (;; s++) {
    const ksr_byte *found = match(m, s, rest);
    if (found != NULL || !admits_at(m, item, s)) return found;
    ksr_spend(m->L, m->meter, steps);
  }
}

static const ksr_byte *open_capture(
  struct ksr_matcher *m, const ksr_byte *s, const ksr_byte *rest, ptrdiff_t length) {
  if (m->capture_count == KSR_CAPTURES) luaL_error(m->L, "too many captures");
  m->captures[m->capture_count].start = s;
  m->captures[m->capture_count].length = length;
  m->capture_count++;
  const ksr_byte *found = match(m, s, rest);
  if (found == NULL) m->capture_count--;
  return found;
}

static const ksr_byte *close_capture(struct ksr_matcher *m, const ksr_byte *s, const ksr_byte *rest) {
  int index = m->capture_count - 1;
  while (index >= 0 && m->captures[index].length != KSR_OPEN) index--;
  if (index < 0) {
    luaL_error(m->L, "invalid pattern capture");
    return NULL;
  }
  m->captures[index].length = s - m->captures[index].start;
  const ksr_byte *found = match(m, s, rest);
  if (found == NULL) m->captures[index].length = KSR_OPEN;
  return found;
}

// `%1`: where `s` goes on after what the capture holds; null if that is not there.
static const ksr_byte *after_capture(struct ksr_matcher *m, const ksr_byte *s, ksr_byte digit) {
  int index = digit - '1';
  if (index < 0 || index >= m->capture_count || m->captures[index].length == KSR_OPEN) {
    luaL_error(m->L, "invalid capture index %%%d", index + 1);
    return NULL;
  }
  ptrdiff_t length = m->captures[index].length;
  if (length == KSR_POSITION || m->subject.end - s < length) return NULL;
  ksr_spend_bytes(m->L, m->meter, (size_t)length);
  return memcmp(s, m->captures[index].start, (size_t)length) == 0 ? s + length : NULL;
}

// `%b()`, of which `p` is the `(`.
static const ksr_byte *after_balanced(struct ksr_matcher *m, const ksr_byte *s, const ksr_byte *p) {
  if (m->pattern.end - p < 2) luaL_error(m->L, "malformed pattern (missing arguments to '%%b')");
  if (s == m->subject.end || *s != p[0]) return NULL;
  for (ptrdiff_t open = 1; ++s < m->subject.end;) {
    ksr_spend(m->L, m->meter, 1);
    // The closing one first: the two may be the same character.
    if (*s == p[1]) {
      if (--open == 0) return s + 1;
    } else if (*s == p[0]) {
      open++;
    }
  }
  return NULL;
}

// `%f[set]`, of which `p` is the `[`; returns where the pattern goes on, null where there is no frontier.
static const ksr_byte *after_frontier(struct ksr_matcher *m, const ksr_byte *s, const ksr_byte *p) {
  if (*p != '[') luaL_error(m->L, "missing '[' after '%%f' in pattern");
  struct item set = item_at(m, p);
  ksr_spend(m->L, m->meter, steps_of(set));
  ksr_byte before = s == m->subject.start ? 0 : s[-1];
  return !in_set(before, set) && in_set(*s, set) ? set.end : NULL;
}

static inline const ksr_byte *match_rest(struct ksr_matcher *m, const ksr_byte *s, const ksr_byte *p) {
  while (p != m->pattern.end) {
    switch (*p) {
    case '(':
      return p[1] == ')' ? open_capture(m, s, p + 2, KSR_POSITION) : open_capture(m, s, p + 1, KSR_OPEN);
    case ')': return close_capture(m, s, p + 1);
    case '$':
      if (p + 1 == m->pattern.end) return s == m->subject.end ? s : NULL;
      break;
    case '%':
      if (p[1] == 'b') {
        s = after_balanced(m, s, p + 2);
        if (s == NULL) return NULL;
        p += 4;
        continue;
      }
      if (p[1] == 'f') {
        p = after_frontier(m, s, p + 2);
        if (p == NULL) return NULL;
        continue;
      }
      if (p[1] >= '0' && p[1] <= '9') {
        s = after_capture(m, s, p[1]);
        if (s == NULL) return NULL;
        p += 2;
        continue;
      }
      break;
    }

    struct item item = item_at(m, p);
    const ksr_byte *rest = item.end + 1;
    ksr_spend(m->L, m->meter, steps_of(item));
    bool admitted = admits_at(m, item, s);
    switch (*item.end) {
    case '*':
      if (admitted) return longest(m, item, s, rest);
      break;
    case '+': return admitted ? longest(m, item, s + 1, rest) : NULL;
    case '-':
      if (admitted) return shortest(m, item, s, rest);
      break;
    case '?':
      if (admitted) {
        const ksr_byte *found = match(m, s + 1, rest);
        if (found != NULL) return found;
      }
      break;
    default:
      if (!admitted) return NULL;
      s++;
      rest = item.end;
    }
    p = rest;
  }
  return s;
}

// Where a match of the pattern from `p` on, starting at `s`, ends; null if there is none.
static const ksr_byte *match(struct ksr_matcher *m, const ksr_byte *s, const ksr_byte *p) {
  if (m->depth_left == 0) luaL_error(m->L, "pattern too complex");
  m->depth_left--;
  ksr_spend(m->L, m->meter, 1);
  const ksr_byte *found = match_rest(m, s, p);
  m->depth_left++;
  return found;
}

static bool starts_literally(struct ksr_text pattern) {
  if (pattern.start == pattern.end) return false;
  switch (pattern.start[0]) {
  case '(': case ')': case '.': case '[': case '%': case '$': return false;
  }
  switch (pattern.start[1]) {
  case '*': case '-': case '?': return false;
  }
  return true;
}

void ksr_matcher_init(
  struct ksr_matcher *m, lua_State *L, struct ksr_meter *meter, struct ksr_text subject,
  struct ksr_text pattern, bool anchors) {
  m->L = L;
  m->meter = meter;
  m->subject = subject;
  m->pattern = pattern;
  m->last_end = NULL;
  m->anchored = anchors && *pattern.start == '^';
  if (m->anchored) m->pattern.start++;
  m->starts_literally = !m->anchored && starts_literally(pattern);
}

const ksr_byte *ksr_search(struct ksr_matcher *m, const ksr_byte *from, const ksr_byte **end) {
  for (const ksr_byte *s = from;; s++) {
    if (m->starts_literally) {
      const ksr_byte *next = memchr(s, *m->pattern.start, (size_t)(m->subject.end - s));
      ksr_spend_bytes(m->L, m->meter, (size_t)((next == NULL ? m->subject.end : next) - s));
      if (next == NULL) return NULL;
      s = next;
    }
    m->depth_left = KSR_DEPTH;
    m->capture_count = 0;
    const ksr_byte *found = match(m, s, m->pattern.start);
    if (found != NULL && found != m->last_end) {
      *end = m->last_end = found;
      return s;
    }
    if (m->anchored || s == m->subject.end) return NULL;
  }
}
