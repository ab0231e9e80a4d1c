-- Answers every request: with 403 to those who are blocked, else with the number as it is dialled.
function ksr_request_route()
  if KSR.greeter.is_caller_blocked() then
    KSR.sl.send_reply(403, "Blocked")
    return 1
  end
  local number = KSR.greeter.dialled("+49 (30) 12-34")
  if KSR.greeter.is_blocked(number) > 0 then
    KSR.sl.send_reply(403, "Blocked")
  else
    KSR.sl.send_reply(200, number)
  end
  return 1
end
