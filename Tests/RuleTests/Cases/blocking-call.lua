-------- programs and input
function ksr_request_route()
  os.execute("logger call") --> 3 blocking-call: os.execute() waits for the program to end while other messages wait for this worker; have KSR.async.task_route(str rn) do it in a process of its own
  local out = io.popen("hostname"):read("*a") --> 15 blocking-call: io.popen() runs a program and waits for what it prints while other messages wait for this worker; have KSR.async.task_route(str rn) do it in a process of its own
  local line = io.read() --> 16 blocking-call: io.read() waits for standard input while other messages wait for this worker; a server has nobody who types; read files and settings at start
  local next = io.stdin:read() --> 16 blocking-call: io.stdin.read() waits for standard input while other messages wait for this worker; a server has nobody who types; read files and settings at start
  KSR.info(out .. line .. next)
end
-------- sleeping, in a function that a route calls
local socket = require("socket")
local function pause(seconds) socket.sleep(seconds) end --> 31 blocking-call: socket.sleep() sleeps while other messages wait for this worker; let KSR.async.route(str rn, int s) go on later
function ksr_failure()
  pause(1)
  KSR.cfgutils.sleep(1) --> 3 blocking-call: KSR.cfgutils.sleep() sleeps while other messages wait for this worker; let KSR.async.route(str rn, int s) go on later
end
function ksr_request_route() KSR.tm.t_on_failure("ksr_failure") end
-------- a web server
local http = require "socket.http"
local M = {}
function M.ask(user)
  local body = http.request("http://api/users/" .. user) --> 16 blocking-call: socket.http.request() waits for the answer, up to LuaSocket's 60 seconds, while other messages wait for this worker; ask with KSR.http_async_client.query(str sdata, str rn)
  return body
end
function ksr_request_route() M.ask(KSR.pv.gete("$fU")) end
-------- a function that modparam may name
function ksr_dispatcher_event(evname)
  KSR.info("event " .. evname .. "\n")
  os.execute("/usr/bin/notify " .. evname) --> 3 blocking-call: os.execute() waits for the program to end while other messages wait for this worker; have KSR.async.task_route(str rn) do it in a process of its own
end
-------- clean: at start
local name = io.popen("hostname"):read("*l")
local function init() os.execute("mkdir -p /run/calls") end
init()
function ksr_request_route() KSR.info(name) end
-------- clean: with a timeout for all
local http = require "socket.http"
http.TIMEOUT = 1
function ksr_request_route() KSR.info(http.request("http://api/")) end
-------- clean: nobody waits for it
function ksr_request_route()
  os.execute("/usr/bin/notify " .. KSR.pv.gete("$ci") .. " &")
  local shell = os.execute()
  local socket = require "socket"
  socket.sleep(0)
  KSR.info(tostring(shell))
end
-------- clean: something else of the same name
local io = { read = function() return "x" end }
function ksr_request_route() KSR.info(io.read()) end
-------- clean: a file
function ksr_request_route()
  for line in io.lines("/etc/hosts") do KSR.info(line) end
end
-------- clean: not a script for Kamailio
function build() os.execute("make") end
-------- clean: in a process of its own
local function notify() os.execute("/usr/bin/notify") end
function ksr_notify()
  notify()
end
function ksr_timer_cleanup(evname)
  os.execute("/usr/bin/clean " .. evname)
end
function ksr_request_route()
  KSR.async.task_route("ksr_notify")
end
