######## KEMI has it
import KSR
KSR.x.modf("sl_send_reply", "404", "Not found")  #> 12 modf: KEMI has KSR.sl.sl_send_reply(int code, str reason) for this: call it in place of KSR.x.modf("sl_send_reply", …)
######## a number
import KSR
KSR.x.modf("my_function", 5)  #> 27 modf: KSR.x.modf takes texts alone: a number raises a TypeError; write the number as text
KSR.x.modf("my_function", len("abc"))  #> 27 modf: KSR.x.modf takes texts alone: a number raises a TypeError; write the number as text
######## neither text nor number
import KSR
KSR.x.modf("my_function", None)  #> 27 modf: KSR.x.modf takes texts alone: given anything else, it raises a TypeError
KSR.x.modf("my_function", KSR.is_INVITE())  #> 27 modf: KSR.x.modf takes texts alone: given anything else, it raises a TypeError
######## too many, and none
import KSR
KSR.x.modf("my_function", "1", "2", "3")  #> 1 modf: KSR.x.modf passes 2 parameters at most, not 3: it raises a RuntimeError
KSR.x.modf()  #> 1 modf: KSR.x.modf needs the name of a native function
######## a method
import KSR
class Kamailio:
    def native(self, name): return KSR.x.modf(name)
    def ksr_request_route(self, msg): self.native("t_relay")  #> 51 modf: KEMI has KSR.tm.t_relay() for this: call it in place of KSR.x.modf("t_relay")
def mod_init(): return Kamailio()
######## clean: no KEMI function is known
import KSR
KSR.x.modf("my_function", "5", "six")
######## clean: none with as many parameters
import KSR
KSR.x.modf("t_relay", "0x05")
######## clean: what cannot be known
import KSR
def native(name, *args): return KSR.x.modf(name, *args)
KSR.x.modf("my_function", str(5))
