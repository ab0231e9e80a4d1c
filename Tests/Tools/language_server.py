"""A client of language servers, with as little of the protocol as the tests need."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator


class Server:
    def __init__(self, command: list[str]) -> None:
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        # A server that hangs must not hang the tests.
        watchdog = threading.Timer(120, self.process.kill)
        watchdog.daemon = True
        watchdog.start()

    def send(self, message: dict) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def receive(self) -> dict:
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        if not length:
            sys.exit("the language server went away")
        return json.loads(self.process.stdout.read(length))

    def answer(self, message: dict) -> None:
        """What the server asks is answered with nothing: no settings, no objection."""
        items = message["params"].get("items")
        self.send({"id": message["id"], "result": [None] * len(items) if items else None})

    def messages(self) -> Iterator[dict]:
        while True:
            message = self.receive()
            if "method" in message and "id" in message:
                self.answer(message)
            yield message


def initialization(root: str) -> dict:
    return {
        "processId": None,
        "rootUri": root,
        "workspaceFolders": [{"uri": root, "name": "workspace"}],
        "capabilities": {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "window": {"workDoneProgress": True},
            "textDocument": {"publishDiagnostics": {}, "hover": {"contentFormat": ["markdown", "plaintext"]}},
        },
    }
