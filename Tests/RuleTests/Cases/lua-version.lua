-------- an operator [lua 5.1]
local half = KSR.pv.get("$var(total)") // 2 --> 40 lua-version: Lua 5.1 does not have the operator '//', which is one of Lua 5.3 and 5.4
-------- goto [lua 5.1]
while true do
  if KSR.is_INVITE() then goto done end --> 27 lua-version: Lua 5.1 does not have 'goto', which is one of Lua 5.2 to 5.4 and LuaJIT
  break
end
::done:: --> 1 lua-version: Lua 5.1 does not have a label, which is one of Lua 5.2 to 5.4 and LuaJIT
-------- bits [lua jit]
local flags = 1 & 2 --> 17 lua-version: LuaJIT does not have an operator on bits, which is one of Lua 5.3 and 5.4
-------- clean: any Lua
local half = 5 // 2
-------- clean: the newest [lua 5.4]
local half <const> = 5 // 2
-------- clean: plain [lua 5.1]
local half = 5 / 2
