#ifndef KSR_SUBSTITUTE_H
#define KSR_SUBSTITUTE_H

#include "meter.h"

// string.gsub.
int ksr_substitute(lua_State *L, struct ksr_meter *meter);

#endif
