######## a misspelt function
import KSR
KSR.tm.t_rely()  #> 8 unknown-name: KSR.tm has no function 't_rely'; did you mean 't_relay'?
######## a module under another name
import KSR as K
K.dispatchr.ds_select_dst(1, 4)  #> 3 unknown-name: KSR has no module or function 'dispatchr'; did you mean 'dispatcher'?
######## getattr and from
import KSR
from KSR import tm as t
getattr(KSR, "async").task_rout("x")  #> 23 unknown-name: KSR.async has no function 'task_rout'; did you mean 'task_route'?
t.t_relayy()  #> 3 unknown-name: KSR.tm has no function 't_relayy'; did you mean 't_relay'?
######## clean: asked for before it is called
import KSR
if KSR.tm.t_brand_new is not None: KSR.tm.t_brand_new()
######## clean: something else of the same name
class KSR:
    tm = None
KSR.tm.t_rely()
######## clean: a parameter
def f(KSR):
    KSR.tm.t_rely()
