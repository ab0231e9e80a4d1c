-------- a request function in the reply route
function ksr_reply_route()
  KSR.tm.t_relay() --> 3 route: KSR.tm.t_relay is for request and failure routes; ksr_reply_route is a core reply route
end
function ksr_request_route() end
-------- through a function, in a callback
function ksr_request_route()
  KSR.tm.t_on_reply("ksr_onreply")
end
function ksr_onreply() answer() end
function answer()
  KSR.sl.sl_send_reply(200, "OK") --> 3 route: KSR.sl.sl_send_reply is for request, failure and branch routes; ksr_onreply (KSR.tm.t_on_reply) is a reply route, and leads here
end
-------- in pcall, and an alias
local tm = KSR.tm
function ksr_request_route()
  KSR.tm.t_on_branch("ksr_branch")
end
function ksr_branch()
  pcall(function() tm.t_reply(503, "No") end) --> 20 route: KSR.tm.t_reply is for request, failure and reply routes; ksr_branch (KSR.tm.t_on_branch) is a branch route, and leads here
end
-------- clean: reached from a request too
function ksr_request_route() relay() end
function ksr_reply_route() relay() end
function relay() KSR.tm.t_relay() end
-------- clean: nobody knows who calls it
function relay() KSR.tm.t_relay() end
local routes = { relay = relay }
function ksr_reply_route() relay() end
function ksr_request_route() routes[KSR.pv.get("$rm")]() end
-------- clean: an event
function ksr_request_route() KSR["async"].task_route("ksr_task") end
function ksr_task() KSR.tm.t_relay() end
-------- clean: any route
function ksr_reply_route() KSR.info("reply\n") KSR.pv.sets("$var(a)", "b") end
function ksr_request_route() end
-------- clean: names that are made up
function relay() KSR.tm.t_relay() end
function ksr_reply_route() relay() end
function ksr_request_route() _G["rel" .. "ay"]() end
-------- clean: a failure route
function ksr_request_route() KSR.tm.t_on_failure("ksr_failure") end
function ksr_failure() KSR.tm.t_relay() end
-------- a question about the branch that failed
function ksr_request_route()
  if KSR.tm.t_branch_timeout() > 0 then --> 6 route: KSR.tm.t_branch_timeout is for failure routes; ksr_request_route is a request route
    KSR.info("timeout\n")
  end
end
-------- with modules that leave routes alone
local socket = require "socket"
local ok, json = pcall(require, "cjson.safe")
function ksr_reply_route()
  KSR.tm.t_release() --> 3 route: KSR.tm.t_release is for request routes; ksr_reply_route is a core reply route
end
function ksr_request_route() end
-------- clean: what kamailio.cfg refuses and a script may do
function ksr_request_route()
  KSR.tm.t_on_branch("ksr_branch")
  KSR.tm.t_on_failure("ksr_failure")
end
function ksr_branch() nat() end
function ksr_failure() nat() end
function nat()
  if KSR.rr.check_route_param("nat=yes") > 0 then KSR.setbflag(6) end
  if KSR.rr.loose_route() > 0 then KSR.rr.record_route() end
  KSR.nathelper.fix_nated_register()
end
-------- clean: a module that nobody has seen
local routes = require "routes"
function relay() KSR.tm.t_relay() end
function ksr_reply_route() relay() end
function ksr_request_route() routes.run() end
