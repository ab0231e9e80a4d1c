-------- a name [release 5.3]
KSR.pv.sets("$xavu(caller)", "alice") --> 15 pv-release: '$xavu' is not in 5.3; it is in 5.4 and later
KSR.pv.get("$hfl(Via)") --> 14 pv-release: '$hfl' is not in 5.3; it is in 5.6 and later
-------- in a text [release 5.1]
KSR.xlog.xinfo("message $mbu and $sas\n") --> 16 pv-release: '$mbu' is not in 5.1; it is in 5.2 and later
-------- through a wrapper [release 5.5]
local function get(name) return KSR.pv.get(name) end
get("$via1(host)") --> 7 pv-release: '$via1' is not in 5.5; it is in 5.6 and later
-------- clean: any release
KSR.pv.sets("$xavu(caller)", "alice")
KSR.pv.get("$hfl(Via)")
-------- clean: a release that has it [release 5.6]
KSR.pv.sets("$xavu(caller)", "alice")
KSR.pv.get("$hfl(Via)")
-------- clean: a value [release 5.3]
KSR.pv.sets("$var(x)", "$xavu(caller)")
KSR.info("$xavu(caller)\n")
