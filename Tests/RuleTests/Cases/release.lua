-------- newer than the release [release 5.2]
KSR.pvx.var_seti("count", 1) --> 9 release: Kamailio 5.2 has no KSR.pvx.var_seti; it is there from 5.4 on
-------- gone, under a new name [release 5.6]
local ht = KSR.htable
if ht.sht_has_name("blocked", "eq", "x") > 0 then KSR.x.exit() end --> 7 release: Kamailio 5.6 has no KSR.htable.sht_has_name; it was there until 5.2; KSR.htable.sht_match_name is in its place
-------- gone with its module [release 6.0]
KSR.userblacklist.check_user_blacklist("a", "b", "c", "d") --> 19 release: Kamailio 6.0 has no KSR.userblacklist.check_user_blacklist; it was there until 5.4; KSR.userblocklist.check_user_blocklist is in its place
-------- gone from all current releases
KSR.drop() --> 5 release: KSR.drop is gone since 5.2; KSR.set_drop is in its place
KSR.blst.blst_is_blacklisted() --> 10 release: KSR.blst.blst_is_blacklisted is gone since 5.5; KSR.blst.blst_is_blocklisted is in its place
-------- clean: there in the release [release 5.4]
KSR.pvx.var_seti("count", 1)
KSR.blst.blst_is_blacklisted()
-------- clean: without a release, what is still there
KSR.pvx.var_seti("count", 1)
-------- clean: asked for [release 5.2]
if KSR.pvx.var_seti then KSR.pvx.var_seti("count", 1) end
local has = KSR.pvx.shv_seti ~= nil
if has then KSR.pvx.shv_seti("count", 1) end
-------- clean: the module is asked for [release 5.4]
if KSR.userblocklist then KSR.userblocklist.check_user_blocklist("a", "b", "c", "d") end
