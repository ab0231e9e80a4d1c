#ifndef KSR_CLUA_MODULE_H
#define KSR_CLUA_MODULE_H

#include "CLua.h"

// What `require "KSR"` calls.
int luaopen_KSR(lua_State *L);

// In Swift: the proxy of one interpreter, and its end.
const ksr_lua_host *ksr_lua_module_open(void);
void ksr_lua_module_close(const ksr_lua_host *host);

#endif
