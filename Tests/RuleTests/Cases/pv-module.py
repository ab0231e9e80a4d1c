######## a name [cfg pv-module.cfg]
import KSR
KSR.pv.get("$sht(ban=>192.0.2.1)")  #> 14 pv-module: '$sht' needs the module htable, which the configuration does not load
######## in a text [cfg pv-module.cfg]
import KSR
KSR.xlog.xinfo("branch $T_branch_idx\n")  #> 16 pv-module: '$T_branch_idx' needs the module tmx, which the configuration does not load
######## a method [cfg pv-module.cfg]
import KSR
class Kamailio:
    def get(self, name): return KSR.pv.get(name)
    def ksr_request_route(self, msg): return self.get("$dlg_var(x)")  #> 57 pv-module: '$dlg_var' needs the module dialog or ims_dialog, which the configuration does not load
def mod_init(): return Kamailio()
######## clean: modules that are loaded [cfg pv-module.cfg]
import KSR
KSR.pv.get("$ru")
######## clean: without a configuration
import KSR
KSR.pv.get("$sht(ban=>192.0.2.1)")
######## clean: a value [cfg pv-module.cfg]
import KSR
KSR.pv.sets("$var(x)", "$sht(ban=>192.0.2.1)")
