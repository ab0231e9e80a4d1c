-------- unpack [lua 5.1]
local a = table.unpack({ 1, 2 }) --> 11 lua-library: Lua 5.1 does not have 'table.unpack', which is one of Lua 5.2 to 5.4; use 'unpack'
-------- utf8 [lua 5.2]
local n = utf8.len("x") --> 11 lua-library: Lua 5.2 does not have 'utf8', which is one of Lua 5.3 and 5.4
-------- setfenv [lua 5.4]
setfenv(1, {}) --> 1 lua-library: Lua 5.4 does not have 'setfenv', which is one of Lua 5.1 and LuaJIT; use _ENV
-------- clean: both [lua 5.1]
local unpack = table.unpack or unpack
-------- clean: any Lua
local a = table.unpack({ 1, 2 })
-------- clean: there [lua 5.1]
local a = unpack({ 1, 2 })
