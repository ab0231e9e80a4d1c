#ifndef KSR_STRINGS_H
#define KSR_STRINGS_H

#include <stdbool.h>

/// Told how much work was done inside C functions, where a count hook does not run; a step is about
/// the work of one instruction of Lua's virtual machine. Returns true to go on. To interrupt the script
/// it pushes an error value and returns false, or, where it is written in C, raises the error itself.
/// It has room for 5 values on the stack, leaves the stack as it was when it returns true, and
/// does not yield.
typedef bool (*ksr_step)(lua_State *L, lua_Integer steps);

/// Replaces string.find, match, gmatch, gsub and rep, and table.move, by functions which do the same and
/// call `step` about every 4096 steps. Wants the string and table libraries to be open; may raise a memory
/// error.
void ksr_open_strings(lua_State *L, ksr_step step);

#endif
