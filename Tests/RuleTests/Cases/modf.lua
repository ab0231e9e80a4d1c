-------- KEMI has it
KSR.x.modf("sl_send_reply", "404", "Not found") --> 12 modf: KEMI has KSR.sl.sl_send_reply(int code, str reason) for this: call it in place of KSR.x.modf("sl_send_reply", …)
KSR.x.modf("t_relay") --> 12 modf: KEMI has KSR.tm.t_relay() for this: call it in place of KSR.x.modf("t_relay")
-------- a number
KSR.x.modf("my_function", 5) --> 27 modf: KSR.x.modf takes texts alone; write the number as text
local CODE = 404
KSR.x.modf("my_function", CODE) --> 27 modf: KSR.x.modf takes texts alone; write the number as text
-------- neither text nor number
KSR.x.modf("my_function", nil) --> 27 modf: KSR.x.modf takes texts alone: given anything else, it does nothing and returns -1
KSR.x.modf("my_function", true) --> 27 modf: KSR.x.modf takes texts alone: given anything else, it does nothing and returns -1
-------- too many, and none
KSR.x.modf("my_function", "1", "2", "3", "4", "5", "6", "7") --> 1 modf: KSR.x.modf passes 6 parameters at most, not 7: it does nothing and returns -1
KSR.x.modf() --> 1 modf: KSR.x.modf needs the name of a native function
-------- through names
local modf = KSR.x.modf
local NAME = "t_relay"
modf(NAME) --> 6 modf: KEMI has KSR.tm.t_relay() for this: call it in place of KSR.x.modf("t_relay")
local function native(name, value) return KSR.x.modf(name, value) end
native("my_function", 5) --> 23 modf: KSR.x.modf takes texts alone; write the number as text
-------- clean: no KEMI function is known
KSR.x.modf("my_function", "5", "six")
-------- clean: none with as many parameters
KSR.x.modf("t_relay", "0x05")
-------- clean: what cannot be known
KSR.x.modf(name, value)
KSR.x.modf("sl_send_reply", ...)
KSR.x.modf("my_function", tostring(5))
-------- a colon
KSR.x:modf("my_function") --> 1 modf: ':' passes KSR.x itself as the name of the native function; write '.'
