-------- os.exit in a route
function ksr_request_route()
  if KSR.maxfwd.process_maxfwd(10) < 0 then
    KSR.sl.sl_send_reply(483, "Too Many Hops")
    os.exit() --> 5 ends-server: os.exit() ends this Kamailio process, and with it the whole server; KSR.x.exit() ends the handling of this message alone
  end
end
-------- exit, quit and drop by name
function ksr_request_route()
  if KSR.is_ACK() then exit() end --> 24 ends-server: Lua has no function exit(): the script stops here with "attempt to call a nil value"; write KSR.x.exit()
  if KSR.is_BYE() then return drop() end --> 31 ends-server: Lua has no function drop(): the script stops here with "attempt to call a nil value"; write KSR.x.drop()
  quit() --> 3 ends-server: Lua has no function quit(): the script stops here with "attempt to call a nil value"; write KSR.x.exit()
end
-------- through an alias, while the script is loaded
local die = os.exit
if KSR.pv.get("$def(NODE)") == nil then die(1) end --> 41 ends-server: os.exit() ends this Kamailio process, and with it the whole server; KSR.x.exit() ends the handling of this message alone
-------- abort of cfgutils
function ksr_request_route()
  KSR.cfgutils.abort() --> 3 ends-server: KSR.cfgutils.abort() ends this Kamailio process with a core dump, and with it the whole server; KSR.x.exit() ends the handling of this message alone
end
-------- clean: KSR.x.exit under a name
local exit, drop = KSR.x.exit, KSR.x.drop
function ksr_request_route()
  if KSR.is_ACK() then drop() end
  exit()
end
-------- clean: functions of the script's own
function exit() KSR.x.exit() end
local function quit() exit() end
function ksr_request_route() quit() end
-------- clean: asked for before it is called
function ksr_request_route()
  if exit then exit() end
end
-------- clean: globals from elsewhere
dofile("/etc/kamailio/common.lua")
function ksr_request_route() exit() end
-------- clean: a local os
local os = { exit = function() KSR.info("no\n") end }
function ksr_request_route() os.exit() end
-------- clean: not a script for Kamailio
print("converted")
os.exit(0)
