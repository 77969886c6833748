"""One limited child process as the server sees it: start it, ask it, end it."""

import contextlib
import json
import os
import select
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from places import cores

_ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Limits:
    """What one child may use: memory for good, processor and clock time for each job, jobs in its life."""

    memory_bytes: int = 2**30
    cpu_seconds: int = 20
    wall_seconds: float = 40.0
    jobs: int = 50


class ChildLost(Exception):
    """The child died of its job (a limit, a crash) or did not answer in time."""


class Child:
    """A running child. Not for two threads at once: the pool lends it to one job at a time."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.jobs = 0
        # A new program, not a fork: nothing of the server's memory, files or settings is there to be read.
        self.process = subprocess.Popen(  # noqa: S603 - our own module by the running interpreter
            [sys.executable, "-m", "places.imaging.child", str(limits.cpu_seconds), str(limits.memory_bytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            env=_environment(),
            close_fds=True,
            start_new_session=True,
        )
        cores.use_all(self.process.pid)

    @property
    def fit(self) -> bool:
        """Whether this child may take another job."""
        return self.jobs < self.limits.jobs and self.process.poll() is None

    def ask(self, job: dict[str, str]) -> dict[str, Any]:
        """Hand over one job and wait for the answer. Raises ChildLost, after which the child is gone."""
        self.jobs += 1
        try:
            self.process.stdin.write(json.dumps(job).encode("ascii") + b"\n")  # type: ignore[union-attr]
            self.process.stdin.flush()  # type: ignore[union-attr]
            reply: dict[str, Any] = json.loads(self._line())
        except (OSError, ValueError) as error:
            self.end()
            raise ChildLost from error
        return reply

    def _line(self) -> bytes:
        descriptor = self.process.stdout.fileno()  # type: ignore[union-attr]
        ready = select.poll()
        ready.register(descriptor, select.POLLIN | select.POLLHUP)
        deadline, line = time.monotonic() + self.limits.wall_seconds, b""
        while not line.endswith(b"\n"):
            if not ready.poll(max(0.0, deadline - time.monotonic()) * 1000):
                raise TimeoutError
            part = os.read(descriptor, 65536)
            if not part:
                raise ConnectionError
            line += part
        return line

    def kill(self) -> None:
        """End the child now, whatever it is doing. The thread that asked it hears of it by ChildLost."""
        self.process.kill()
        self.process.wait()

    def end(self) -> None:
        """End the child and let go of it."""
        self.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            _close(pipe)


def _close(pipe: Any) -> None:
    with contextlib.suppress(OSError):
        pipe.close()


def _environment() -> dict[str, str]:
    # One arena: glibc otherwise takes 64 MB of address space for each thread, out of the child's gigabyte.
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return {"MALLOC_ARENA_MAX": "1", "LC_ALL": "C.UTF-8", "PYTHONNOUSERSITE": "1", **kept}
