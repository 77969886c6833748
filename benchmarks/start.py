"""`manage.py bench start`: how long `start --demo` takes until its links are printed, beside a plain Django.

Each start has a new data folder. Plain Django makes its own database (`auth`, `contenttypes`, `sessions`) and answers
one request. Both are started in turns, and values are medians. Python's bytecode is compiled by a round that is not
counted, as pip compiles it when it installs. Processor time counts the process and its children, so that it is
comparable where other work runs on the machine.
"""

import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.servers import ROOT, TICKS, row

PLAIN = ("-m", "benchmarks.plain_start")
STAGES = {"cluster": 6.0, "close": 10.0}  # seconds until the links, at most
LAST_LINE = "Ctrl-C"
ROUNDS = 5


@dataclass(frozen=True)
class Started:
    """One start: seconds until it was ready, and seconds of processor time by then."""

    seconds: float
    processor: float


def run(*, quick: bool = False) -> dict[str, Any]:
    """Return the table: `title` and `rows`. `quick` starts each once, and the demo at the first stage only."""
    stages = {"welcome": None} if quick else STAGES
    with tempfile.TemporaryDirectory() as bytecode:
        rounds = [_one_round(list(stages), bytecode) for _number in range(1 if quick else 1 + ROUNDS)]
    counted = rounds if quick else rounds[1:]
    plain = [plain for plain, _demos in counted]
    demo = {stage: [demos[stage] for _plain, demos in counted] for stage in stages}
    rows = [
        row("plain Django: new database, first answer", _median(plain).seconds, "s"),
        row("plain Django: processor time", _median(plain).processor, "s"),
    ]
    for stage, goal in stages.items():
        rows += _rows(stage, _median(demo[stage]), _median(plain), goal)
    return {"title": "From the command to the links of the demo, on a new data folder", "rows": rows}


def _one_round(stages: list[str], bytecode: str) -> tuple[Started, dict[str, Started]]:
    return _start_plain(bytecode), {stage: _start_demo(stage, bytecode) for stage in stages}


def _rows(stage: str, demo: Started, plain: Started, goal: float | None) -> list[dict[str, Any]]:
    name = f"start --demo --stage {stage}"
    told = {"goal": f"≤ {goal:g}", "ok": demo.seconds <= goal} if goal else {}
    return [
        row(f"{name}: links", demo.seconds, "s", **told),
        row(f"{name}: processor time", demo.processor, "s"),
        row(f"{name}: links, to plain Django", demo.seconds / plain.seconds, "times"),
        row(f"{name}: processor time, to plain Django", demo.processor / plain.processor, "times"),
    ]


def _median(found: list[Started]) -> Started:
    return Started(
        statistics.median(each.seconds for each in found), statistics.median(each.processor for each in found)
    )


def _start_plain(bytecode: str) -> Started:
    with tempfile.TemporaryDirectory() as folder:
        return _timed([*PLAIN, folder], "answered", bytecode)


def _start_demo(stage: str, bytecode: str) -> Started:
    with socket.socket() as free, tempfile.TemporaryDirectory() as folder:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
        free.close()
        command = ["manage.py", "start", "--demo", "--stage", stage, "--port", port, "--data-dir", folder]
        return _timed(command, LAST_LINE, bytecode)


def _timed(command: list[str], last: str, bytecode: str) -> Started:
    """Run Python with `command` until it prints a line with `last`, and end it; `bytecode` is its folder for that."""
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("PLACENESS_")}
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    surroundings["PYTHONPYCACHEPREFIX"] = bytecode
    started = time.monotonic()
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and modules
        [sys.executable, *command], cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, text=True
    )
    try:
        if not any(last in line for line in process.stdout or ()):
            raise RuntimeError("the measured process ended early")
        return Started(time.monotonic() - started, _processor(process.pid))
    finally:
        process.terminate()
        process.wait(30)


def _processor(number: int) -> float:
    """Return the seconds of processor time of a process and its children, those that have ended included."""
    total = 0
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = re.sub(r"^.*\)", "", path.read_text(), flags=re.DOTALL).split()
        except OSError:  # it has ended meanwhile
            continue
        if path.parent.name == str(number) or fields[1] == str(number):
            total += sum(map(int, fields[11:15]))
    return total / TICKS
