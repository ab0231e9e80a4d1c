######## a name [release 5.3]
import KSR
KSR.pv.get("$xavu(caller)")  #> 14 pv-release: '$xavu' is not in 5.3; it is in 5.4 and later
######## in a text [release 5.1]
import KSR
KSR.xlog.xinfo("message $mbu\n")  #> 16 pv-release: '$mbu' is not in 5.1; it is in 5.2 and later
######## a method [release 5.5]
import KSR
class Kamailio:
    def get(self, name): return KSR.pv.get(name)
    def ksr_request_route(self, msg): return self.get("$via1(host)")  #> 57 pv-release: '$via1' is not in 5.5; it is in 5.6 and later
def mod_init(): return Kamailio()
######## clean: any release
import KSR
KSR.pv.get("$xavu(caller)")
######## clean: a release that has it [release master]
import KSR
KSR.pv.get("$xavu(caller)")
######## clean: a value [release 5.3]
import KSR
KSR.pv.sets("$var(x)", "$xavu(caller)")
