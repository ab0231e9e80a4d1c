-------- in a condition, in a comparison
if KSR.info("call\n") then KSR.x.exit() end --> 4 no-result: KSR.info(str text) returns nothing, and its result is used here; call it as a statement of its own
if KSR.set_drop() == 1 then KSR.x.exit() end --> 4 no-result: KSR.set_drop() returns nothing, and its result is used here; call it as a statement of its own
local sent = KSR.warn("careful\n") or 1 --> 14 no-result: KSR.warn(str text) returns nothing, and its result is used here; call it as a statement of its own
-------- as an argument, in text
print(KSR.err("broken\n")) --> 7 no-result: KSR.err(str text) returns nothing, and its result is used here; call it as a statement of its own
KSR.info("done " .. tostring(KSR.dbg("x\n"))) --> 30 no-result: KSR.dbg(str text) returns nothing, and its result is used here; call it as a statement of its own
-------- kept and read
local function f()
  local ok = KSR.notice("hello\n") --> 14 no-result: KSR.notice(str text) returns nothing, and its result is used here; call it as a statement of its own
  if ok then return 1 end
end
-------- through a wrapper
local function log(text) return KSR.info(text .. "\n") end
if log("x") then KSR.x.exit() end --> 4 no-result: KSR.info(str text) returns nothing, and its result is used here; call it as a statement of its own
-------- a function that returned nothing then [release 5.2]
if KSR.pv.sets("$var(x)", "1") then KSR.x.exit() end --> 4 no-result: KSR.pv.sets(str variable, str value) returns nothing, and its result is used here; call it as a statement of its own
-------- clean: a short way to return
local function log(text) return KSR.info(text .. "\n") end
log("x")
function leave() return KSR.x.exit() end
-------- clean: kept and never read
local ignored = KSR.info("x\n")
-------- clean: a function that returns a bool since 5.3
if KSR.pv.sets("$var(x)", "1") then KSR.info("set\n") end
-------- clean: one of the script's own
local function info(text) return true end
if info("x") then KSR.info("x\n") end
