######## exit
import KSR
KSR.x.exit()  #> 7 engine: app_python3 has no KSR.x.exit(); call exit() of Python
######## drop through an alias
from KSR import x
x.drop()  #> 3 engine: app_python3 has no KSR.x.drop(); call KSR.set_drop() and then exit() of Python
######## in a wrapper
import KSR
def leave():
    return KSR.x.exit()  #> 18 engine: app_python3 has no KSR.x.exit(); call exit() of Python
######## clean: modf
import KSR
KSR.x.modf("sl_send_reply", "200", "OK")
######## clean: exit of Python
import KSR
exit()
######## clean: asked for
import KSR
if hasattr(KSR.x, "exit"):
    KSR.x.exit()
