"""Answers ten requests of an address in any ten seconds, and tells it when it may go on."""

import KSR

LIMIT, SECONDS = 10, 10


class Routes:
    def child_init(self, rank):
        return 0

    def ksr_request_route(self, msg):
        address = KSR.pv.get("$si")
        if KSR.slidingwindow.allow(address, LIMIT, SECONDS) < 0:
            wait = KSR.slidingwindow.retry_after(address, LIMIT, SECONDS)
            KSR.hdr.append_to_reply(f"Retry-After: {wait}\r\n")
            KSR.sl.send_reply(503, "Too Many Requests")
            return 1
        KSR.sl.send_reply(200, f"Request {KSR.slidingwindow.count(address, SECONDS)}")
        return 1


def mod_init():
    return Routes()
