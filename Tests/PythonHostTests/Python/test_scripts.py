"""Scripts that the host loads and runs, each in a process of its own."""

import json
import os
import subprocess
import sys
import tempfile
import unittest

OPTIONS = (
    "OPTIONS sip:bob@example.com SIP/2.0\n"
    "Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1\n"
    "From: <sip:alice@example.com>;tag=1\n"
    "To: <sip:bob@example.com>\n"
    "Call-ID: 1@192.0.2.1\n"
    "CSeq: 1 OPTIONS\n\n"
)

CLASS_STYLE = """
import sys
import KSR as KSR
import Router.Logger as Logger

def mod_init():
    print("mod_init of", __name__)
    return Kamailio()

class Kamailio:
    def child_init(self, rank):
        print("child_init", rank)
        return 0

    def ksr_request_route(self, msg):
        Logger.log("request")
        self.leave()
        print("not reached")

    def leave(self):
        sys.exit()

    def ksr_htable_event(self, msg, event):
        print("event", event)

    def ksr_reads_message(self, msg):
        msg.Method
"""

LOGGER = """
import KSR

def log(text):
    print(text, KSR.is_method("OPTIONS"))
"""

MODULE_STYLE = """
import KSR

def ksr_request_route():
    print("request")
    exit()

def ksr_htable_event(event):
    print("event", event)
"""


class Scripts(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(text if isinstance(text, bytes) else text.encode())
        return path

    def run_route(self, path, route="", event="", milliseconds=10000):
        request = {
            "kind": "run",
            "script": path,
            "steps": ["request", self.write("options.sip", OPTIONS)],
            "milliseconds": milliseconds,
            "format": "json",
        }
        if route:
            request["route"] = route
        if event:
            request["event"] = event
        command = "import sys, KSR; sys.exit(KSR._main(sys.argv[1]))"
        process = subprocess.run(
            [sys.executable, "-u", "-c", command, json.dumps(request)],
            capture_output=True,
            text=True,
            timeout=60,
            stdin=subprocess.DEVNULL,
        )
        # What happened, after what the script has printed.
        lines = process.stdout.splitlines(True)
        events = [json.loads(line) for line in lines if line.startswith("{")]
        process.stdout = "".join(line for line in lines if not line.startswith("{"))
        process.stderr += "".join(event.get("error", "") for event in events)
        return process

    def check(self, process, status, output="", error=None):
        if error is None:
            self.assertEqual(process.stderr, "")
        else:
            self.assertIn(error, process.stderr)
        self.assertEqual((process.returncode, process.stdout), (status, output))

    def fails(self, text, error, **options):
        process = self.run_route(self.write("script.py", text), **options)
        self.check(process, 1, error=error)
        return process

    def does_not_load(self, text, error, **options):
        self.check(self.run_route(self.write("script.py", text), **options), 2, error=error)

    def test_of_class_style(self):
        path = self.write("router.py", CLASS_STYLE)
        self.write("Router/Logger.py", LOGGER)
        start = "mod_init of router\nchild_init 1\n"
        self.check(self.run_route(path), 0, start + "request True\n")
        self.check(self.run_route(path, "ksr_htable_event", "htable:expired"), 0, start + "event htable:expired\n")
        error = "AttributeError: the message has no 'Method' here; KSR.pv.get() reads what belongs to it"
        self.check(self.run_route(path, "ksr_reads_message"), 1, start, error)
        self.check(self.run_route(path, "ksr_nothing"), 1, start, "the script has no method 'ksr_nothing'")

    def test_of_module_style(self):
        path = self.write("router.py", MODULE_STYLE)
        self.check(self.run_route(path), 0, "request\n")
        self.check(self.run_route(path, "ksr_htable_event", "htable:expired"), 0, "event htable:expired\n")
        self.check(self.run_route(path, "ksr_nothing"), 1, error="the script has no function 'ksr_nothing'")

    def test_that_do_not_load(self):
        self.does_not_load("def broken(:\n", "SyntaxError")
        self.does_not_load("x = 1\0", "null bytes")
        self.does_not_load("import not_a_module_at_all\n", "ModuleNotFoundError: No module named 'not_a_module_at_all'")
        self.does_not_load("exit()\n", "the script calls exit() while it is loaded")
        self.does_not_load("def mod_init():\n    return object()\n", "has no method child_init(rank)")
        self.does_not_load("def mod_init():\n    1 / 0\n", "ZeroDivisionError")
        self.check(self.run_route(os.path.join(self.folder, "none.py")), 2, error="No such file or directory")
        self.check(self.run_route(self.folder), 2, error="is a directory")

    def test_read_their_encoding(self):
        text = b"# -*- coding: latin-1 -*-\ndef ksr_request_route():\n    assert '\xe9' == chr(0xe9)\n"
        self.check(self.run_route(self.write("script.py", text)), 0)
        text = b"\xef\xbb\xbfdef ksr_request_route():\n    assert '\xc3\xa9' == chr(0xe9)\n"
        self.check(self.run_route(self.write("script.py", text)), 0)

    def test_that_fail_show_where(self):
        process = self.fails("def ksr_request_route():\n    helper()\n\ndef helper():\n    1 / 0\n", "ZeroDivisionError")
        self.assertIn('script.py", line 2, in ksr_request_route', process.stderr)
        self.assertIn('script.py", line 5, in helper', process.stderr)

    def test_that_do_not_end_are_stopped(self):
        error = "the script was stopped: it ran longer in one route than the limit allows"
        for body in "while True: pass", "import time; time.sleep(1000)", "10 ** (10 ** 8) % 7":
            with self.subTest(body):
                self.fails(f"def ksr_request_route():\n    while True:\n        {body}\n", error, milliseconds=200)
        self.does_not_load("while True: pass\n", error, milliseconds=200)

    def test_that_cannot_be_stopped_are_killed(self):
        # An endless loop in C, which looks at nothing.
        text = "import collections, itertools\ndef ksr_request_route():\n    collections.deque(itertools.repeat(0), 0)\n"
        process = self.run_route(self.write("script.py", text), milliseconds=200)
        self.check(process, 1, error="kemi: error: the script had to be killed: it ran longer in one route")

    def test_that_catch_everything_are_stopped_or_killed(self):
        text = "def ksr_request_route():\n  while True:\n    try:\n      while True: pass\n    except BaseException: pass\n"
        process = self.run_route(self.write("script.py", text), milliseconds=200)
        # An exception that comes between two rounds of the outer loop is not caught.
        self.assertEqual(process.returncode, 1)
        self.assertRegex(process.stderr, "the script (was stopped|had to be killed): it ran longer in one route")

    def test_that_eat_memory_are_stopped(self):
        text = "def ksr_request_route():\n    held = []\n    while True: held.append(str(len(held)) * 1000)\n"
        self.fails(text, "the script was stopped: it needs more memory than the limit allows")

    def test_that_recurse_fail(self):
        self.fails("def ksr_request_route():\n    ksr_request_route()\n", "RecursionError")

    def test_whose_exception_cannot_be_printed(self):
        text = "class Bad(Exception):\n    def __str__(self): raise self\ndef ksr_request_route():\n    raise Bad()\n"
        self.fails(text, "Bad")


if __name__ == "__main__":
    unittest.main()
