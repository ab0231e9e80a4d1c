######## behind exit
import sys
import KSR
def ksr_request_route(msg):
    if KSR.is_ACK():
        exit()
        KSR.info("ack\n")  #> 9 dead-code: this is never run: exit() in line 5 does not come back; remove it or move it up
    sys.exit(0)
    KSR.tm.t_relay()  #> 5 dead-code: this is never run: sys.exit() in line 7 does not come back; remove it or move it up
######## behind return, raise and continue
import KSR
class kamailio:
    def ksr_request_route(self, msg):
        for i in range(3):
            continue
            KSR.info("x")  #> 13 dead-code: this is never run: the 'continue' in line 5 begins the next round; remove it or move it up
        if KSR.is_ACK():
            raise ValueError("x")
            KSR.info("x")  #> 13 dead-code: this is never run: the 'raise' in line 8 leaves the block; remove it or move it up
        return self.relay(msg)
        KSR.info("x")  #> 9 dead-code: this is never run: the 'return' in line 10 leaves the function; remove it or move it up
    def relay(self, msg):
        if KSR.tm.t_relay() < 0:
            return -1
        else:
            return 1
        KSR.info("x")  #> 9 dead-code: this is never run: every branch of the 'if' in line 13 leaves; remove it or move it up
def mod_init():
    return kamailio()
######## a method that always leaves
import KSR
class kamailio:
    def reject(self, code):
        KSR.sl.sl_send_reply(code, "No")
        exit()
    def ksr_request_route(self, msg):
        self.reject(403)
        KSR.tm.t_relay()  #> 9 dead-code: this is never run: self.reject() in line 7 does not come back; remove it or move it up
        try:
            return 1
        except Exception:
            return -1
        KSR.info("x")
def mod_init():
    return kamailio()
######## clean: common style
import sys
import KSR
def ksr_request_route(msg):
    if KSR.is_ACK():
        exit()
        return 1
    if KSR.is_BYE():
        sys.exit()
        pass
    KSR.info("x")
    exit()
    return -255
######## clean: what may be overridden or caught
import KSR
from contextlib import suppress
class Base:
    def hook(self):
        exit()
    def other(self):
        raise NotImplementedError
    def run(self):
        self.hook()
        KSR.info("x")
        self.other()
        KSR.info("x")
class Mine(Base):
    def hook(self):
        pass
def find(d):
    with suppress(KeyError):
        return d["x"]
    return KSR.pv.get("$ru")
def attempt():
    try:
        return int(KSR.pv.get("$var(x)"))
    except ValueError:
        pass
    return KSR.pv.get("$ru")
######## clean: generators and loops
import KSR
def nothing():
    return
    yield
def numbers():
    KSR.info("x")
    exit()
    yield 1
def ksr_request_route(msg):
    numbers()
    while True:
        if KSR.is_ACK():
            break
    KSR.info("x")
    for i in range(3):
        return 1
    KSR.info("x")
    KSR.x.exit()
    KSR.info("y")
