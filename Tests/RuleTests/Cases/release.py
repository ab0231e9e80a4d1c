######## newer than the release [release 5.2]
import KSR
KSR.pvx.var_seti("count", 1)  #> 9 release: Kamailio 5.2 has no KSR.pvx.var_seti; it is there from 5.4 on
######## gone, through an alias [release 5.6]
from KSR import htable as ht
if ht.sht_has_name("blocked", "eq", "x") > 0:  #> 7 release: Kamailio 5.6 has no KSR.htable.sht_has_name; it was there until 5.2; KSR.htable.sht_match_name is in its place
    exit()
######## gone from all current releases
import KSR as K
K.drop()  #> 3 release: KSR.drop is gone since 5.2; KSR.set_drop is in its place
######## clean: there in the release [release 5.4]
import KSR
KSR.pvx.var_seti("count", 1)
######## clean: asked for [release 5.2]
import KSR
if hasattr(KSR.pvx, "var_seti"):
    KSR.pvx.var_seti("count", 1)
######## clean: asked for with a default [release 5.2]
import KSR
seti = getattr(KSR.pvx, "var_seti", None)
if seti is not None:
    seti("count", 1)
