-------- behind KSR.x.exit
function ksr_request_route()
  if KSR.registrar.lookup("location") < 0 then
    KSR.x.exit()
    KSR.sl.sl_send_reply(404, "Not Found") --> 5 dead-code: this is never run: KSR.x.exit() in line 3 does not come back; remove it or move it up
    KSR.info("not found\n")
  end
end
-------- all branches leave
local drop = KSR.x.drop
function ksr_request_route()
  if KSR.is_ACK() then
    drop()
  elseif KSR.is_BYE() then
    return 1
  else
    error("neither")
  end
  KSR.tm.t_relay() --> 3 dead-code: this is never run: every branch of the 'if' in line 3 leaves; remove it or move it up
end
-------- a function that always leaves
local function reject(code, reason)
  if code > 399 then KSR.sl.sl_send_reply(code, reason) end
  KSR.x.exit()
end
function ksr_request_route()
  reject(403, "Forbidden")
  KSR.tm.t_relay() --> 3 dead-code: this is never run: reject() in line 6 does not come back; remove it or move it up
end
-------- break, goto and a loop that only returns
function ksr_request_route()
  for i = 1, 3 do
    break
    KSR.info("x") --> 5 dead-code: this is never run: the 'break' in line 3 leaves the loop; remove it or move it up
  end
  while true do
    if KSR.dispatcher.ds_next_dst() < 0 then return end
  end
  KSR.tm.t_relay() --> 3 dead-code: this is never run: no 'break' ends the loop in line 6; remove it or move it up
end
function ksr_reply_route()
  goto done
  KSR.info("x") --> 3 dead-code: this is never run: the 'goto' in line 12 goes elsewhere; remove it or move it up
  ::done::
  KSR.info("done")
end
-------- a call in the return behind it
function ksr_request_route()
  KSR.x.exit()
  return KSR.tm.t_relay() --> 3 dead-code: this is never run: KSR.x.exit() in line 2 does not come back; remove it or move it up
end
-------- clean: common style
function ksr_request_route()
  if KSR.is_ACK() then
    KSR.x.exit()
    return
  end
  if KSR.is_BYE() then KSR.x.drop() return -1 end
  for i = 1, 3 do
    KSR.x.exit()
    break
  end
end
-------- clean: exit behind a function that exits
local function relay() KSR.tm.t_relay() KSR.x.exit() end
function ksr_request_route()
  relay()
  KSR.x.exit()
end
-------- clean: switched off on purpose
function ksr_request_route()
  do return end
  KSR.tm.t_relay()
end
function ksr_reply_route()
  if true then return end
  KSR.info("x")
end
-------- clean: not all branches leave
local function check(code)
  if code > 399 then KSR.x.exit() end
end
function ksr_request_route()
  if KSR.is_ACK() then KSR.x.exit() elseif KSR.is_BYE() then return end
  check(403)
  KSR.tm.t_relay()
  repeat
    if KSR.is_INVITE() then break end
    KSR.x.exit()
  until false
  KSR.info("x")
  while true do
    if KSR.is_ACK() then goto out end
  end
  ::out::
  KSR.info("out")
end
-------- clean: something else under the name
local KSR = { x = { exit = function() end } }
function ksr_request_route()
  KSR.x.exit()
  KSR.info("x")
end
-------- clean: one that returns before
local function leave(ok)
  if ok then return end
  KSR.x.exit()
end
function again(n) if n > 0 then again(n - 1) end KSR.x.exit() end
function ksr_request_route()
  leave(true)
  KSR.info("x")
end
