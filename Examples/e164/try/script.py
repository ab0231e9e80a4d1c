"""Answers every request with the number that it is for, in the form of E.164, and with what kind of number that is."""

import KSR

KINDS = {1: "national", 2: "international", 3: "short", 4: "emergency"}


class Routes:
    def child_init(self, rank):
        return 0

    def ksr_request_route(self, msg):
        if KSR.pv.get("$rU") == "reload" and KSR.pv.get("$si") == "127.0.0.1":
            if KSR.e164.reload() > 0:
                KSR.sl.send_reply(200, "Reloaded")
            else:
                KSR.sl.send_reply(500, "The Plan Has a Mistake")
            return 1
        kind = KSR.e164.set_ru()
        if kind < 0:
            KSR.sl.send_reply(484, "No Phone Number")
            return 1
        number = KSR.pv.gete("$rU")
        range_name = KSR.e164.kind(number)
        if range_name == "premium":
            KSR.sl.send_reply(403, "No Premium Numbers")
        elif kind in (1, 2):
            KSR.sl.send_reply(200, f"{number} {range_name} {KSR.e164.country(number)}")
        else:
            KSR.sl.send_reply(200, f"{number} {KINDS[kind]}")
        return 1


def mod_init():
    return Routes()
