-------- written
KSR.pv.sets("$avp(reason)", nil) --> 29 null-argument: KSR.pv.sets(str variable, str value) takes text as 'value': nil arrives as a null pointer; pass "" for no text
KSR.hdr.append(nil) --> 16 null-argument: KSR.hdr.append(str header_lines) takes text as 'header_lines': nil arrives as a null pointer; pass "" for no text
-------- a name
local nothing
KSR.pv.sets("$avp(reason)", nothing) --> 29 null-argument: KSR.pv.sets(str variable, str value) takes text as 'value': nil arrives as a null pointer; pass "" for no text
local none = nil
KSR.info(none) --> 10 null-argument: KSR.info(str text) takes text as 'text': nil arrives as a null pointer; pass "" for no text
-------- a wrapper
local function set(name, value) return KSR.pv.sets(name, value) end
set("$avp(reason)", nil) --> 21 null-argument: KSR.pv.sets(str variable, str value) takes text as 'value': nil arrives as a null pointer; pass "" for no text
-------- clean: what may be text
local text
if KSR.is_INVITE() then text = "invite" end
KSR.pv.sets("$avp(reason)", text)
KSR.pv.sets("$avp(reason)", nil or "none")
-------- clean: a number may be nil elsewhere
KSR.pv.unset("$avp(reason)")
-------- clean: given a value somewhere
local reason = nil
local function choose() reason = "busy" end
choose()
KSR.pv.sets("$avp(reason)", reason)
-------- clean: a name of another script
KSR.pv.sets("$avp(reason)", elsewhere)
