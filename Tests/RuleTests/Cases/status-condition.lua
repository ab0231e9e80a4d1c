-------- a relay in an if
function ksr_route_relay()
  if KSR.tm.t_relay() then return end --> 6 status-condition: KSR.tm.t_relay() returns an int, and -1, which says false, is true in Lua; compare it: `> 0` for true, `< 0` for false
  if not KSR.tm.t_relay() then KSR.sl.sl_reply_error() end --> 10 status-condition: KSR.tm.t_relay() returns an int, and -1, which says false, is true in Lua; compare it: `> 0` for true, `< 0` for false
  if not (KSR.tm.t_relay()) then KSR.sl.sl_reply_error() end --> 11 status-condition: KSR.tm.t_relay() returns an int, and -1, which says false, is true in Lua; compare it: `> 0` for true, `< 0` for false
end
-------- and, or, while, until
if KSR.is_INVITE() and KSR.siputils.has_totag() then KSR.info("re-INVITE\n") end --> 24 status-condition: KSR.siputils.has_totag() returns an int, and -1, which says false, is true in Lua; compare it: `> 0` for true, `< 0` for false
if KSR.registrar.lookup("location") or KSR.is_ACK() then KSR.tm.t_relay() end --> 4 status-condition: KSR.registrar.lookup(str location_table) returns an int, and -1, which says false, is true in Lua; compare it: `> 0` for true, `< 0` for false
while KSR.textopsx.hf_iterator_next("i") do KSR.info("header\n") end --> 7 status-condition: KSR.textopsx.hf_iterator_next(str iterator_name) returns an int, and -1, which says false, is true in Lua; compare it: `> 0` for true, `< 0` for false
repeat KSR.info("once\n") until not KSR.textopsx.hf_iterator_next("i") --> 37 status-condition: KSR.textopsx.hf_iterator_next(str iterator_name) returns an int, and -1, which says false, is true in Lua; compare it: `> 0` for true, `< 0` for false
if not (KSR.is_INVITE() and KSR.rr.loose_route()) then KSR.info("no\n") end --> 29 status-condition: KSR.rr.loose_route() returns an int, and -1, which says false, is true in Lua; compare it: `> 0` for true, `< 0` for false
-------- the value of an `or`
local code = KSR.kx.get_status() or 200 --> 14 status-condition: KSR.kx.get_status() returns an int, and every number is true in Lua, 0 too; what follows `or` is never used
local done = KSR.tm.t_relay() and "sent" or "lost" --> 14 status-condition: KSR.tm.t_relay() returns an int, and -1, which says false, is true in Lua; compare it: `> 0` for true, `< 0` for false
-------- through a variable
local function ksr_route_registrar()
  local rc = KSR.registrar.save("location", 0)
  if not rc then KSR.sl.sl_reply_error() end --> 10 status-condition: `rc` holds the int of KSR.registrar.save(str location_table, int save_flags), and -1, which says false, is true in Lua; compare it: `> 0` for true, `< 0` for false
  local saved = -1
  if KSR.is_REGISTER() then saved = KSR.registrar.save("location", 0) end
  if saved then KSR.info("saved\n") end --> 6 status-condition: `saved` holds the int of KSR.registrar.save(str location_table, int save_flags), and every number is true in Lua, 0 too; compare it with a number
end
-------- through a variable that is used again
local rc = KSR.maxfwd.process_maxfwd(10)
if rc < 0 then KSR.x.exit() end
rc = KSR.sanity.sanity_check(1511, 7)
if rc then KSR.info("sane\n") end --> 4 status-condition: `rc` holds the int of KSR.sanity.sanity_check(int message_checks, int uri_checks), and -1, which says false, is true in Lua; compare it: `> 0` for true, `< 0` for false
-------- declared first
local rc
rc = KSR.tm.t_relay()
if rc then KSR.x.exit() end --> 4 status-condition: `rc` holds the int of KSR.tm.t_relay(), and -1, which says false, is true in Lua; compare it: `> 0` for true, `< 0` for false
-------- a global of one function
function ksr_request_route()
  result = KSR.tm.t_newtran()
  if result then KSR.tm.t_relay() end --> 6 status-condition: `result` holds the int of KSR.tm.t_newtran(), and -1, which says false, is true in Lua; compare it: `> 0` for true, `< 0` for false
