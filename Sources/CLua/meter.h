#ifndef KSR_METER_H
#define KSR_METER_H

#include "CLua.h"

// Shared by all functions of one Lua state, so that many short calls are reported like one long one.
struct ksr_meter {
  ksr_step step;
  lua_Integer left;
};

enum { KSR_STEPS = 4096, KSR_BYTES_A_STEP = 16 };

// Raises the error by which the host interrupts the script.
static inline void ksr_report(lua_State *L, struct ksr_meter *meter) {
  lua_Integer steps = KSR_STEPS - meter->left;
  // Before the call, which may not return.
  meter->left = KSR_STEPS;
  if (!meter->step(L, steps)) lua_error(L);
}

static inline void ksr_spend(lua_State *L, struct ksr_meter *meter, lua_Integer steps) {
  meter->left -= steps;
  if (meter->left <= 0) ksr_report(L, meter);
}

// For what memcpy, memchr and memcmp do, many bytes at a time.
static inline void ksr_spend_bytes(lua_State *L, struct ksr_meter *meter, size_t bytes) {
  ksr_spend(L, meter, (lua_Integer)(bytes / KSR_BYTES_A_STEP));
}

#endif
