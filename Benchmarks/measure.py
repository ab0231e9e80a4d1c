"""Times kemi's commands as whole processes against a bare `python3 -c pass`."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

RUNS = 15
SCENARIOS = "Examples/Edge/scenarios"
REFERENCE = [sys.executable, "-S", "-c", "pass"]


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def measure(name: str, limit: float, command: Callable[[int], list[str]]) -> None:
    """Runs a command and the reference in turn, and prints the medians and their ratio."""
    times, ratios = [], []
    for run in range(RUNS + 1):
        reference = seconds(REFERENCE)
        taken = seconds(command(run))
        if run > 0:  # the first one warms the caches up
            times.append(taken)
            ratios.append(taken / reference)
    print(
        f"{name:<46} {statistics.median(times):>8.3f} {min(times):>8.3f} {max(times):>8.3f}"
        f" {limit:>8.2f} {statistics.median(ratios):>8.1f}"
    )


def main() -> None:
    kemi, *trees = sys.argv[1:]
    print(f"{'seconds, whole process, ' + str(RUNS) + ' runs':<46} {'median':>8} {'min':>8} {'max':>8}", end="")
    print(f" {'goal':>8} {'x python':>8}")
    with tempfile.TemporaryDirectory() as folder:
        fresh, kept, descriptors = (str(Path(folder, name)) for name in ("fresh", "kept", "descriptors"))
        subprocess.run([kemi, "generate", "--output", kept], check=True, stderr=subprocess.DEVNULL)
        shutil.copytree("descriptors", descriptors)
        measure(
            "kemi generate, all targets, empty folder",
            0.18,
            lambda run: [kemi, "generate", "--output", fresh + str(run)],
        )
        # What the disk costs: ext4 is slow to create files for minutes after many were deleted.
        with tempfile.TemporaryDirectory(dir="/dev/shm") as memory:
            measure(
                "the same, in memory (/dev/shm)",
                0.18,
                lambda run: [kemi, "generate", "--output", str(Path(memory, str(run)))],
            )
        measure(
            "kemi generate --check, nothing changed",
            0.12,
            lambda run: [kemi, "generate", "--check", "--output", kept],
        )
        edge = "Examples/Edge"
        message = f"{edge}/messages/invite-local.sip"
        measure(
            "kemi run, a script of 470 lines, one message",
            0.03,
            lambda run: [kemi, "run", f"{edge}/edge.lua", "--request", message],
        )
        measure("kemi test, the scenarios of that script", 0.25, lambda run: [kemi, "test", SCENARIOS])
        measure("kemi list", 0.05, lambda run: [kemi, "list"])
        for tree in trees:
            options = ["--source", tree, "--release", release(tree), "--descriptors", descriptors]
            measure(f"kemi import, {Path(tree).name}", 0.65, lambda run: [kemi, "import", *options])


def release(tree: str) -> str:
    """The release that a tree says it is."""
    values = {}
    for line in Path(tree, "src/Makefile.defs").read_text().splitlines():
        name, _, value = line.partition("=")
        values.setdefault(name.strip(), value.strip())
    if values["EXTRAVERSION"].startswith("-dev"):
        return "master"
    return f"{values['VERSION']}.{values['PATCHLEVEL']}"


main()
