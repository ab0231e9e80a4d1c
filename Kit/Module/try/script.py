"""Answers every request: with 403 to those who are blocked, else with the number as it is dialled."""

import KSR


class Routes:
    def child_init(self, rank):
        return 0

    def ksr_request_route(self, msg):
        if KSR.greeter.is_caller_blocked():
            KSR.sl.send_reply(403, "Blocked")
            return 1
        number = KSR.greeter.dialled("+49 (30) 12-34")
        if KSR.greeter.is_blocked(number) > 0:
            KSR.sl.send_reply(403, "Blocked")
        else:
            KSR.sl.send_reply(200, number)
        return 1


def mod_init():
    return Routes()
