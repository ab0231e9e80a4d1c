"""Prints what an EmmyLua language server has to say about the Lua files of a folder.

usage: emmylua_diagnostics.py SERVER FOLDER

A line for each diagnostic, `file:line: code: message`; exit status 0 whatever there is.
"""

import json
import pathlib
import subprocess
import sys
import threading
import urllib.parse
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


def main() -> None:
    command, workspace = sys.argv[1:]
    root = pathlib.Path(workspace).resolve().as_uri()
    server = Server([command])
    server.send({"id": 1, "method": "initialize", "params": initialization(root)})
    titles: dict[object, str] = {}
    for message in server.messages():
        params = message.get("params") or {}
        if message.get("id") == 1 and "result" in message:
            server.send({"method": "initialized", "params": {}})
        elif message.get("method") == "textDocument/publishDiagnostics":
            show(params)
        elif message.get("method") == "$/progress":
            value = params["value"]
            if value["kind"] == "begin":
                titles[params["token"]] = value["title"]
            elif value["kind"] == "end" and titles.get(params["token"]) == "Diagnose workspace":
                break
    server.process.kill()


def initialization(root: str) -> dict:
    return {
        "processId": None,
        "rootUri": root,
        "workspaceFolders": [{"uri": root, "name": "workspace"}],
        "capabilities": {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "window": {"workDoneProgress": True},
            "textDocument": {"publishDiagnostics": {}},
        },
    }


def show(params: dict) -> None:
    name = urllib.parse.urlparse(params["uri"]).path.rsplit("/", 1)[-1]
    for item in params["diagnostics"]:
        line = item["range"]["start"]["line"] + 1
        print(f"{name}:{line}: {item.get('code')}: {item['message'].strip()}")


main()
