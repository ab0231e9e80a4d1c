######## misspelt
import KSR
def ksr_request_route():
    carrier = "sip:192.0.2.1"
    KSR.hdr.append("Gateway: " + carier + "\r\n")  #> 34 undefined-global: nothing defines 'carier': Python raises a NameError; did you mean 'carrier'?
######## a method without self
import KSR
class Kamailio:
    def child_init(self, rank):
        return 0
    def ksr_request_route(self, msg):
        return route_relay(msg)  #> 16 undefined-global: nothing defines 'route_relay': Python raises a NameError
    def route_relay(self, msg):
        KSR.tm.t_relay()
def mod_init():
    return Kamailio()
######## an import that is not there
import KSR
def ksr_request_route():
    KSR.info("it is %s\n" % time.time())  #> 29 undefined-global: nothing defines 'time': Python raises a NameError
######## clean: defined in many ways
import KSR
import os.path as path
from time import time
with open("x") as handle:
    first, *rest = handle
for line in rest:
    last = line
NAMES = {key: value for key, value in zip("ab", "cd")}
def ksr_request_route(*args, **kwargs):
    global counter
    counter = 1
    if (found := len(args)) > 1:
        KSR.info(str(found))
    try:
        return [x for x in NAMES if x != last]
    except (ValueError, KeyError) as error:
        KSR.err(str(error))
    return lambda a, b=first: (a, b, counter, handle, path, time, __name__, __file__)
def matched(value):
    import json
    match value:
        case {"a": inner, **others}:
            return json.dumps([inner, others])
        case [head, *tail] as whole:
            return head, tail, whole
######## clean: tested
import KSR
try:
    text = unicode_type
except NameError:
    text = str
def ksr_request_route():
    return unicode_type
######## clean: from anywhere
import KSR
from routes import *
def ksr_request_route():
    return relay()
######## clean: made up
import KSR
globals()["relay"] = KSR.tm.t_relay
def ksr_request_route():
    return relay()
######## clean: a type and no value
import KSR
limit: int
class A:
    size = 3
    doubled = size * 2
    def f(self) -> "A":
        return super().__init__() or __class__
def ksr_request_route():
    def inner():
        return later
    later = 2
    return inner()
