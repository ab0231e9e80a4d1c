#ifndef KSR_ITEM_H
#define KSR_ITEM_H

#include <ctype.h>

#include "pattern.h"

// One character's worth of a pattern: a literal, `.`, `%a` or a set.
struct item {
  const ksr_byte *text, *end;
};

static inline bool in_class(ksr_byte c, ksr_byte class) {
  bool inside;
  switch (tolower(class)) {
  case 'a': inside = isalpha(c); break;
  case 'c': inside = iscntrl(c); break;
  case 'd': inside = isdigit(c); break;
  case 'g': inside = isgraph(c); break;
  case 'l': inside = islower(c); break;
  case 'p': inside = ispunct(c); break;
  case 's': inside = isspace(c); break;
  case 'u': inside = isupper(c); break;
  case 'w': inside = isalnum(c); break;
  case 'x': inside = isxdigit(c); break;
  case 'z': inside = c == 0; break;
  default: return class == c;
  }
  return inside != (isupper(class) != 0);
}

static inline bool in_set(ksr_byte c, struct item set) {
  const ksr_byte *p = set.text + 1, *end = set.end - 1;
  bool negated = *p == '^';
  if (negated) p++;
  while (p < end) {
    bool inside;
    if (*p == '%') {
      inside = in_class(c, p[1]);
      p += 2;
    } else if (p[1] == '-' && p + 2 < end) {
      inside = p[0] <= c && c <= p[2];
      p += 3;
    } else {
      inside = *p == c;
      p++;
    }
    if (inside) return !negated;
  }
  return negated;
}

static inline bool admits(struct item item, ksr_byte c) {
  switch (*item.text) {
  case '.': return true;
  case '%': return in_class(c, item.text[1]);
  case '[': return in_set(c, item);
  default: return *item.text == c;
  }
}

// A script can write a set of a million bytes, so that one test is not one step.
static inline lua_Integer steps_of(struct item item) {
  return 1 + (item.end - item.text) / 4;
}

// Where the bytes that an item admits end, at the latest at `limit`.
static inline const ksr_byte *end_of_run(struct item item, const ksr_byte *s, const ksr_byte *limit) {
  switch (*item.text) {
  case '.': return limit;
  case '%':
    while (s < limit && in_class(*s, item.text[1])) s++;
    return s;
  case '[':
    while (s < limit && in_set(*s, item)) s++;
    return s;
  default:
    while (s < limit && *s == *item.text) s++;
    return s;
  }
}

static inline const ksr_byte *end_of_set(struct ksr_matcher *m, const ksr_byte *p) {
  p++;
  if (*p == '^') p++;
  // A `]` in the first place is a member.
  for (bool first = true; p < m->pattern.end; first = false) {
    if (*p == ']' && !first) return p + 1;
    p += *p == '%' ? 2 : 1;
  }
  luaL_error(m->L, "malformed pattern (missing ']')");
  return NULL;
}

static inline struct item item_at(struct ksr_matcher *m, const ksr_byte *p) {
  switch (*p) {
  case '%':
    if (p + 1 == m->pattern.end) luaL_error(m->L, "malformed pattern (ends with '%%')");
    return (struct item){p, p + 2};
  case '[': return (struct item){p, end_of_set(m, p)};
  default: return (struct item){p, p + 1};
  }
}

#endif
