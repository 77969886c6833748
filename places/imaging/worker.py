"""The server's side of one limited child process: start it, send it jobs, end it."""

import contextlib
import json
import os
import select
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from places import cpu_affinity
from places.imaging.areas import Area, packed
from places.imaging.files import FILES, reason_of

_ROOT = Path(__file__).resolve().parents[2]
_LONGEST_ANSWER = 2**16  # bytes: a child that was taken over must not fill the server's memory
# For glibc. One arena: otherwise each thread takes 64 MB of address space, out of the child's gigabyte. Memory of up
# to 128 MB stays with the process between pictures: to get its pages from the kernel anew took a fifth of the time.
_ALLOCATION = {
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_MMAP_THRESHOLD_": str(32 * 2**20),
    "MALLOC_TRIM_THRESHOLD_": str(128 * 2**20),
}


@dataclass(frozen=True)
class Job:
    """One picture to be made clean: the file `source`, the `folder` for what is made of it, and the areas to hide."""

    source: Path
    folder: Path
    areas: tuple[Area, ...] = ()


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
    """A running child. For one thread at a time: the pool assigns it to one job."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.jobs = 0
        self.requests, theirs = socket.socketpair()
        # A new program, not a fork: nothing of the server's memory, files or settings is there to be read.
        self.process = subprocess.Popen(  # noqa: S603 - our own module by the running interpreter
            [sys.executable, "-m", "places.imaging.child", str(limits.cpu_seconds), str(limits.memory_bytes)],
            stdin=theirs.fileno(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            env=_environment(),
            close_fds=True,
            start_new_session=True,
        )
        theirs.close()
        cpu_affinity.use_all(self.process.pid)

    @property
    def fit(self) -> bool:
        """Whether this child may take another job."""
        return self.jobs < self.limits.jobs and self.process.poll() is None

    def ask(self, job: Job) -> dict[str, Any]:
        """Send one job and wait for the answer: figures, or a `reason`.

        The child gets open files, no paths. A job without a picture leaves none of them. Raises ChildLost, after
        which the child has ended.
        """
        self.jobs += 1
        targets = [job.folder / name for name in FILES.values()]
        try:
            with _opened(job.source, targets) as descriptors:
                reply = self._answer(packed(job.areas), descriptors)
        except OSError as error:
            reply = {"reason": reason_of(error)}
        except ChildLost:
            _remove(targets)
            raise
        if "reason" in reply:
            _remove(targets)
        return reply

    def _answer(self, message: bytes, descriptors: list[int]) -> dict[str, Any]:
        try:
            socket.send_fds(self.requests, [message], descriptors)
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
            if not part or len(line) + len(part) > _LONGEST_ANSWER:
                raise ConnectionError
            line += part
        return line

    def kill(self) -> None:
        """End the child at once. A thread that waits for its answer gets ChildLost."""
        self.process.kill()
        self.process.wait()

    def end(self) -> None:
        """End the child and let go of it."""
        self.kill()
        self.requests.close()
        self.process.stdout.close()  # type: ignore[union-attr]


@contextlib.contextmanager
def _opened(source: Path, targets: list[Path]) -> Iterator[list[int]]:
    """Open the source to read and the targets to write, and yield their descriptors. Raises OSError."""
    with contextlib.ExitStack() as opened:
        descriptors = [opened.enter_context(source.open("rb")).fileno()]
        descriptors += [opened.enter_context(target.open("wb")).fileno() for target in targets]
        yield descriptors


def _remove(targets: list[Path]) -> None:
    for target in targets:
        with contextlib.suppress(OSError):
            target.unlink(missing_ok=True)


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return {**_ALLOCATION, "LC_ALL": "C.UTF-8", "PYTHONNOUSERSITE": "1", **kept}
