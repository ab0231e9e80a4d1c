-------- clean: Lua takes any number
function ksr_request_route(msg, more) KSR.tm.t_on_failure("ksr_failure") end
function ksr_failure(a, b, c) end
-------- clean: none
function ksr_request_route() end
-------- clean: variadic
function ksr_request_route(...) end
-------- clean: a reply route
function ksr_reply_route(self) end
function ksr_request_route() end
-------- clean: an event
function ksr_request_route() KSR["async"].task_route("ksr_task") end
function ksr_task(event) end
-------- clean: an onsend route
function ksr_onsend_route(a) end
function ksr_request_route() end
