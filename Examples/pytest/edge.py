"""A small edge: it answers keep-alives, turns away what it does not want, and relays calls."""

import KSR


def mod_init():
    return Edge()


class Edge:
    def child_init(self, rank):
        return 0

    def ksr_request_route(self, msg):
        self.check_request()
        if KSR.is_method("OPTIONS"):
            KSR.sl.send_reply(200, "Keepalive")
            return
        if KSR.is_method("CANCEL"):
            if KSR.tm.t_check_trans() > 0:
                self.relay()
            return
        if not KSR.is_method("INVITE"):
            KSR.sl.send_reply(405, "Method Not Allowed")
            return
        KSR.hdr.append("X-Edge: 1\r\n")
        KSR.tm.t_on_failure("ksr_failure_busy")
        self.relay()

    def check_request(self):
        # A banned source gets no answer at all.
        if KSR.htable.sht_get("ipban", KSR.pv.gete("$si")) is not None:
            exit()
        if KSR.maxfwd.process_maxfwd(10) < 0:
            KSR.sl.send_reply(483, "Too Many Hops")
            exit()

    def relay(self):
        if KSR.tm.t_relay() < 0:
            KSR.sl.sl_reply_error()

    def ksr_failure_busy(self, msg):
        if KSR.tm.t_check_status("486") > 0:
            KSR.pv.sets("$ru", "sip:voicemail@example.com")
            KSR.tm.t_relay()
