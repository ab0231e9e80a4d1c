######## no such name
import KSR
KSR.pv.get("$rUser")  #> 14 pv-unknown: no module has a pseudo-variable '$rUser'
KSR.pv.sets('$xvap(x)', "1")  #> 15 pv-unknown: no module has a pseudo-variable '$xvap'; did you mean '$xavp'?
######## no such transformation
import KSR
KSR.pv.get('$(fu{s.lenght})')  #> 18 pv-unknown: there is no transformation '{s.lenght}'; did you mean 'len'?
KSR.pv.get("$(ru{u.user})")  #> 18 pv-unknown: no module has transformations of class 'u'; known are json, kz, line, msrpuri, nameaddr, nsq, num, param, re, s, sock, sql, tobody, uri, urialias, url, val
######## in a text with variables
import KSR
KSR.xlog.xwarn(f"$tuu")  #> 16 pv-unknown: no module has a pseudo-variable '$tuu'
KSR.xlog.xwarn(r"""$tuu""")  #> 21 pv-unknown: no module has a pseudo-variable '$tuu'
######## constants and methods
import KSR as K
FROM = "$fromuser"
class Kamailio:
    def get(self, name): return K.pv.get(name)
    def ksr_request_route(self, msg):
        K.pv.get(FROM)  #> 18 pv-unknown: no module has a pseudo-variable '$fromuser'; did you mean '$from.user'?
        self.get("$fromuri")  #> 20 pv-unknown: no module has a pseudo-variable '$fromuri'; did you mean '$from'?
def mod_init(): return Kamailio()
######## clean: well known
import KSR
KSR.pv.get("$ru")
KSR.pv.get("$(ru{uri.user})")
KSR.xlog.xinfo("from $fu ($si:$sp)\n")
######## clean: plain logging expands nothing
import KSR
KSR.info("$nothing\n")
KSR.info("%s $x" % KSR.pv.get("$ru"))
KSR.pv.sets("$var(x)", "$nothing")
######## clean: what cannot be known
import KSR
def route(name):
    KSR.pv.get("$" + name)
    KSR.pv.get(f"${name}")
    KSR.pv.get(name or "$nothing")
