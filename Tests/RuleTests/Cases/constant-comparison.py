######## the objects True and False
import KSR
if KSR.tm.t_relay() is True: pass  #> 4 constant-comparison: KSR.tm.t_relay() returns an int, never the object True: this is always false; write `> 0`: positive is true, negative is false
if KSR.tm.t_relay() is not False: pass  #> 4 constant-comparison: KSR.tm.t_relay() returns an int, never the object False: this is always true; write `> 0`: positive is true, negative is false
rc = KSR.registrar.save("location", 0)
if rc is False: pass  #> 4 constant-comparison: `rc` holds the int of KSR.registrar.save(str location_table, int save_flags), never the object False: this is always false; write `< 0`: positive is true, negative is false
######## False for a failure
import KSR
if KSR.tm.t_relay() == False: pass  #> 4 constant-comparison: KSR.tm.t_relay() returns an int, and -1, which says false, is not equal to False: this is always false; write `< 0`: positive is true, negative is false
if KSR.tm.t_relay() != False: pass  #> 4 constant-comparison: KSR.tm.t_relay() returns an int, and -1, which says false, is not equal to False: this is always true; write `> 0`: positive is true, negative is false
######## bools, text and None
import KSR
if KSR.is_INVITE() < 0: pass  #> 4 constant-comparison: KSR.is_INVITE() returns a bool, which counts as 0 or 1: this is always false; write `not` before it instead
if KSR.is_INVITE() == -1: pass  #> 4 constant-comparison: KSR.is_INVITE() returns a bool, which counts as 0 or 1: this is always false; write `not` before it instead
if KSR.is_INVITE() == "INVITE": pass  #> 4 constant-comparison: KSR.is_INVITE() returns a bool, and text is never equal to true or false: this is always false
if KSR.kx.get_status() == "200": pass  #> 4 constant-comparison: KSR.kx.get_status() returns an int, and text is never equal to a number: this is always false; write 200
if KSR.kx.get_status() > "300": pass  #> 4 constant-comparison: KSR.kx.get_status() returns an int, and text is neither less nor greater than a number: this is an error at run time; write 300
if KSR.tm.t_relay() is None: pass  #> 4 constant-comparison: KSR.tm.t_relay() returns an int, never None: this is always false
if KSR.pv.gete("$ua") != None: pass  #> 4 constant-comparison: KSR.pv.gete(str variable) returns an xval, never None: this is always true; it gives "" instead
if KSR.is_INVITE() is not None: pass  #> 4 constant-comparison: KSR.is_INVITE() returns a bool, never None: this is always true
######## clean: 1 is True
import KSR
if KSR.tm.t_relay() == True: pass
if KSR.tm.t_relay() != True: pass
if KSR.is_INVITE() == 1 or KSR.is_INVITE() > 0 or KSR.is_INVITE() is True: pass
######## clean: a count
import KSR
if KSR.kx.get_bodylen() == False: pass
if KSR.kx.get_status() == 200: pass
######## clean: values of any type
import KSR
if KSR.pv.get("$var(x)") == "1" or KSR.pv.get("$rU") is None: pass
if KSR.htable.sht_get("t", "k") == 3: pass
######## clean: a variable that may be None
import KSR
def f():
    rc = None
    if KSR.is_INVITE():
        rc = KSR.tm.t_relay()
    if rc is None: pass
######## variables that are numbers, compared with text
import KSR
def f(msg):
    if KSR.pv.get("$T_reply_code") == "408": pass  #> 8 constant-comparison: KSR.pv.get(str variable) returns an xval, here a number, and text is never equal to a number: this is always false; write 408
    port = KSR.pv.get("$Rp")
    if port != "5061": pass  #> 8 constant-comparison: `port` holds the xval of KSR.pv.get(str variable), here a number, and text is never equal to a number: this is always true; write 5061
######## clean: variables that are numbers, and those that are not
import KSR
if KSR.pv.get("$rs") == 200 or KSR.pv.gete("$rs") == "" or str(KSR.pv.get("$rs")) == "200": pass
if KSR.pv.get("$cs") == "1" or KSR.pv.get("$pr") == "udp": pass
