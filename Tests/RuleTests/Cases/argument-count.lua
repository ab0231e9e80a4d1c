-------- too few
KSR.sl.sl_send_reply(404) --> 1 argument-count: KSR.sl.sl_send_reply(int code, str reason) takes 2 arguments and gets 1: it does nothing and returns false
-------- none at all
function ksr_request_route()
  if KSR.registrar.save() < 0 then --> 6 argument-count: KSR.registrar.save(str location_table, int save_flags) takes 2 arguments and gets 0: it does nothing and returns false
    KSR.sl.sl_reply_error()
  end
end
-------- too many for a function without parameters
KSR.tm.t_relay("udp", 5) --> 16 argument-count: KSR.tm.t_relay() takes no arguments and gets 2: it does nothing and returns false
-------- too many
KSR.sl.sl_send_reply(404, "Not found", true) --> 40 argument-count: KSR.sl.sl_send_reply(int code, str reason) takes 2 arguments and gets 3: the server ignores the rest
KSR.info("registered ", KSR.pv.get("$fu")) --> 25 argument-count: KSR.info(str text) takes 1 argument and gets 2: the server ignores the rest
-------- more than six
KSR.info("a", "b", "c", "d", "e", "f", "g") --> 15 argument-count: KSR.info(str text) takes 1 argument and gets 7: it does nothing and returns false
-------- a colon
KSR.tm:t_relay() --> 8 argument-count: ':' passes KSR.tm itself as the first argument of KSR.tm.t_relay(), with which it does nothing and returns false; write '.'
local pv = KSR.pv
pv:get("$ru") --> 4 argument-count: ':' passes pv itself as the first argument of KSR.pv.get(str variable), so that every argument comes one place too late; write '.'
KSR:info("message\n") --> 5 argument-count: ':' passes KSR itself as the first argument of KSR.info(str text), so that every argument comes one place too late; write '.'
-------- through an alias, in pcall
local send = KSR.sl.sl_send_reply
send(500) --> 1 argument-count: KSR.sl.sl_send_reply(int code, str reason) takes 2 arguments and gets 1: it does nothing and returns false
pcall(KSR.sl.sl_send_reply, 500) --> 7 argument-count: KSR.sl.sl_send_reply(int code, str reason) takes 2 arguments and gets 1: it does nothing and returns false
-------- a call as the last argument is one
KSR.sl.sl_send_reply(tostring(404)) --> 1 argument-count: KSR.sl.sl_send_reply(int code, str reason) takes 2 arguments and gets 1: it does nothing and returns false
KSR.pv.sets(KSR.pv.get("$var(name)")) --> 1 argument-count: KSR.pv.sets(str variable, str value) takes 2 arguments and gets 1: it does nothing and returns false
KSR.info("text", tostring(1)) --> 18 argument-count: KSR.info(str text) takes 1 argument and gets 2: the server ignores the rest
-------- of every release: one or two
KSR.setbiflag(1, 2, 3) --> 21 argument-count: KSR.setbiflag(int flag_number, int branch_index) takes 1 or 2 arguments and gets 3: the server ignores the rest
-------- of one release [release 5.0]
KSR.setbiflag(1, 2, 3) --> 18 argument-count: KSR.setbiflag(int flag_number) takes 1 argument and gets 3: the server ignores the rest
-------- clean: what is passed cannot be counted
local function reply(...)
  KSR.sl.sl_send_reply(...)
  KSR.sl.sl_send_reply(404, ...)
end
local code_and_reason = { 404, "Not found" }
KSR.sl.sl_send_reply(unpack(code_and_reason))
KSR.sl.sl_send_reply(reply())
-------- clean: signatures of some release
KSR.setbiflag(1)
KSR.setbiflag(1, 0)
-------- clean: results of other calls
KSR.pv.sets("$var(x)", KSR.pv.get("$ru"))
KSR.sl.sl_send_reply(404, tostring(reason))
KSR.sl.sl_send_reply(unpack({ 404, "Not found" }))
-------- clean: exit takes what it gets
KSR.x.exit(1)
KSR.x:drop()
-------- clean: names of the script's own
local tm = { t_relay = function(...) end }
tm.t_relay(1, 2, 3)
tm:t_relay()
-------- another function takes as many
KSR.rtpengine.rtpengine_offer() --> 1 argument-count: KSR.rtpengine.rtpengine_offer(str rtp_flags) takes 1 argument and gets 0: it does nothing and returns false; KSR.rtpengine.rtpengine_offer0() takes none
