######## no variable
import KSR
KSR.pv.get("ru")  #> 13 pv-syntax: a pseudo-variable begins with '$'
KSR.pv.sets('var(x)', "1")  #> 14 pv-syntax: a pseudo-variable begins with '$'
######## parentheses
import KSR
KSR.pv.get("$ru{uri.user}")  #> 16 pv-syntax: a transformation needs parentheses around all of it: '$(ru{uri.user})'
KSR.pv.get("$(ru{uri.user}")  #> 13 pv-syntax: the '(' of the pseudo-variable is never closed
KSR.pv.get(r"""$hdr(Via)[0]""")  #> 25 pv-syntax: an index needs parentheses around all of it: '$(hdr(Via)[0])'
######## text around it
import KSR
KSR.pv.get("$ru\n")  #> 12 pv-syntax: text follows the pseudo-variable '$ru', which is to stand alone here
KSR.xlog.xinfo("for 5$")  #> 22 pv-syntax: nothing follows the '$'; write '$$' for the sign itself
######## methods and names
import KSR as K
USER = "ru"
PREFIX = "$avp("
class Kamailio:
    def get(self, name): return K.pv.get(name)
    def put(self, name, value):
        """Keep a value."""
        K.pv.sets(name, value)
    def ksr_request_route(self, msg):
        K.pv.get(USER)  #> 18 pv-syntax: a pseudo-variable begins with '$'
        K.pv.get(PREFIX + "x")  #> 18 pv-syntax: the '(' of the pseudo-variable is never closed
        self.get("fu")  #> 19 pv-syntax: a pseudo-variable begins with '$'
        self.get(name="tu")  #> 24 pv-syntax: a pseudo-variable begins with '$'
        self.put("avp(x)", "1")  #> 19 pv-syntax: a pseudo-variable begins with '$'
def mod_init(): return Kamailio()
######## clean: whole variables
import KSR
KSR.pv.get("$(ru{uri.user})")
KSR.pv.get("$avp(x)" "")
KSR.pv.get("$(hdr(Via)[-1])")
######## clean: a value is no variable
import KSR
KSR.pv.sets("$var(x)", "5$")
KSR.info("for 5$\n")
KSR.hdr.append("X-Price: 5$\r\n")
######## clean: what cannot be known
import KSR
def get(name): return KSR.pv.get("$var(%s)" % name)
def route(name):
    KSR.pv.get("$var(" + name + ")")
    KSR.pv.get(f"$var({name})")
    KSR.pv.get("$hdr({})".format(name))
    get("x")
