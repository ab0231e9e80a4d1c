-- A call of a KSR function beside the same function written by hand in C with the same checks: nanoseconds a call, without
-- the loop around it; the best of many short rounds that take turns, so that a busy machine disturbs both alike.
local ksr, byhand = require "KSR", require "byhand"

local CALLS, ROUNDS = 200000, tonumber(arg[1]) or 30

local cases = {
  { "isflagset(5)", "K.isflagset(5)" },
  { 'is_method("INVITE")', 'K.is_method("INVITE")' },
  { "dispatcher.ds_is_from_list_mode(1, 2)", "K.dispatcher.ds_is_from_list_mode(1, 2)" },
}

local function loop(call, module)
  local text = ("local K, clock = ... return function() local t = clock() for _ = 1, %d do %s end return clock() - t end")
  return load(text:format(CALLS, call))(module, os.clock)
end

print(("%s: nanoseconds a call%s%8s%8s   ratio"):format(_VERSION, (" "):rep(12), "KSR", "C"))
for _, case in ipairs(cases) do
  local loops = { loop("", nil), loop(case[2], ksr), loop(case[2], byhand) }
  local best = { math.huge, math.huge, math.huge }
  for _ = 1, ROUNDS do
    for i, run in ipairs(loops) do best[i] = math.min(best[i], run()) end
  end
  local proxy, c = (best[2] - best[1]) / CALLS * 1e9, (best[3] - best[1]) / CALLS * 1e9
  print(("%-38s%8.1f%8.1f%8.2f"):format(case[1], proxy, c, proxy / c))
end
