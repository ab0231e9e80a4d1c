"""Runs Kamailio with a module in Swift and without: its calls, its start, the memory of its workers."""

import os
import re
import statistics
import sys
import time

from server import Server

FOLDER = sys.argv[1]
HERE = os.path.dirname(os.path.abspath(__file__))
ROUNDS = 11


def script(*modules):
    return [
        'loadmodule "app_lua.so"',
        *(f'loadmodule "{FOLDER}/{module}.so"' for module in modules),
        f'modparam("app_lua", "load", "{HERE}/measure.lua")',
        'cfgengine "lua"',
    ]


def main():
    server = Server(FOLDER, script("trial", "byhand"))
    try:
        server.ask()
        print("Kamailio, app_lua: nanoseconds a call   Swift       C   ratio")
        for line in re.findall(r"RESULT (.*)", server.text()):
            print(f"{line[:24]:32}{line[24:]}")
    finally:
        server.stop()

    starts, sizes = {(): [], ("trial",): []}, {(): [], ("trial",): []}
    for _ in range(ROUNDS):
        for modules in starts:
            server = Server(FOLDER, script(*modules))
            try:
                starts[modules].append(server.milliseconds)
                # All processes have begun: the last one has started to read.
                time.sleep(0.3)
                sizes[modules].append(server.kilobytes())
            finally:
                server.stop()
    for what, measured, unit, scale in [("start", starts, "ms", 1), ("memory of a process", sizes, "MB", 1024)]:
        without, with_module = (statistics.median(values) / scale for values in measured.values())
        print(
            f"{what + ', ' + unit + ': without':32}{without:8.1f}, with the module {with_module:.1f}:"
            f" {with_module - without:+.1f}"
        )


main()
