######## sources
import KSR
KSR.pv.sets("$si", "192.0.2.1")  #> 14 pv-read-only: '$si' is read-only: the server ignores the assignment
KSR.pv.unset("$ci")  #> 15 pv-read-only: '$ci' is read-only: the server ignores the assignment
######## a result
import KSR
KSR.http_client.query("http://192.0.2.1/", "$rm")  #> 45 pv-read-only: '$rm' is read-only: the server ignores the assignment
######## a method
import KSR
class Kamailio:
    def put(self, name, value): KSR.pv.sets(name, value)
    def ksr_request_route(self, msg):
        self.put("$si", "192.0.2.1")  #> 19 pv-read-only: '$si' is read-only: the server ignores the assignment
        self.put(name="$ci", value="1")  #> 24 pv-read-only: '$ci' is read-only: the server ignores the assignment
def mod_init(): return Kamailio()
######## clean: what can be written
import KSR
KSR.pv.sets("$ru", "sip:alice@example.com")
KSR.pv.sets("$du", "sip:192.0.2.1")
KSR.pv.seti("$var(x)", 1)
######## clean: reading
import KSR
KSR.pv.get("$si")
KSR.pv.getvs("$ci", "none")
######## clean: a value
import KSR
KSR.pv.sets("$var(x)", "$si")
