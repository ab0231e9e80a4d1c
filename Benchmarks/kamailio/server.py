"""A Kamailio on the loopback interface, for as long as something is measured."""

import os
import re
import signal
import socket
import statistics
import subprocess
import sys
import time

PORT = 15330


def listens():
    with open("/proc/net/udp") as file:
        return f"0100007F:{PORT:04X} " in file.read()


class Server:
    """A running Kamailio, and how many milliseconds passed until it listened."""

    def __init__(self, folder, lines):
        path = f"{folder}/kamailio.cfg"
        with open(path, "w") as file:
            file.write("\n".join([
                "debug=2",
                "log_stderror=yes",
                "children=2",
                "disable_tcp=yes",
                f"listen=udp:127.0.0.1:{PORT}",
                'mpath="/usr/lib/x86_64-linux-gnu/kamailio/modules/:/usr/lib/kamailio/modules/"',
                'loadmodule "sl.so"',
                'loadmodule "pv.so"',
                *lines,
            ]) + "\n")
        self.log = open(f"{folder}/log", "w+")
        start = time.perf_counter()
        command = ["kamailio", "-DD", "-E", "-f", path, "-w", folder, "-Y", folder]
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
