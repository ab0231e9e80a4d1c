-------- KSR.x.exit in a pcall
function ksr_request_route()
  pcall(KSR.x.exit) --> 3 swallowed-exit: pcall() catches KSR.x.exit(), and the script goes on; pass the error on: if not ok then error(err, 0) end
  local ok, err = pcall(function() --> 19 swallowed-exit: pcall() catches the KSR.x.drop() in line 5, and the script goes on; pass the error on: if not ok then error(err, 0) end
    if KSR.is_ACK() then
      KSR.x.drop()
    end
  end)
  if not ok then KSR.err("failed: " .. tostring(err) .. "\n") end
  KSR.tm.t_relay()
end
-------- in functions that it calls
local function reject() KSR.sl.sl_send_reply(403, "No") KSR.x.exit() end
local function checks()
  if KSR.is_ACK() then reject() end
end
function ksr_request_route()
  local ok = pcall(checks) --> 14 swallowed-exit: pcall() catches the KSR.x.exit() that reject() in line 3 comes to, and the script goes on; pass the error on: if not ok then error(err, 0) end
  if not ok then KSR.err("failed\n") end
  if not pcall(checks) then KSR.err("failed\n") end --> 10 swallowed-exit: pcall() catches the KSR.x.exit() that reject() in line 3 comes to, and the script goes on; pass the error on: if not ok then error(err, 0) end
  KSR.tm.t_relay()
end
-------- xpcall with a handler
local exit = KSR.x.exit
function route_main() exit() end
function ksr_request_route()
  xpcall(route_main, function(err) KSR.err(err) end) --> 3 swallowed-exit: xpcall() catches the KSR.x.exit() in line 2, and the script goes on; pass the error on: if not ok then error(err, 0) end
  KSR.sl.sl_send_reply(500, "Error")
end
-------- logged, and then returned to who goes on
local function guarded()
  local ok, err = pcall(function() KSR.x.exit() end) --> 19 swallowed-exit: pcall() catches the KSR.x.exit() in line 2, and the script goes on; pass the error on: if not ok then error(err, 0) end
  if not ok then KSR.err(err) return end
  KSR.info("fine\n")
end
function ksr_request_route()
  guarded()
  if pcall(guarded) then KSR.x.exit() end
  local ok, err = pcall(function() KSR.x.drop() end) --> 19 swallowed-exit: pcall() catches the KSR.x.drop() in line 9, and the script goes on; pass the error on: if not ok then error(err, 0) end
  if not ok then
    KSR.sl.sl_send_reply(500, "Error")
    return
  end
end
-------- clean: logged, and nothing comes behind it
function ksr_request_route()
  local ok, err = pcall(function() KSR.x.exit() end)
  if ok then
    KSR.info("fine\n")
  else
    KSR.err("failed: " .. tostring(err) .. "\n")
    return 1
  end
  KSR.tm.t_relay()
end
-------- clean: passed on
local function checks() KSR.x.exit() end
function ksr_request_route()
  local ok, err = pcall(checks)
  if not ok then error(err, 0) end
  assert(pcall(checks))
  local fine, message = pcall(checks)
  if not fine then
    if not message:find("ksr") then KSR.err(message) end
  end
  if not pcall(checks) then KSR.x.exit() end
  return pcall(checks)
end
-------- clean: the script knows the text
local function checks() KSR.x.exit() end
function ksr_request_route()
  local ok, err = pcall(checks)
  if not ok and err ~= "~~ksr~exit~~" then KSR.err(tostring(err)) end
  KSR.info("done")
end
-------- clean: nothing ends the route in it
local function read(name) return KSR.pv.gete(name) end
function ksr_request_route()
  local ok, value = pcall(read, "$ru")
  pcall(function() KSR.htable.sht_sets("a", "b", "c") end)
  if ok then KSR.x.exit() end
  pcall(function() return function() KSR.x.exit() end end)
end
-------- clean: nothing comes behind it
local function main() KSR.x.exit() end
function ksr_request_route()
  KSR.info("request\n")
  pcall(main)
  return 1
end
