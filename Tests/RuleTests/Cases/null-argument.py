######## written
import KSR
KSR.pv.sets("$avp(reason)", None)  #> 29 null-argument: KSR.pv.sets(str variable, str value) takes text as 'value': given None, it does nothing and returns False; pass "" for no text
KSR.hdr.append(None)  #> 16 null-argument: KSR.hdr.append(str header_lines) takes text as 'header_lines': given None, it does nothing and returns False; pass "" for no text
######## a name
import KSR
def route():
    nothing = None
    KSR.info(nothing)  #> 14 null-argument: KSR.info(str text) takes text as 'text': given None, it does nothing and returns False; pass "" for no text
######## a method
import KSR
class Kamailio:
    def put(self, name, value): return KSR.pv.sets(name, value)
    def ksr_request_route(self, msg): self.put("$avp(x)", None)  #> 59 null-argument: KSR.pv.sets(str variable, str value) takes text as 'value': given None, it does nothing and returns False; pass "" for no text
def mod_init(): return Kamailio()
######## clean: what may be text
import KSR
def route(value):
    text = None
    if value: text = "x"
    KSR.info(text)
    KSR.info(None or "x")
    KSR.info(value if value else None)
######## clean: given a value somewhere
import KSR
reason = None
def choose():
    global reason
    reason = "busy"
def route(): KSR.info(reason)
######## clean: an attribute
import KSR
class Kamailio:
    reason = None
    def __init__(self): self.reason = None
    def ksr_request_route(self, msg): KSR.info(self.reason)
def mod_init(): return Kamailio()
