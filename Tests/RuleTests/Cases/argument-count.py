######## too few
import KSR
KSR.sl.sl_send_reply(404)  #> 1 argument-count: KSR.sl.sl_send_reply(int code, str reason) takes 2 arguments and gets 1: it does nothing and returns False
class Kamailio:
    def ksr_request_route(self, msg):
        if KSR.registrar.save() < 0:  #> 12 argument-count: KSR.registrar.save(str location_table, int save_flags) takes 2 arguments and gets 0: it does nothing and returns False
            KSR.sl.sl_reply_error()
        return 1
def mod_init():
    return Kamailio()
######## too many
import KSR as K
K.tm.t_relay("udp")  #> 14 argument-count: KSR.tm.t_relay() takes no arguments and gets 1: the server ignores them
K.info("registered ", K.pv.get("$fu"))  #> 23 argument-count: KSR.info(str text) takes 1 argument and gets 2: the server ignores the rest, and refuses the call before 5.7
######## too many for an old server [release 5.6]
import KSR
KSR.info("registered ", KSR.pv.get("$fu"))  #> 25 argument-count: KSR.info(str text) takes 1 argument and gets 2: the server refuses the call
######## too many for a new server [release 6.0]
import KSR
KSR.info("registered ", KSR.pv.get("$fu"))  #> 25 argument-count: KSR.info(str text) takes 1 argument and gets 2: the server ignores the rest
######## by name
import KSR
KSR.sl.sl_send_reply(code=404, reason="Not found")  #> 27 argument-count: KSR.sl.sl_send_reply(int code, str reason) takes no arguments by name: Python raises a TypeError
KSR.sl.sl_send_reply(404, reason="Not found")  #> 34 argument-count: KSR.sl.sl_send_reply(int code, str reason) takes no arguments by name: Python raises a TypeError
######## through names
from KSR import sl
import KSR
reply = sl.sl_send_reply
reply(404)  #> 1 argument-count: KSR.sl.sl_send_reply(int code, str reason) takes 2 arguments and gets 1: it does nothing and returns False
getattr(KSR, "async").task_route()  #> 1 argument-count: KSR.async.task_route(str callback) takes 1 argument and gets 0: it does nothing and returns False
######## clean: what is passed cannot be counted
import KSR
def reply(*args, **kwargs):
    KSR.sl.sl_send_reply(*args)
    KSR.sl.sl_send_reply(404, *args)
    KSR.sl.sl_send_reply(*(404, "Not found"))
######## clean: signatures of some release
import KSR
KSR.setbiflag(1)
KSR.setbiflag(1, 0)
######## clean: a function of the script's own
def t_relay(*args): pass
t_relay(1, 2)
class KSR:
    @staticmethod
    def info(a, b): pass
KSR.info(1, 2)
