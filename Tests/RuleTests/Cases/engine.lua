-------- clean: exit
KSR.x.exit()
-------- clean: drop
KSR.x.drop()
-------- clean: modf
KSR.x.modf("sl_send_reply", "200", "OK")
-------- clean: through an alias
local x = KSR.x
x.exit()
-------- clean: an old release [release 5.0]
KSR.x.exit()
-------- clean: the newest [release master]
KSR.x.drop()
