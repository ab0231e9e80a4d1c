-- Answers ten requests of an address in any ten seconds, and tells it when it may go on.
local limit, seconds = 10, 10

function ksr_request_route()
  local address = KSR.pv.get("$si")
  if KSR.slidingwindow.allow(address, limit, seconds) < 0 then
    local wait = KSR.slidingwindow.retry_after(address, limit, seconds)
    KSR.hdr.append_to_reply("Retry-After: " .. wait .. "\r\n")
    KSR.sl.send_reply(503, "Too Many Requests")
    return 1
  end
  KSR.sl.send_reply(200, "Request " .. KSR.slidingwindow.count(address, seconds))
  return 1
end
