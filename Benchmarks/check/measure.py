"""Times `kemi check` on one script in turn with luacheck, and on a thousand copies of it; says what memory it took."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 15
COPIES = 1000


def run(*command: str) -> tuple[float, int]:
    """Seconds and KiB of memory of a process; findings are no failure here."""
    start = time.perf_counter()
    with open(os.devnull, "w") as nowhere:
        process = subprocess.Popen(command, stdout=nowhere, stderr=nowhere)
        _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: status {os.waitstatus_to_exitcode(status)}")
    return time.perf_counter() - start, usage.ru_maxrss


def main() -> None:
    kemi, script = sys.argv[1:]
    lines = len(Path(script).read_text().splitlines())
    times: list[tuple[float, float]] = []
    for _ in range(RUNS + 1):
        times.append((run(kemi, "check", script)[0], run("luacheck", "-q", script)[0]))
    times = times[1:]  # the first one warms the caches up
    ours, theirs = (statistics.median(column) for column in zip(*times))
    ratio = statistics.median(a / b for a, b in times)
    print(f"kemi check, {lines} lines: {ours:.3f} s; luacheck: {theirs:.3f} s; ratio {ratio:.2f} (goal 0.5)")
    with tempfile.TemporaryDirectory() as folder:
        seconds: dict[int, float] = {}
        for copies in (COPIES // 10, COPIES):
            place = Path(folder, str(copies))
            place.mkdir()
            for number in range(copies):
                shutil.copy(script, place / f"script{number}.lua")
            measured = [run(kemi, "check", str(place)) for _ in range(3)]
            seconds[copies] = min(taken for taken, _ in measured)
            memory = max(size for _, size in measured) / 1024
            rate = copies * lines / seconds[copies]
            print(f"kemi check, {copies} copies: {seconds[copies]:.2f} s, {rate:,.0f} lines a second, {memory:.0f} MiB")
        start = statistics.median(run(kemi, "check", script)[0] for _ in range(5))
        growth = (seconds[COPIES] - start) / (seconds[COPIES // 10] - start)
        print(f"10 times the lines take {growth:.1f} times as long (goal 11)")


main()
