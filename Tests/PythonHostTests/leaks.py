"""Calls functions millions of times, and fails if the memory of the process grows.

usage: leaks.py [CALLS]     as many calls of each kind, 200,000 if it is not said
"""

import sys

import KSR

CALLS = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
ALLOWED = 1 << 20


def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4096


def refused(function, *arguments):
    try:
        function(*arguments)
    except (TypeError, AttributeError, UnicodeError):
        # The trace keeps the refusal.
        KSR._reset()
        return
    raise AssertionError("the call should have been refused")


long_text = "x" * 5000
# The text of a new str is encoded for the call, and has to go with the str.
KINDS = {
    "int": lambda: KSR.isflagset(5),
    "bool": lambda: KSR.isflagset(True),
    "str": lambda: KSR.is_method("INVITE"),
    "new str": lambda: KSR.is_method(long_text + "\u00e9"),
    "int, int": lambda: KSR.dispatcher.ds_is_from_list_mode(1, 2),
    "int, str": lambda: KSR.dispatcher.ds_is_active_uri(1, "sip:a@example.com"),
    "str, str": lambda: KSR.acc.acc_db_request("200 OK", "acc"),
    "no argument": lambda: KSR.dispatcher.ds_is_from_lists(),
    "str as result": lambda: KSR.pv.gete("$ru"),
}
RARE = {
    "wrong type": lambda: refused(KSR.isflagset, "x"),
    "wrong count": lambda: refused(KSR.isflagset),
    "surrogate": lambda: refused(KSR.is_method, "\udcff"),
    "unknown name": lambda: refused(getattr, KSR, "is_methd"),
    "modf": lambda: (KSR.x.modf("t_relay"), KSR._reset()),
    "mock": lambda: (KSR._mock("pv.get", ["$ru"], {"a": [1, "b"]}), KSR.pv.get("$ru"), KSR._calls(), KSR._reset()),
    "message": lambda: (KSR._message("OPTIONS sip:a SIP/2.0\r\nVia: SIP/2.0/UDP a\r\n\r\n"), KSR._outcome(), KSR._reset()),
}


def check(kind, call, count):
    for _ in range(min(1000, count)):
        call()
    before = resident()
    for _ in range(count):
        call()
    growth = resident() - before
    print(f"{kind:15} {count:>12,} calls: {growth:>10,} bytes")
    return growth <= ALLOWED


def main():
    fit = [check(kind, call, CALLS) for kind, call in KINDS.items()]
    fit += [check(kind, call, max(1, CALLS // 100)) for kind, call in RARE.items()]
    sys.exit(not all(fit))


main()
