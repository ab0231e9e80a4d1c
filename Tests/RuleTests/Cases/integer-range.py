######## too large
import KSR
KSR.pv.seti("$var(limit)", 5000000000)  #> 28 integer-range: 'value' of KSR.pv.seti(str variable, int value) has 32 bits: 5000000000 arrives as 705032704
KSR.pv.seti("$var(limit)", -5_000_000_000)  #> 28 integer-range: 'value' of KSR.pv.seti(str variable, int value) has 32 bits: -5000000000 arrives as -705032704
######## a constant and a method
import KSR
LIMIT = 3000000000
class Kamailio:
    def limit(self, value): KSR.pv.seti("$var(limit)", value)
    def ksr_request_route(self, msg):
        KSR.pv.seti("$var(limit)", LIMIT)  #> 36 integer-range: 'value' of KSR.pv.seti(str variable, int value) has 32 bits: 3000000000 arrives as -1294967296
        self.limit(4294967296)  #> 20 integer-range: 'value' of KSR.pv.seti(str variable, int value) has 32 bits: 4294967296 arrives as 0
def mod_init(): return Kamailio()
######## more than 64 bits
import KSR
KSR.pv.seti("$var(limit)", 99999999999999999999)  #> 28 integer-range: 'value' of KSR.pv.seti(str variable, int value) has 32 bits: 99999999999999999999 makes Python raise an OverflowError
######## clean: the largest and the smallest
import KSR
KSR.pv.seti("$var(limit)", 2147483647)
KSR.pv.seti("$var(limit)", -2147483648)
######## clean: a mask
import KSR
KSR.pv.seti("$var(mask)", 0xFFFFFFFF)
######## clean: a long
import KSR
KSR.pv.setl("$var(limit)", 5000000000)
