-------- a line that went
function ksr_request_route()
  -- local carrier = "sip:192.0.2.1"
  KSR.hdr.append("Gateway: " .. carrier .. "\r\n") --> 33 undefined-global: nothing assigns 'carrier', which is nil: to join it to a text raises an error
end
-------- misspelt, and called
function route_relay() KSR.tm.t_relay() end
function ksr_request_route()
  route_rely() --> 3 undefined-global: nothing assigns 'route_rely', which is nil: to call it raises an error; did you mean 'route_relay'?
end
-------- misspelt local, calculated with
function ksr_request_route()
  local count = 1
  count = cuont + 1 --> 11 undefined-global: nothing assigns 'cuont', which is nil: to calculate with it raises an error; did you mean 'count'?
end
-------- above its local
function ksr_request_route()
  relay() --> 3 undefined-global: nothing assigns 'relay', which is nil: to call it raises an error; the local variable of line 4 is not visible here
end
local function relay() KSR.tm.t_relay() end
-------- a field
local socket = require("socket")
function ksr_request_route()
  local host = config.host --> 16 undefined-global: nothing assigns 'config', which is nil: to read a field of it raises an error
end
-------- clean: tested
function ksr_request_route()
  if helper then helper() end
  local text = "a" .. (suffix or "")
  if type(extra) == "function" then extra() end
  if other ~= nil then other.run() end
end
-------- clean: nil does no harm
function ksr_request_route()
  local x = maybe
  KSR.info(maybe)
  return maybe
end
-------- clean: defined somewhere
function init() carrier = "a" end
_G.second = "b"
function ksr_request_route()
  KSR.info(carrier .. second .. tostring(os.time()) .. unpack({}) .. sr.pv.get("$ru"))
end
-------- clean: a module that nobody has seen
local routes = require("routes")
function ksr_request_route() run(routes) end
-------- clean: names that are made up
for _, name in ipairs({ "a", "b" }) do _G["on_" .. name] = function() end end
function ksr_request_route() on_a() end
-------- clean: no main script
function helper() return other() end
-------- clean: loaded by path
dofile("/etc/kamailio/routes.lua")
function ksr_request_route() route_relay() end
