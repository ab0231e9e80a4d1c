"""Prints what a language server shows when one points at names of a script.

usage: hover.py FOLDER FILE SERVER...

Every line of the file is a call, `KSR.module.function(...)`; the pointer goes to the function's name. A JSON list with a
text for each line, null where the server shows nothing.
"""

import json
import pathlib
import sys
import time

from language_server import Server, initialization


def main() -> None:
    folder, name, *command = sys.argv[1:]
    root = pathlib.Path(folder).resolve()
    script = root / name
    text = script.read_text()
    server = Server(command)
    server.send({"id": 1, "method": "initialize", "params": initialization(root.as_uri())})
    answer(server, 1)
    server.send({"method": "initialized", "params": {}})
    document = {"uri": script.as_uri(), "languageId": script.suffix.lstrip("."), "version": 1, "text": text}
    server.send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
    lines = text.splitlines()
    shown: list[str | None] = [None] * len(lines)
    # A server that is still reading the folder shows nothing yet.
    for _ in range(60):
        ask(server, script.as_uri(), lines, shown)
        if all(shown[line] or "(" not in lines[line] for line in range(len(lines))):
            break
        time.sleep(0.5)
    json.dump(shown, sys.stdout)
    server.process.kill()


def answer(server: Server, number: int) -> dict:
    for message in server.messages():
        if message.get("id") == number and "method" not in message:
            return message
    raise AssertionError


def ask(server: Server, uri: str, lines: list[str], shown: list[str | None]) -> None:
    for line, text in enumerate(lines):
        if shown[line] or "(" not in text:
            continue
        place = {"line": line, "character": text.index("(") - 1}
        server.send({
            "id": line + 2,
            "method": "textDocument/hover",
            "params": {"textDocument": {"uri": uri}, "position": place},
        })
        result = answer(server, line + 2).get("result")
        if result:
            contents = result["contents"]
            shown[line] = contents["value"] if isinstance(contents, dict) else json.dumps(contents)


main()
