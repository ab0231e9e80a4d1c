######## a request function in the reply route
import KSR
def ksr_request_route():
    return 1
def ksr_reply_route():
    KSR.tm.t_relay()  #> 5 route: KSR.tm.t_relay is for request and failure routes; ksr_reply_route is a core reply route
######## methods
import KSR
class Kamailio:
    def child_init(self, rank):
        return 0
    def ksr_request_route(self, msg):
        KSR.tm.t_on_reply("ksr_onreply")
    def ksr_onreply(self, msg):
        self.answer(msg)
    def answer(self, msg):
        KSR.sl.sl_send_reply(200, "OK")  #> 9 route: KSR.sl.sl_send_reply is for request, failure and branch routes; ksr_onreply (KSR.tm.t_on_reply) is a reply route, and leads here
def mod_init():
    return Kamailio()
######## an onsend route
import KSR as K
def ksr_request_route():
    return 1
def ksr_onsend_route():
    K.tm.t_relay()  #> 5 route: KSR.tm.t_relay is for request and failure routes; ksr_onsend_route is an onsend route
######## clean: reached from a request too
import KSR
def relay():
    KSR.tm.t_relay()
def ksr_request_route():
    relay()
def ksr_reply_route():
    relay()
######## clean: by a name that is made up
import KSR
class Kamailio:
    def child_init(self, rank):
        return 0
    def ksr_request_route(self, msg):
        return getattr(self, "on_" + KSR.pv.get("$rm"))()
    def ksr_reply_route(self, msg):
        self.on_INVITE()
    def on_INVITE(self):
        KSR.tm.t_relay()
def mod_init():
    return Kamailio()
######## clean: kept in a table
import KSR
def relay():
    KSR.tm.t_relay()
ROUTES = {"INVITE": relay}
def ksr_request_route():
    ROUTES["INVITE"]()
def ksr_reply_route():
    relay()
######## clean: what kamailio.cfg refuses and a script may do
import sys
import KSR
def ksr_request_route():
    KSR.tm.t_on_branch("ksr_branch")
def ksr_branch():
    KSR.rr.check_route_param("nat=yes")
    KSR.textops.has_body_type("application/sdp")
    KSR.rr.loose_route()
######## clean: a module that nobody has seen
import KSR
import routes
def relay():
    KSR.tm.t_relay()
def ksr_reply_route():
    relay()
def ksr_request_route():
    return routes.run()
