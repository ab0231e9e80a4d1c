-- On a request: what calls take, of which the prelude that stands before this, if there is one, writes down each.
local CALLS = 100000

local function measure(name, call)
  local start = os.clock()
  for _ = 1, CALLS do call() end
  return ("%s %.3f "):format(name, (os.clock() - start) / CALLS * 1e6)
end

function ksr_request_route()
  local text = measure("pv.get", function() return KSR.pv.get("$rU") end)
    .. measure("is_method", function() return KSR.is_method("OPTIONS") end)
  KSR.info("RESULT " .. text .. "\n")
  KSR.sl.send_reply(200, "OK")
end
