######## joined to text
import KSR
KSR.info("agent " + KSR.pv.get("$ua") + "\n")  #> 21 nullable-use: KSR.pv.get("$ua") can be None, and joining None to text is an error that stops the script; test it first, or use KSR.pv.gete(), which gives "" instead
KSR.info("to " + KSR.kx.get_tuser() + " " + KSR.pv.get("$hdr(X-Origin)"))  #> 18 nullable-use: KSR.kx.get_tuser() can be None, and joining None to text is an error that stops the script; test it first, or use KSR.kx.gete_tuser(), which gives "" instead ;; 45 nullable-use: KSR.pv.get("$hdr(X-Origin)") can be None, and joining None to text is an error that stops the script; test it first, or use KSR.pv.gete(), which gives "" instead
######## through a variable
import KSR
def f():
    trunk = KSR.pv.get("$avp(trunk)")
    KSR.info("trunk " + trunk + "\n")  #> 25 nullable-use: `trunk`, the result of KSR.pv.get(), can be None, and joining None to text is an error that stops the script; test it first, or use KSR.pv.gete(), which gives "" instead
    tries = KSR.htable.sht_get("tries", "x")
    if tries > 3:  #> 8 nullable-use: `tries`, the result of KSR.htable.sht_get(), can be None unless the table has an initval, and asking whether None is greater or less is an error that stops the script; test it first
        return -255
######## members, and functions that refuse None
import KSR
import re
def f():
    user = KSR.pv.get("$rU")
    if user.startswith("+"): pass  #> 8 nullable-use: `user`, the result of KSR.pv.get(), can be None, and asking None for a member is an error that stops the script; test it first, or use KSR.pv.gete(), which gives "" instead
    if "friendly" in KSR.kx.get_ua(): pass  #> 22 nullable-use: KSR.kx.get_ua() can be None, and giving None to `in` is an error that stops the script; test it first, or use KSR.kx.gete_ua(), which gives "" instead
    if re.match("^sip", KSR.hdr.get("X-Origin")): pass  #> 25 nullable-use: KSR.hdr.get("X-Origin") can be None, and giving None to re.match() is an error that stops the script; test it first, or use KSR.hdr.gete(), which gives "" instead
    n = int(KSR.pv.get("$hdr(X-Count)"))  #> 13 nullable-use: KSR.pv.get("$hdr(X-Count)") can be None, and giving None to int() is an error that stops the script; test it first, or use KSR.pv.gete(), which gives "" instead
######## a method that wraps it
import KSR
class kamailio:
    def header(self, name):
        return KSR.hdr.get(name)
    def ksr_request_route(self, msg):
        KSR.info("trace " + self.header("X-Trace"))  #> 29 nullable-use: the result of KSR.hdr.get() that self.header() returns can be None, and joining None to text is an error that stops the script; test it first, or use KSR.hdr.gete(), which gives "" instead
        KSR.info("id " + self.header("Call-ID"))
def mod_init():
    return kamailio()
######## clean: what every request has
import KSR
KSR.dbg("request " + KSR.pv.get("$rm") + " from " + KSR.pv.get("$fu") + " (IP:" + KSR.pv.get("$si") + ")\n")
######## clean: None is printed
import KSR
KSR.info(f"agent {KSR.pv.get('$ua')}\n")
KSR.info("agent %s\n" % KSR.pv.get("$ua"))
KSR.info("agent %s %s\n" % (KSR.pv.get("$ua"), str(KSR.pv.get("$rU"))))
KSR.info("agent {}\n".format(KSR.pv.get("$ua")))
######## clean: tested
import KSR
def f():
    ua = KSR.pv.get("$ua")
    if ua is not None and "friendly" in ua: return
    user = KSR.pv.get("$rU") or ""
    KSR.info("user " + user + "\n")
    trace = KSR.hdr.get("X-Trace")
    if not trace: return
    KSR.info("trace " + trace + "\n")
    origin = KSR.pv.get("$hdr(X-Origin)")
    if isinstance(origin, str): KSR.info("origin " + origin)
    if KSR.pv.get("$rb") is not None: KSR.info("body " + KSR.pv.get("$rb"))
######## clean: tested by a function of KSR
import KSR
if KSR.pv.is_null("$avp(x)"): exit()
KSR.info("x " + KSR.pv.get("$avp(x)"))
######## clean: errors are expected
import KSR
try:
    n = int(KSR.pv.get("$hdr(X-Count)"))
except TypeError:
    n = 0
######## clean: tested in a match, kept in a list, returned
import KSR
def f():
    ua = KSR.pv.get("$ua")
    match ua:
        case None: return
    KSR.info("agent " + ua)
    user = KSR.pv.get("$rU")
    if user in (None, ""): return
    KSR.info("user " + user)
######## one value, and another way; a question about other requests
import KSR
import re
class kamailio:
    def ksr_request_route(self, msg):
        if (KSR.is_OPTIONS()
                and KSR.corex.has_ruri_user() < 0):
            return -255
        return self.route(msg)
    def route(self, msg):
        if KSR.pv.gete("$rU") == "echo":
            return 1
        elif re.search("^[0-9]+$", KSR.pv.get("$rU")) is not None:  #> 36 nullable-use: KSR.pv.get("$rU") can be None, and giving None to re.search() is an error that stops the script; test it first, or use KSR.pv.gete(), which gives "" instead
            return 1
def mod_init():
    return kamailio()
######## clean: a question that leaves
import KSR
def ksr_request_route(msg):
    if KSR.corex.has_ruri_user() < 0:
        return -255
    KSR.info("user " + KSR.pv.get("$rU"))