end
-------- wrappers
local tm = KSR.tm
local function relay() return tm.t_relay() end
local function known(table)
  if KSR.is_REGISTER() then
    return KSR.registrar.registered(table)
  else
    return KSR.registrar.lookup(table)
  end
end
local M = {}
function M.has_sdp() return KSR.sdpops.sdp_content() end
if relay() then KSR.x.exit() end --> 4 status-condition: relay() returns the int of KSR.tm.t_relay(), and -1, which says false, is true in Lua; compare it: `> 0` for true, `< 0` for false
if not known("location") then KSR.sl.sl_send_reply(404, "Not Found") end --> 8 status-condition: known() returns the int of KSR.registrar.registered(str location_table), and -1, which says false, is true in Lua; compare it: `> 0` for true, `< 0` for false
if M.has_sdp() then KSR.rtpengine.rtpengine_manage("") end --> 4 status-condition: M.has_sdp() returns the int of KSR.sdpops.sdp_content(), and -1, which says false, is true in Lua; compare it: `> 0` for true, `< 0` for false
-------- counts, too: 0 is true
if KSR.kx.get_msgtype() then KSR.info("a message\n") end --> 4 status-condition: KSR.kx.get_msgtype() returns an int, and every number is true in Lua, 0 too; compare it with a number
if KSR.pv.geti("$var(x)") then KSR.info("set\n") end --> 4 status-condition: KSR.pv.geti(str variable) returns an int, and every number is true in Lua, 0 too; compare it with a number
-------- assert
assert(KSR.tm.t_relay(), "not relayed") --> 8 status-condition: KSR.tm.t_relay() returns an int, and -1, which says false, is true in Lua; compare it: `> 0` for true, `< 0` for false
-------- modf
if KSR.x.modf("has_body") then KSR.info("body\n") end --> 4 status-condition: KSR.x.modf(str function_name, ...) returns an int, and -1, which says false, is true in Lua; compare it: `> 0` for true, `< 0` for false
-------- clean: functions that a test puts in place of those of Kamailio
KSR.tm.t_relay = function() return true end
if KSR.tm.t_relay() then KSR.info("mock\n") end
-------- clean: compared
if KSR.tm.t_relay() < 0 then KSR.sl.sl_reply_error() end
if not (KSR.tm.t_relay() > 0) then KSR.sl.sl_reply_error() end
local sent = KSR.tm.t_relay() > 0
if sent then KSR.x.exit() end
-------- clean: functions that return a bool, or a value that may be nil
if KSR.is_INVITE() and not KSR.is_myself_ruri() then KSR.info("call\n") end
if KSR.pv.is_null("$rU") or KSR.isflagset(5) then KSR.x.exit() end
local user = KSR.pv.get("$rU") or "nobody"
if KSR.hdr.get("X-Trace") then KSR.info("traced\n") end
-------- clean: a variable that may be nil
local rc
if KSR.is_INVITE() then rc = KSR.tm.t_relay() end
if rc then KSR.info("tried\n") end
local other = nil
for i = 1, 3 do
  if other then KSR.info("again\n") end
  other = KSR.tm.t_relay()
end
-------- clean: a wrapper that compares, and one that may return nothing
local function relay() return KSR.tm.t_relay() > 0 end
if relay() then KSR.x.exit() end
local function try() if KSR.is_INVITE() then return KSR.tm.t_relay() end end
if try() then KSR.info("tried\n") end
local function either(x) if x then return false end return KSR.tm.t_relay() end
if either(1) then KSR.info("either\n") end
-------- clean: whether the function is there
if KSR.tm and KSR.tm.t_relay then KSR.tm.t_relay() end
-------- clean: a global that another function sets
function one() answer = KSR.tm.t_relay() end
function two() if answer then KSR.info("there is one\n") end end
-------- clean: a parameter of the same name, a function of the script's own
local function f(rc) if rc then KSR.info("x\n") end end
f(KSR.tm.t_relay())
local KSR2 = { tm = { t_relay = function() return true end } }
if KSR2.tm.t_relay() then KSR.info("mock\n") end
-------- clean: the result is kept, returned or passed on
local results = { KSR.tm.t_relay() }
if results[1] then KSR.info("x\n") end
print(KSR.tm.t_relay())
