######## a relay in an if
import KSR
def ksr_route_relay(msg):
    if KSR.tm.t_relay():  #> 8 status-condition: KSR.tm.t_relay() returns an int, and -1, which says false, is true in Python; compare it: `> 0` for true, `< 0` for false
        return 1
    if not KSR.tm.t_relay():  #> 12 status-condition: KSR.tm.t_relay() returns an int, and -1, which says false, is true in Python; compare it: `> 0` for true, `< 0` for false
        KSR.sl.sl_reply_error()
    elif KSR.siputils.has_totag():  #> 10 status-condition: KSR.siputils.has_totag() returns an int, and -1, which says false, is true in Python; compare it: `> 0` for true, `< 0` for false
        return 1
######## and, or, while, ternaries, bool, assert, walrus
import KSR
def f():
    if KSR.is_INVITE() and KSR.siputils.has_totag(): pass  #> 28 status-condition: KSR.siputils.has_totag() returns an int, and -1, which says false, is true in Python; compare it: `> 0` for true, `< 0` for false
    while KSR.textopsx.hf_iterator_next("i"): pass  #> 11 status-condition: KSR.textopsx.hf_iterator_next(str iterator_name) returns an int, and -1, which says false, is true in Python; compare it: `> 0` for true, `< 0` for false
    x = "sent" if KSR.tm.t_relay() else "lost"  #> 19 status-condition: KSR.tm.t_relay() returns an int, and -1, which says false, is true in Python; compare it: `> 0` for true, `< 0` for false
    y = bool(KSR.tm.t_relay())  #> 14 status-condition: KSR.tm.t_relay() returns an int, and -1, which says false, is true in Python; compare it: `> 0` for true, `< 0` for false
    assert KSR.tm.t_relay(), "lost"  #> 12 status-condition: KSR.tm.t_relay() returns an int, and -1, which says false, is true in Python; compare it: `> 0` for true, `< 0` for false
    if (rc := KSR.tm.t_relay()): pass  #> 15 status-condition: KSR.tm.t_relay() returns an int, and -1, which says false, is true in Python; compare it: `> 0` for true, `< 0` for false
    z = KSR.tm.t_relay() or 5  #> 9 status-condition: KSR.tm.t_relay() returns an int, and -1, which says false, is true in Python; compare it: `> 0` for true, `< 0` for false
    KSR.tm.t_relay() or KSR.sl.sl_reply_error()  #> 5 status-condition: KSR.tm.t_relay() returns an int, and -1, which says false, is true in Python; compare it: `> 0` for true, `< 0` for false
######## variables and wrappers, methods of the handler
import KSR
from KSR import registrar
def mod_init():
    return kamailio()
class kamailio:
    def child_init(self, rank):
        return 0
    def lookup(self, table):
        return registrar.lookup(table)
    def ksr_request_route(self, msg):
        rc = KSR.maxfwd.process_maxfwd(10)
        if not rc:  #> 16 status-condition: `rc` holds the int of KSR.maxfwd.process_maxfwd(int initial), and -1, which says false, is true in Python; compare it: `> 0` for true, `< 0` for false
            return -255
        if self.lookup("location"):  #> 12 status-condition: self.lookup() returns the int of KSR.registrar.lookup(str location_table), and -1, which says false, is true in Python; compare it: `> 0` for true, `< 0` for false
            KSR.tm.t_relay()
        return 1
######## a kind that nobody has written down, with a native function
import KSR
if KSR.evapi.relay("x"): pass  #> 4 status-condition: KSR.evapi.relay(str event_data) returns an int, and -1, which says false, is true in Python; compare it: `> 0` for true, `< 0` for false
######## a question that kamailio.cfg does not have
import KSR
if not KSR.corex.has_ruri_user(): exit()  #> 8 status-condition: KSR.corex.has_ruri_user() returns an int, and -1, which says false, is true in Python; compare it: `> 0` for true, `< 0` for false
######## clean: compared
import KSR
if KSR.tm.t_relay() < 0: KSR.sl.sl_reply_error()
sent = KSR.tm.t_relay() > 0
if sent: pass
######## clean: counts that are tested for 0
import KSR
if KSR.kx.get_status(): pass
if not KSR.kx.get_bodylen(): pass
n = KSR.pv.geti("$var(x)") or 5
######## clean: bools and values that may be None
import KSR
if KSR.is_INVITE() and not KSR.is_myself_ruri(): pass
user = KSR.pv.get("$rU") or "nobody"
######## clean: a number of the script's own, 0 for not tried
import KSR
def f():
    rc = 0
    if KSR.is_INVITE():
        rc = KSR.tm.t_relay()
    if rc: pass
######## clean: a wrapper that may return None, a decorated one
import KSR
def relay():
    if KSR.is_INVITE():
        return KSR.tm.t_relay()
def logged(f):
    return lambda: f() > 0
@logged
def lookup():
    return KSR.registrar.lookup("location")
if relay(): pass
if lookup(): pass
######## clean: whether the function is there
import KSR
if KSR.tm.t_relay: pass
if hasattr(KSR, "tm") and callable(KSR.tm.t_relay): pass
