"""Runs Kamailio with a module in Swift and without: its calls, its start, the memory of its workers."""

import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import time

FOLDER = sys.argv[1]
HERE = os.path.dirname(os.path.abspath(__file__))
PORT = 15330
ROUNDS = 11


def configuration(modules):
    lines = [
        "debug=2",
        "log_stderror=yes",
        "children=2",
        "disable_tcp=yes",
        f"listen=udp:127.0.0.1:{PORT}",
        'mpath="/usr/lib/x86_64-linux-gnu/kamailio/modules/:/usr/lib/kamailio/modules/"',
        'loadmodule "sl.so"',
        'loadmodule "pv.so"',
        'loadmodule "app_lua.so"',
        *(f'loadmodule "{FOLDER}/{module}.so"' for module in modules),
        f'modparam("app_lua", "load", "{HERE}/measure.lua")',
        'cfgengine "lua"',
    ]
    path = f"{FOLDER}/{'-'.join(modules) or 'none'}.cfg"
    with open(path, "w") as file:
        file.write("\n".join(lines) + "\n")
    return path


def listens():
    with open("/proc/net/udp") as file:
        return f"0100007F:{PORT:04X} " in file.read()


class Server:
    """A running Kamailio, and how many milliseconds passed until it listened."""

    def __init__(self, *modules):
        self.log = open(f"{FOLDER}/log", "w+")
        start = time.perf_counter()
        command = ["kamailio", "-DD", "-E", "-f", configuration(modules), "-w", FOLDER, "-Y", FOLDER]
        self.process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=self.log, start_new_session=True
        )
        while not listens():
            if self.process.poll() is not None or time.perf_counter() > start + 30:
                self.stop()
                sys.exit(f"Kamailio does not start:\n{self.text()}")
            time.sleep(0.0002)
        self.milliseconds = (time.perf_counter() - start) * 1000

    def text(self):
        self.log.seek(0)
        return self.log.read()

    def ask(self):
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as end:
            end.bind(("127.0.0.1", 0))
            end.settimeout(120)
            request = (
                "OPTIONS sip:bench@127.0.0.1 SIP/2.0\r\n"
                f"Via: SIP/2.0/UDP 127.0.0.1:{end.getsockname()[1]};branch=z9hG4bK1\r\n"
                "From: <sip:a@example.com>;tag=1\r\nTo: <sip:b@example.com>\r\n"
                "Call-ID: 1\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n"
            )
            end.sendto(request.encode(), ("127.0.0.1", PORT))
            end.recv(65535)

    def kilobytes(self):
        """What a process of this server has in memory: the median of all that it forked."""
        with open(f"/proc/{self.process.pid}/task/{self.process.pid}/children") as file:
            children = file.read().split()
        sizes = []
        for child in children:
            with open(f"/proc/{child}/status") as file:
                sizes.append(int(re.search(r"VmRSS:\s+(\d+)", file.read())[1]))
        return statistics.median(sizes)

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.log.close()


def main():
    server = Server("trial", "byhand")
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
            server = Server(*modules)
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
