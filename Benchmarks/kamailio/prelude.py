"""Runs Kamailio with scripts that are recorded, and with the same ones that are not: microseconds a call."""

import os
import re
import subprocess
import sys

from server import Server

FOLDER, KEMI = sys.argv[1:]
HERE = os.path.dirname(os.path.abspath(__file__))


def configuration(language, is_recorded):
    script = f"{FOLDER}/script.{'lua' if language == 'lua' else 'py'}"
    text = ""
    if is_recorded:
        prelude = f"{FOLDER}/prelude"
        command = [KEMI, "record", "prelude", "--language", language]
        command += ["--recording", f"{FOLDER}/recording", "--output", prelude]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
        if language == "lua":
            text = f'dofile("{prelude}")\n'
        else:
            text = f'exec(open("{prelude}").read(), {{"script": __name__}})\n'
    with open(f"{HERE}/record.{'lua' if language == 'lua' else 'py'}") as file:
        source = file.read()
    with open(script, "w") as file:
        file.write(text + source if language == "lua" else "import KSR\n" + text + source)
    if language == "lua":
        return ['loadmodule "app_lua.so"', f'modparam("app_lua", "load", "{script}")', 'cfgengine "lua"']
    return [
        'loadmodule "app_python3.so"',
        f'modparam("app_python3", "load", "{script}")',
        'kemi.onsend_route_callback="none"',
        'cfgengine "python"',
    ]


def measure(language, is_recorded):
    server = Server(FOLDER, configuration(language, is_recorded))
    try:
        server.ask()
        found = re.search(r"RESULT (.*)", server.text())
        if not found:
            sys.exit(f"{language}: no result:\n{server.text()}")
        words = found[1].split()
        return dict(zip(words[::2], map(float, words[1::2])))
    finally:
        server.stop()


def main():
    print("Kamailio: microseconds a call      alone   recorded")
    for language in ["lua", "python"]:
        without, recorded = measure(language, False), measure(language, True)
        for name in without:
            print(f"{language + ', KSR.' + name:32}{without[name]:8.2f}{recorded[name]:11.2f}")


main()
