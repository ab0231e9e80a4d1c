-- On a request: calls of the Swift module beside those of the one in C, in turns; nanoseconds a call, medians.
local CALLS, ROUNDS = 1000000, 7

local cases = {
  { "sum(int, int) -> int", "sum", "2, 3" },
  { "length(str) -> int", "length", "'hello world'" },
  { "upper(str) -> str", "upper", "'hello world'" },
}

local function loop(call, arguments)
  local text = ("local call, clock = ... return function() local t = clock() for _ = 1, %d do call(%s) end return clock() - t end")
  return loadstring(text:format(CALLS, arguments))(call, os.clock)
end

local function median(times)
  table.sort(times)
  return times[math.ceil(#times / 2)] / CALLS * 1e9
end

function ksr_request_route()
  for _, case in ipairs(cases) do
    local swift, c = loop(KSR.trial[case[2]], case[3]), loop(KSR.byhand[case[2]], case[3])
    local times = { {}, {} }
    for _ = 1, ROUNDS do
      table.insert(times[1], swift())
      table.insert(times[2], c())
    end
    local one, other = median(times[1]), median(times[2])
    KSR.info(("RESULT %-24s%8.1f%8.1f%8.2f\n"):format(case[1], one, other, one / other))
  end
  KSR.sl.send_reply(200, "OK")
end
