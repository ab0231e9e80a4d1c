#ifndef KSR_CLUA_H
#define KSR_CLUA_H

// Not through pkg-config, which would link liblua into the module that a Lua interpreter loads.
#if __has_include(<lua5.4/lua.h>)
#include <lua5.4/lauxlib.h>
#include <lua5.4/lua.h>
#include <lua5.4/lualib.h>
#else
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#endif

#include "ksr_lua.h"
#include "ksr_strings.h"

#endif
