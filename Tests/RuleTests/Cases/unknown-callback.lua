-------- a misspelt name
function ksr_request_route()
  KSR.tm.t_on_failure("ksr_failure_mange") --> 23 unknown-callback: the script has no function 'ksr_failure_mange'; did you mean 'ksr_failure_manage'?
  KSR.tm.t_relay()
end
function ksr_failure_manage() end
-------- no function at all, through an alias and a constant
local ON_REPLY = "ksr_onreply_manage"
local tm = KSR.tm
function ksr_request_route()
  tm.t_on_reply(ON_REPLY) --> 17 unknown-callback: the script has no function 'ksr_onreply_manage'
end
-------- a wrapper
local function arm(branch, failure)
  KSR.tm.t_on_branch(branch)
  KSR.tm.t_on_failure(failure)
end
function ksr_request_route()
  arm("ksr_branch", "ksr_failur") --> 21 unknown-callback: the script has no function 'ksr_failur'; did you mean 'ksr_failure'?
  arm("ksr_branch", "")
end
function ksr_branch() end
ksr_failure = function() end
-------- a local function is none that the server finds
local function ksr_failure() end
function ksr_request_route()
  KSR.tm.t_on_failure("ksr_failure") --> 23 unknown-callback: the server does not find 'ksr_failure', which is local; it calls global functions alone
  KSR["async"].task_route("ksr_task") --> 27 unknown-callback: the server does not find 'ksr_task', which is part of a table; it calls global functions alone
end
local M = {}
function M.ksr_task() end
-------- a slip in a part of a script
function route_relay()
  KSR.tm.t_on_failure("manage_faliure") --> 23 unknown-callback: the script has no function 'manage_faliure'; did you mean 'manage_failure'?
end
function manage_failure() end
-------- a slip in a script that loads more
dofile("/etc/kamailio/more.lua")
function ksr_request_route()
  KSR.tm.t_on_failure("manage_Failure") --> 23 unknown-callback: the script has no function 'manage_Failure'; did you mean 'manage_failure'?
  KSR.tm.t_on_branch("manage_branch")
end
function manage_failure() end
-------- clean: names that are there
function ksr_request_route()
  KSR.tm.t_on_failure("ksr_failure")
  KSR.tm.t_on_reply("ksr_reply")
  KSR.tm.t_on_branch("ksr_branch")
  KSR.tm.t_on_branch("")
end
function ksr_failure() end
ksr_reply = function() end
if KSR.is_INVITE() then
  function ksr_branch() end
else
  function ksr_branch() KSR.info("other\n") end
end
-------- clean: names that are made up
function ksr_request_route()
  KSR.tm.t_on_failure("ksr_" .. KSR.pv.get("$rm"))
  KSR.tm.t_on_branch(pick())
end
-------- clean: a part of a script
function route_relay()
  KSR.tm.t_on_failure("failure_one")
end
function failure_two() end
-------- clean: a script that loads more
require "routes"
function ksr_request_route()
  KSR.tm.t_on_failure("failure_one")
end
-------- clean: globals under names that are made up
for _, name in ipairs({ "failure_a", "failure_b" }) do
  _G[name] = function() end
end
function ksr_request_route()
  KSR.tm.t_on_failure("failure_a")
end
-------- clean: a global by its table
_G.ksr_failure = function() end
_G["ksr_branch"] = function() end
function ksr_request_route()
  KSR.tm.t_on_failure("ksr_failure")
  KSR.tm.t_on_branch("ksr_branch")
end
-------- clean: route blocks of kamailio.cfg [cfg native.cfg]
function ksr_request_route()
  KSR.tm.t_on_failure("MANAGE_FAILURE")
end
-------- clean: functions of another script that is loaded beside this one [cfg two-scripts.cfg]
function ksr_request_route()
  KSR.tm.t_on_failure("manage_failure")
  KSR.tm.t_on_failure(nil)
end
