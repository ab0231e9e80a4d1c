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
  KSR.sl.sl_send_reply(200, "OK") --> 3 route: KSR.sl.sl_send_reply is for request routes; ksr_onreply (KSR.tm.t_on_reply) is a reply route, and leads here
end
-------- in pcall, and an alias
local rr = KSR.rr
function ksr_request_route()
  KSR.tm.t_on_branch("ksr_branch")
end
function ksr_branch()
  pcall(function() rr.loose_route() end) --> 20 route: KSR.rr.loose_route is for request routes; ksr_branch (KSR.tm.t_on_branch) is a branch route, and leads here
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
