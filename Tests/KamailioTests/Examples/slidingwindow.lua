-- Answers with whether a request was allowed, and by which worker.
local limits = { -2147483648, -2147483647, -1, 0, 1, 2, 2147483647 }
-- No short ones: the system may let a worker wait between two calls.
local lengths = { -2147483648, -2147483647, -1, 0, 3600, 2147483647 }

-- What the results have to be, whatever a script passes.
local function hostile()
  local w = KSR.slidingwindow
  for _, key in ipairs({ "", "\0", "\255\254", ("k"):rep(60000) }) do
    for _, limit in ipairs(limits) do
      for _, seconds in ipairs(lengths) do
        w.reset(key)
        local makes_sense = key ~= "" and limit >= 0 and seconds >= 1
        local expected = not makes_sense and -2 or limit == 0 and -1 or 1
        local got = w.allow(key, limit, seconds)
        local count = w.count(key, seconds)
        local expected_count = (key == "" or seconds < 1) and -1 or expected == 1 and 1 or 0
        local wait = w.retry_after(key, limit, seconds)
        local waits = wait == -1
        if makes_sense and limit == 1 then
          waits = wait >= seconds - 600
        elseif makes_sense and limit > 1 then
          waits = wait == 0
        end
        if got ~= expected or count ~= expected_count or not waits then
          return #key .. " bytes, " .. limit .. ", " .. seconds .. ": " .. got .. ", " .. count .. ", " .. wait
        end
      end
    end
  end
  return "nothing"
end

function ksr_request_route()
  local answer
  if KSR.pv.get("$rm") == "INFO" then
    answer = hostile()
  else
    answer = tostring(KSR.slidingwindow.allow(KSR.pv.get("$rU"), 100, 3600))
  end
  KSR.sl.send_reply(200, answer .. " by " .. KSR.pv.get("$pp"))
  return 1
end
