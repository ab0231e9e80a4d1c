######## import and from
import KSR as K
from KSR import tm, pv as variables
K.tm.t_rely()  #> 6 unknown-name: KSR.tm has no function 't_rely'; did you mean 't_relay'?
tm.t_rely()  #> 4 unknown-name: KSR.tm has no function 't_rely'; did you mean 't_relay'?
variables.gett("$ru")  #> 11 unknown-name: KSR.pv has no function 'gett'; did you mean 'get'?
######## names as texts
import KSR
MODULE = "tm"
getattr(KSR, "tm").t_rely()  #> 20 unknown-name: KSR.tm has no function 't_rely'; did you mean 't_relay'?
getattr(KSR, MODULE).t_rely()  #> 22 unknown-name: KSR.tm has no function 't_rely'; did you mean 't_relay'?
######## an import that may fail
try:
    import KSR
except ImportError:
    KSR = None
KSR.tm.t_rely()  #> 8 unknown-name: KSR.tm has no function 't_rely'; did you mean 't_relay'?
######## imported where it is used
def ksr_request_route(msg):
    import KSR
    tm = KSR.tm
    tm.t_rely()  #> 8 unknown-name: KSR.tm has no function 't_rely'; did you mean 't_relay'?
######## attributes of the object
import KSR
class kamailio:
    pv = KSR.pv
    def __init__(self):
        self.tm = KSR.tm
    def module(self):
        return KSR.hdr
    def ksr_request_route(self, msg):
        self.tm.t_rely()  #> 17 unknown-name: KSR.tm has no function 't_rely'; did you mean 't_relay'?
        self.pv.gett("$ru")  #> 17 unknown-name: KSR.pv has no function 'gett'; did you mean 'get'?
        kamailio.pv.gett("$ru")  #> 21 unknown-name: KSR.pv has no function 'gett'; did you mean 'get'?
        self.module().appendd("x")  #> 23 unknown-name: KSR.hdr has no function 'appendd'; did you mean 'append'?
def mod_init():
    return kamailio()
######## wrappers
import KSR
def module():
    """The transactions."""
    return KSR.tm
relay = lambda: KSR.tm
module().t_rely()  #> 10 unknown-name: KSR.tm has no function 't_rely'; did you mean 't_relay'?
relay().t_rely()  #> 9 unknown-name: KSR.tm has no function 't_rely'; did you mean 't_relay'?
######## a file beside it
import names
import names as n
from names import tm, module
from names import *
names.tm.t_rely()  #> 10 unknown-name: KSR.tm has no function 't_rely'; did you mean 't_relay'?
n.KSR.tm.t_rely()  #> 10 unknown-name: KSR.tm has no function 't_rely'; did you mean 't_relay'?
tm.t_rely()  #> 4 unknown-name: KSR.tm has no function 't_rely'; did you mean 't_relay'?
module().t_rely()  #> 10 unknown-name: KSR.tm has no function 't_rely'; did you mean 't_relay'?
variables.gett("$ru")  #> 11 unknown-name: KSR.pv has no function 'gett'; did you mean 'get'?
# file: names.py
import KSR
tm = KSR.tm
variables = KSR.pv
def module():
    return tm
######## a class from a file beside it
from base import Base
import KSR
class kamailio(Base):
    def ksr_request_route(self, msg):
        self.tm.t_rely()  #> 17 unknown-name: KSR.tm has no function 't_rely'; did you mean 't_relay'?
        self.module().t_rely()  #> 23 unknown-name: KSR.tm has no function 't_rely'; did you mean 't_relay'?
        super().module().t_rely()
def mod_init():
    return kamailio()
# file: base.py
import KSR
class Base:
    tm = KSR.tm
    def module(self):
        return KSR.tm
######## clean: names that may hold something else
import KSR
tm = KSR.tm
def ksr_request_route(msg):
    global tm
    tm.t_rely()
    tm = None
for pv in [KSR.pv]:
    pv.gett("$ru")
######## clean: attributes that get other values
import KSR
class kamailio:
    tm = KSR.tm
    def __init__(self, tm):
        self.tm = tm
    def relay(self):
        self.tm.t_rely()
class Other(kamailio):
    hdr = None
    def relay(self):
        self.hdr.appendd("x")
######## clean: what a subclass has instead
import KSR
class Base:
    tm = KSR.tm
    def relay(self):
        self.tm.t_rely()
class Mine(Base):
    tm = None
