"""Real servers for measurements: a data folder of their own, a process of their own, on loopback."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TICKS = os.sysconf("SC_CLK_TCK")


class Child:
    """A child process that prints one JSON object when it is ready, and answers each line with another."""

    def __init__(
        self,
        module: str,
        *arguments: str,
        folder: Path,
        settings: str = "placeness.settings",
        variables: dict[str, str] | None = None,
    ) -> None:
        surroundings = {
            **os.environ,
            "PLACENESS_DATA_DIR": str(folder),
            "PLACENESS_PUBLIC_URL": "http://127.0.0.1",
            "DJANGO_SETTINGS_MODULE": settings,
            "PYTHONPATH": str(ROOT),
            **(variables or {}),
        }
        self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and modules
            [sys.executable, "-m", module, *arguments],
            cwd=ROOT,
            env=surroundings,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.ready = self._read()

    def ask(self, **question: Any) -> dict[str, Any]:
        """Send one line, return the answer."""
        assert self.process.stdin
        self.process.stdin.write(json.dumps(question) + "\n")
        self.process.stdin.flush()
        return self._read()

    def cpu(self) -> float:
        """Seconds of processor time that the process has used."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def resident_kb(self) -> int:
        """Resident memory now."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))

    def stop(self) -> None:
        self.process.kill()
        self.process.wait(10)

    def _read(self) -> dict[str, Any]:
        assert self.process.stdout
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("a measured process ended early")
        found: dict[str, Any] = json.loads(line)
        return found


@contextmanager
def child(
    module: str,
    *arguments: str,
    settings: str = "placeness.settings",
    variables: dict[str, str] | None = None,
) -> Iterator[Child]:
    """Run `python -m module` with an empty data folder and these environment variables, and end it."""
    with tempfile.TemporaryDirectory() as folder:
        running = Child(module, *arguments, folder=Path(folder), settings=settings, variables=variables)
        try:
            yield running
        finally:
            running.stop()


def row(
    name: str, value: Any, unit: str = "", goal: str | None = None, ok: bool | None = None
) -> dict[str, Any]:
    """One line of a table; `goal` and `ok` are None where none is set."""
    shown = round(value, 3) if isinstance(value, float) else value
    return {"name": name, "value": shown, "unit": unit, "goal": goal, "ok": ok}


def percentile(values: list[float], share: float) -> float:
    """The value below which `share` (0–1) of the values lie."""
    ordered = sorted(values)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)] if ordered else float("nan")


def wait_until(moment: float) -> None:
    """Sleep until the monotonic clock shows `moment`."""
    time.sleep(max(0.0, moment - time.monotonic()))
