-------- a word in place of a number
KSR.sl.sl_send_reply("busy", "Busy here") --> 22 argument-type: KSR.sl.sl_send_reply(int code, str reason) takes a number as 'code': "busy" arrives as 0
KSR.setflag("FLT_NATS") --> 13 argument-type: KSR.setflag(int flag_number) takes a number as 'flag_number': "FLT_NATS" arrives as 0
KSR.setflag("") --> 13 argument-type: KSR.setflag(int flag_number) takes a number as 'flag_number': "" arrives as 0
-------- truth values
KSR.setflag(true) --> 13 argument-type: KSR.setflag(int flag_number) takes a number as 'flag_number': a truth value arrives as 0
KSR.pv.sets("$var(invite)", KSR.is_INVITE()) --> 29 argument-type: KSR.pv.sets(str variable, str value) takes text as 'value': a truth value arrives as an empty text
KSR.pv.sets("$var(same)", KSR.pv.get("$fu") == KSR.pv.get("$tu")) --> 27 argument-type: KSR.pv.sets(str variable, str value) takes text as 'value': a truth value arrives as an empty text
-------- tables, functions, modules
KSR.pv.sets("$var(list)", { 1, 2 }) --> 27 argument-type: KSR.pv.sets(str variable, str value) takes text as 'value': a table arrives as an empty text
local settings = { code = "404" }
KSR.info(settings) --> 10 argument-type: KSR.info(str text) takes text as 'text': a table arrives as an empty text
KSR.pv.sets("$var(relay)", KSR.tm.t_relay) --> 28 argument-type: KSR.pv.sets(str variable, str value) takes text as 'value': a function arrives as an empty text
KSR.info(KSR.tm) --> 10 argument-type: KSR.info(str text) takes text as 'text': a module arrives as an empty text
KSR.setflag(function() return 5 end) --> 13 argument-type: KSR.setflag(int flag_number) takes a number as 'flag_number': a function arrives as 0
-------- nil in place of a number
KSR.setflag(nil) --> 13 argument-type: KSR.setflag(int flag_number) takes a number as 'flag_number': nil arrives as 0
-------- constants
local CODE = "not found"
FLAG = "nats"
KSR.sl.sl_send_reply(CODE, "Not found") --> 22 argument-type: KSR.sl.sl_send_reply(int code, str reason) takes a number as 'code': "not found" arrives as 0
KSR.setflag(FLAG) --> 13 argument-type: KSR.setflag(int flag_number) takes a number as 'flag_number': "nats" arrives as 0
-------- a wrapper
local function flag(number) return KSR.setflag(number) end
local function reply(code, reason)
  KSR.info("sending a reply\n")
  KSR.sl.sl_send_reply(code, reason)
end
flag("nats") --> 6 argument-type: KSR.setflag(int flag_number) takes a number as 'flag_number': "nats" arrives as 0
reply("busy", "Busy here") --> 7 argument-type: KSR.sl.sl_send_reply(int code, str reason) takes a number as 'code': "busy" arrives as 0
reply(486, false) --> 12 argument-type: KSR.sl.sl_send_reply(int code, str reason) takes text as 'reason': a truth value arrives as an empty text
-------- a wrapper of a wrapper
local function set(name, value) KSR.pv.sets(name, value) end
local function mark(value) set("$var(mark)", value) end
mark(true) --> 6 argument-type: KSR.pv.sets(str variable, str value) takes text as 'value': a truth value arrives as an empty text
-------- every value is wrong
local kind = KSR.is_INVITE() and true or false
KSR.pv.sets("$var(kind)", kind) --> 27 argument-type: KSR.pv.sets(str variable, str value) takes text as 'value': a truth value arrives as an empty text
local text
if KSR.is_ACK() then text = {} else text = false end
KSR.info(text) --> 10 argument-type: KSR.info(str text) takes text as 'text': a truth value or a table arrives as an empty text
-------- a fraction
KSR.setflag(2.5) --> 13 argument-type: KSR.setflag(int flag_number) takes a number as 'flag_number': 2.5 arrives as 2 up to Lua 5.2 and with LuaJIT, as 0 from Lua 5.3 on
KSR.setflag("2.5") --> 13 argument-type: KSR.setflag(int flag_number) takes a number as 'flag_number': 2.5 arrives as 2 up to Lua 5.2 and with LuaJIT, as 0 from Lua 5.3 on
-------- clean: what Lua converts
KSR.sl.sl_send_reply("404", 404)
KSR.setflag(" 5 ")
KSR.setflag("0x10")
KSR.setflag(5.0)
KSR.pv.seti("$var(x)", "-12")
KSR.info(5)
KSR.info(2.5)
KSR.info(#list + 1)
KSR.sl.sl_send_reply(404, "a" .. 5)
-------- clean: what cannot be known
local value = KSR.pv.get("$var(x)")
KSR.setflag(value)
KSR.setflag(tonumber(value))
KSR.setflag(value or "nats")
KSR.pv.sets("$var(y)", value or true)
KSR.pv.sets("$var(y)", KSR.is_INVITE() and "yes" or "no")
KSR.pv.sets("$var(y)", value and value.name)
KSR.setflag("1" .. value)
-------- clean: given another value
local code = "busy"
code = 486
KSR.sl.sl_send_reply(code, "Busy here")
reason = true
reason = tostring(reason)
KSR.sl.sl_send_reply(486, reason)
-------- clean: parameters that are changed, and that are not surely passed
local function flag(number)
  number = tonumber(number) or 5
  KSR.setflag(number)
end
local function maybe(number)
  if type(number) == "number" then KSR.setflag(number) end
end
flag("nats")
maybe("nats")
-------- clean: another number of parameters
KSR.setbiflag(1, "x")
