"""Prints what an EmmyLua language server has to say about the Lua files of a folder.

usage: emmylua_diagnostics.py SERVER FOLDER

A line for each diagnostic, `file:line: code: message`; exit status 0 whatever there is.
"""

import pathlib
import sys
import urllib.parse

from language_server import Server, initialization


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


def show(params: dict) -> None:
    name = urllib.parse.urlparse(params["uri"]).path.rsplit("/", 1)[-1]
    for item in params["diagnostics"]:
        line = item["range"]["start"]["line"] + 1
        print(f"{name}:{line}: {item.get('code')}: {item['message'].strip()}")


main()
