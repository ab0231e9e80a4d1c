"""Measures a call of a KSR function beside the same function written by hand, in C and in Python.

Prints a table of nanoseconds a call as scripts write it, `KSR.isflagset(5)`, without the loop around it: the best of many short rounds, which alternate between
the functions, so that a busy machine disturbs all of them alike; the clock counts the time of this thread alone.
"""

import itertools
import sys
import time

import handwritten
import handwritten_limited
import KSR
import mocks

CALLS = 200_000
ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 15

CASES = [
    ("isflagset(5)", KSR),
    ('is_method("INVITE")', KSR),
    ("ds_is_from_list_mode(1, 2)", KSR.dispatcher),
]


def loop(module, call):
    """A function that calls one many times, with nothing else in the loop."""
    body = f"K.{call}" if module else "pass"
    names = {"K": module, "repeat": itertools.repeat, "clock": time.thread_time}
    exec(f"def run(K=K):\n  begin = clock()\n  for _ in repeat(None, {CALLS}): {body}\n  return clock() - begin\n", names)
    return names["run"]


def main():
    print(f"Python {sys.version.split()[0]}: nanoseconds a call")
    print(f"{'':30}{'KSR':>8}{'limited':>9}{'full':>8}{'Python':>8}   KSR/limited  KSR/full  KSR/Python")
    for call, module in CASES:
        loops = [loop(None, "")]
        loops += [loop(place, call) for place in (module, handwritten_limited, handwritten, mocks)]
        best = [min(times) for times in zip(*([run() for run in loops] for _ in range(ROUNDS)))]
        empty, ksr, limited, full, python = [seconds / CALLS * 1e9 for seconds in best]
        ksr, limited, full, python = ksr - empty, limited - empty, full - empty, python - empty
        print(
            f"{call:30}{ksr:8.1f}{limited:9.1f}{full:8.1f}{python:8.1f}   "
            f"{ksr / limited:11.2f}{ksr / full:10.2f}{ksr / python:12.2f}"
        )


main()
