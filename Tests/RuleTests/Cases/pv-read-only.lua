-------- sources and headers
KSR.pv.sets("$si", "192.0.2.1") --> 14 pv-read-only: '$si' is read-only: the server ignores the assignment
KSR.pv.seti("$sp", 5060) --> 14 pv-read-only: '$sp' is read-only: the server ignores the assignment
KSR.pv.sets("$hdr(To)", "x") --> 14 pv-read-only: '$hdr' is read-only: the server ignores the assignment
-------- unset and setl
KSR.pv.unset("$rm") --> 15 pv-read-only: '$rm' is read-only: the server ignores the assignment
KSR.pv.setl("$ci", 1) --> 14 pv-read-only: '$ci' is read-only: the server ignores the assignment
-------- a result
KSR.http_client.query("http://192.0.2.1/", "$ci") --> 45 pv-read-only: '$ci' is read-only: the server ignores the assignment
KSR.pvx.evalx("$si", "$fu") --> 16 pv-read-only: '$si' is read-only: the server ignores the assignment
-------- through names
local SOURCE = "$si"
local sets = KSR.pv.sets
local function set(name, value) KSR.pv.sets(name, value) end
sets(SOURCE, "192.0.2.1") --> 6 pv-read-only: '$si' is read-only: the server ignores the assignment
set("$ci", "1") --> 6 pv-read-only: '$ci' is read-only: the server ignores the assignment
-------- clean: what can be written
KSR.pv.sets("$ru", "sip:alice@example.com")
KSR.pv.sets("$var(x)", "1")
KSR.pv.sets("$avp(x)", "1")
KSR.pv.unset("$du")
KSR.pv.sets("$fU", "alice")
KSR.pv.seti("$sht(a=>b)", 1)
KSR.http_client.query("http://192.0.2.1/", "$var(result)")
-------- clean: reading
KSR.pv.get("$si")
KSR.pv.is_null("$ci")
KSR.pv.getvs("$ci", "$si")
-------- clean: a value
KSR.pv.sets("$var(x)", "$si")
local function get(name) return KSR.pv.get(name) end
get("$si")
