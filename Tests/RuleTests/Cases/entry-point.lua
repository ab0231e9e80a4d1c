-------- misspelt
function ksr_request_rout() --> 10 entry-point: the server does not call 'ksr_request_rout'; the name of the request route is 'ksr_request_route'
  KSR.sl.sl_send_reply(200, "OK")
end
-------- in the wrong case, and a reply route
function KSR_request_route() end --> 10 entry-point: the server does not call 'KSR_request_route'; the name of the request route is 'ksr_request_route'
function ksr_onreply_route() end --> 10 entry-point: the server does not call 'ksr_onreply_route'; the name of the reply route is 'ksr_reply_route'
function ksr_onsend_route() end
-------- an underscore left out
function ksr_requestroute() end --> 10 entry-point: the server does not call 'ksr_requestroute'; the name of the request route is 'ksr_request_route'
-------- a local function
local function ksr_request_route() end --> 16 entry-point: the server does not find 'ksr_request_route', which is local; it calls global functions alone
-------- none
function ksr_reply_route() --> 10 entry-point: the script has no function 'ksr_request_route', which the server calls for every request
  KSR.info("reply\n")
end
-------- another name by setting, misspelt [cfg entry-point.cfg]
function my_rout() end --> 10 entry-point: the server does not call 'my_rout'; the name of the request route is 'my_route'
-------- the script of the configuration without one [cfg entry-point.cfg]
KSR.info("loaded\n") --> 1 entry-point: the script has no function 'my_route', which the server calls for every request
-------- clean: all there
function ksr_request_route() end
function ksr_reply_route() end
-------- clean: another name by setting [cfg entry-point.cfg]
my_route = function() end
-------- clean: a function that is called
function ksr_request_route() ksr_reply_routes() end
function ksr_reply_routes() end
-------- clean: a function that is a callback
function ksr_request_route() KSR.tm.t_on_reply("ksr_onreply_route") end
function ksr_onreply_route() end
-------- clean: a library
local M = {}
function M.ksr_request_rout() end
return M
-------- clean: helpers of kamailio.cfg
function request_route() KSR.info("request\n") end
-------- clean: more in other files
dofile("/etc/kamailio/requests.lua")
function ksr_reply_route() end
-------- clean: routing stays in kamailio.cfg [cfg native.cfg]
function ksr_reply_route() end
