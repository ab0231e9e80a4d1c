-------- while true
function ksr_request_route()
  while true do --> 3 endless-loop: nothing ends this loop: the worker that comes here handles no message any more; leave it with 'break' or 'return', or count its rounds
    KSR.dispatcher.ds_next_dst()
  end
end
-------- repeat, goto, and a number that is true
local function wait()
  repeat --> 3 endless-loop: nothing ends this loop: the worker that comes here handles no message any more; leave it with 'break' or 'return', or count its rounds
    local now = os.time()
    KSR.info(tostring(now))
  until false
end
function ksr_reply_route()
  ::again::
  KSR.info("again\n")
  goto again --> 3 endless-loop: nothing ends this loop: the worker that comes here handles no message any more; leave it with 'break' or 'return', or count its rounds
end
function ksr_request_route()
  if KSR.is_ACK() then wait() end
  while 0 do --> 3 endless-loop: nothing ends this loop: the worker that comes here handles no message any more; leave it with 'break' or 'return', or count its rounds
    for i = 1, 3 do if i == 2 then break end end
  end
end
-------- at start, with functions that come back
local function log(text) KSR.info(text .. "\n") end
while not false do --> 1 endless-loop: nothing ends this loop: the server does not get past it; leave it with 'break' or 'return', or count its rounds
  log("waiting")
end
-------- clean: ways out
local function leave() KSR.x.exit() end
function ksr_request_route()
  while true do
    if KSR.dispatcher.ds_next_dst() < 0 then break end
  end
  while true do
    if KSR.is_ACK() then return end
  end
end
function ksr_reply_route()
  while true do
    if KSR.tm.t_check_status("200") then KSR.x.exit() end
  end
end
function ksr_failure()
  repeat leave() until false
end
function ksr_onsend_route()
  ::top::
  if KSR.is_ACK() then goto done end
  goto top
  ::done::
end
-------- clean: calls that may leave
local lines = require("lines")
function ksr_request_route()
  while true do
    lines.next()
  end
end
local co = coroutine.wrap(function()
  while true do coroutine.yield(KSR.pv.get("$ru")) end
end)
-------- clean: a condition
function ksr_request_route()
  local n = 3
  while n > 0 do n = n - 1 end
  while KSR.dispatcher.ds_next_dst() > 0 do KSR.info("next\n") end
  repeat n = n + 1 until n > 3
end
-------- a condition that nothing changes
function ksr_request_route()
  local i = 0
  while i < 3 do --> 3 endless-loop: nothing in this loop changes its condition, so that it never ends once it has begun: the worker that comes here handles no message any more; change what the condition asks for, or leave with 'break'
    KSR.info("try " .. i .. "\n")
  end
end
-------- clean: conditions that something changes
local done, count = false, 0
local function finish() done = true end
local function add(n, items)
  while n > 0 do n = n - 1 end
  while count < 3 do count = count + 1 end
  while items[1] do table.remove(items) end
end
function ksr_request_route()
  add(3, { 1 })
  while not done do finish() end
  local rc = 1
  while rc > 0 do rc = KSR.dispatcher.ds_next_dst() end
  repeat local ok = KSR.is_ACK() until ok
  while RUNNING do KSR.info("x") end
end
