-------- no such name
KSR.pv.get("$rUser") --> 14 pv-unknown: no module has a pseudo-variable '$rUser'
KSR.pv.sets("$xvap(x)", "1") --> 15 pv-unknown: no module has a pseudo-variable '$xvap'; did you mean '$xavp'?
KSR.pv.unset("$RU") --> 16 pv-unknown: no module has a pseudo-variable '$RU'
-------- no such transformation
KSR.pv.get("$(ru{s.length})") --> 18 pv-unknown: there is no transformation '{s.length}'; did you mean 'len'?
KSR.pv.get("$(ru{u.user})") --> 18 pv-unknown: no module has transformations of class 'u'; known are json, kz, line, msrpuri, nameaddr, nsq, num, param, re, s, sock, sql, tobody, uri, urialias, url, val
-------- in a text with variables
KSR.xlog.xinfo("from $fu to $tuu\n") --> 16 pv-unknown: no module has a pseudo-variable '$tuu'
KSR.xlog.xlog("INFO", "from $fu.\n") --> 23 pv-unknown: no module has a pseudo-variable '$fu.'; did you mean '$fu'?
-------- inside of another
KSR.pv.get("$(avp(x)[$rUser])") --> 23 pv-unknown: no module has a pseudo-variable '$rUser'
-------- through names
local FROM = "$fromuser"
local NAME = "vra"
local function value(name) return KSR.pv.get(name) or "" end
KSR.pv.gete(FROM) --> 13 pv-unknown: no module has a pseudo-variable '$fromuser'; did you mean '$from.user'?
KSR.pv.gete("$" .. NAME .. "(x)") --> 13 pv-unknown: no module has a pseudo-variable '$vra'
value("$fromuri") --> 9 pv-unknown: no module has a pseudo-variable '$fromuri'; did you mean '$from'?
-------- brackets, escapes and columns
KSR.pv.get([[$rUser]]) --> 15 pv-unknown: no module has a pseudo-variable '$rUser'
KSR.pv.get("\36rUser") --> 12 pv-unknown: no module has a pseudo-variable '$rUser'
local ä = KSR.pv.get("$rUser") --> 24 pv-unknown: no module has a pseudo-variable '$rUser'
-------- a result
KSR.http_client.query("http://192.0.2.1/", "$vra(result)") --> 46 pv-unknown: no module has a pseudo-variable '$vra'
-------- clean: well known
KSR.pv.get("$ru")
KSR.pv.get("$T(reply_code)")
KSR.pv.get("$dlg_var(x)")
KSR.pv.get("$(ru{s.LEN})")
KSR.xlog.xinfo("from $fu ($si:$sp)\n")
-------- clean: plain logging expands nothing
KSR.info("$nothing of $this\n")
KSR.pv.sets("$var(x)", "$nothing")
-------- clean: what cannot be known
KSR.pv.get("$" .. name)
KSR.pv.get(name or "$nothing")
