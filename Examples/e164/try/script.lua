-- Answers every request with the number that it is for, in the form of E.164, and with what kind of number that is.
local kinds = { "national", "international", "short", "emergency" }

function ksr_request_route()
  if KSR.pv.get("$rU") == "reload" and KSR.pv.get("$si") == "127.0.0.1" then
    if KSR.e164.reload() > 0 then
      KSR.sl.send_reply(200, "Reloaded")
    else
      KSR.sl.send_reply(500, "The Plan Has a Mistake")
    end
    return 1
  end
  local kind = KSR.e164.set_ru()
  if kind < 0 then
    KSR.sl.send_reply(484, "No Phone Number")
    return 1
  end
  local number = KSR.pv.gete("$rU")
  local range = KSR.e164.kind(number)
  if range == "premium" then
    KSR.sl.send_reply(403, "No Premium Numbers")
  elseif kind == 1 or kind == 2 then
    KSR.sl.send_reply(200, number .. " " .. range .. " " .. KSR.e164.country(number))
  else
    KSR.sl.send_reply(200, number .. " " .. kinds[kind])
  end
  return 1
end
