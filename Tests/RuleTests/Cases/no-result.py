######## in a condition, in a comparison
import KSR
if KSR.info("call\n"): pass  #> 4 no-result: KSR.info(str text) returns nothing, and its result is used here; call it as a statement of its own
if KSR.set_drop() == 1: pass  #> 4 no-result: KSR.set_drop() returns nothing, and its result is used here; call it as a statement of its own
sent = KSR.warn("careful\n") or 1  #> 8 no-result: KSR.warn(str text) returns nothing, and its result is used here; call it as a statement of its own
######## as an argument, in text
import KSR
print(KSR.err("broken\n"))  #> 7 no-result: KSR.err(str text) returns nothing, and its result is used here; call it as a statement of its own
KSR.info("done " + KSR.dbg("x\n"))  #> 20 no-result: KSR.dbg(str text) returns nothing, and its result is used here; call it as a statement of its own
######## kept and read
import KSR
def f():
    ok = KSR.notice("hello\n")  #> 10 no-result: KSR.notice(str text) returns nothing, and its result is used here; call it as a statement of its own
    if ok: return 1
######## clean: returned, and a lambda
import KSR
def log(text): return KSR.info(text + "\n")
say = lambda text: KSR.info(text)
log("x")
######## clean: the right side of and
import KSR
KSR.is_INVITE() and KSR.info("call\n")
######## clean: kept and never read
import KSR
_ = KSR.info("x\n")
