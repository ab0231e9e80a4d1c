"""On a request: what calls take, of which the prelude that is put before this, if there is one, writes down each."""

import time

CALLS = 100000


def measure(name, call):
    start = time.process_time()
    for _ in range(CALLS):
        call()
    return "%s %.3f " % (name, (time.process_time() - start) / CALLS * 1e6)


class Routes:
    def child_init(self, rank):
        return 0

    def ksr_request_route(self, msg):
        text = measure("pv.get", lambda: KSR.pv.get("$rU"))
        text += measure("is_method", lambda: KSR.is_method("OPTIONS"))
        KSR.info("RESULT " + text + "\n")
        KSR.sl.send_reply(200, "OK")
        return 1


def mod_init():
    return Routes()
