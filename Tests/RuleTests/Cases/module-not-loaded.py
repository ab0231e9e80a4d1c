######## a module that is not there [cfg module-not-loaded.cfg]
import KSR
def route():
    KSR.dispatcher.ds_select_dst(1, 4)  #> 20 module-not-loaded: KSR.dispatcher.ds_select_dst needs the module 'dispatcher', which module-not-loaded.cfg does not load
######## from [cfg module-not-loaded.cfg]
from KSR import kx
user = kx.get_au()  #> 11 module-not-loaded: KSR.kx.get_au needs the module 'kemix', which module-not-loaded.cfg does not load
######## getattr [cfg module-not-loaded.cfg]
import KSR
later = getattr(KSR, "async")
later.task_route("x")  #> 7 module-not-loaded: KSR.async.task_route needs the module 'async', which module-not-loaded.cfg does not load
######## clean: what is loaded, and the core [cfg module-not-loaded.cfg]
import KSR
KSR.pv.sets("$var(a)", "b")
KSR.sl.sl_send_reply(200, "OK")
KSR.pvx.var_seti("a", 1)
######## clean: asked for [cfg module-not-loaded.cfg]
import KSR
if hasattr(KSR, "dispatcher"):
    KSR.dispatcher.ds_select_dst(1, 4)
######## clean: a file that is not there may load anything [cfg incomplete.cfg]
import KSR
KSR.dispatcher.ds_select_dst(1, 4)
