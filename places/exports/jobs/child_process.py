"""The server's side of a process in which a file is written: its processor time and memory are not the server's."""

import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from places import cpu_affinity
from places.enums import FileFault
from places.errors import PicturesAway
from places.exports.jobs.writing import FileFailed, write_file
from places.exports.kinds import Written
from places.exports.queries.files import FileOrder

SILENT_SECONDS = 120.0  # several beats of the child
LONGEST_SECONDS = 3600.0
_ROOT = Path(__file__).resolve().parents[3]


def write_apart(order: FileOrder, path: Path, progress: Callable[[int, int], None]) -> Written:
    """Write a file to `path` in a process of its own. Raises `FileFailed`, `PicturesAway`, and what `progress` raises.

    In a transaction it is written here instead: no other process sees what that has changed.
    """
    if connection.in_atomic_block:
        return write_file(order, path, progress)
    child = _start()
    try:
        _send(child, {"order": asdict(order), "path": str(path), **_places()})
        return _outcome(child, progress)
    finally:
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            pipe.close()  # type: ignore[union-attr]


def _places() -> dict[str, str]:
    return {"database": str(connection.settings_dict["NAME"]), "media": str(settings.MEDIA_ROOT)}


def _start() -> "subprocess.Popen[bytes]":
    child = subprocess.Popen(
        [sys.executable, "-m", "places.exports.jobs.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=_ROOT,
        env={"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", **os.environ},
        start_new_session=True,
        bufsize=0,
    )
    cpu_affinity.use_others(child.pid)
    return child


def _send(child: "subprocess.Popen[bytes]", told: dict[str, Any]) -> None:
    try:
        child.stdin.write(json.dumps(told).encode() + b"\n")  # type: ignore[union-attr]
    except OSError as error:
        raise FileFailed(FileFault.BROKEN) from error


def _outcome(child: "subprocess.Popen[bytes]", progress: Callable[[int, int], None]) -> Written:
    """Wait for the child's last answer; each one before is progress, or a sign of life."""
    done, total = 0, 0
    for told in _answers(child):
        if "photos" in told:
            return Written(tuple(told["photos"]), told["not_shown"])
        if "away" in told:
            raise PicturesAway
        if "fault" in told:
            raise FileFailed(FileFault(told["fault"]))
        done, total = told.get("done", done), told.get("total", total)
        progress(done, total)
    raise FileFailed(FileFault.BROKEN)  # it was ended: by the kernel, for want of memory


def _answers(child: "subprocess.Popen[bytes]") -> Iterator[dict[str, Any]]:
    """Yield the child's answers until it ends, is silent or takes too long."""
    descriptor = child.stdout.fileno()  # type: ignore[union-attr]
    ready = select.poll()
    ready.register(descriptor, select.POLLIN | select.POLLHUP)
    ends, rest = time.monotonic() + LONGEST_SECONDS, b""
    while time.monotonic() < ends and ready.poll(SILENT_SECONDS * 1000):
        part = os.read(descriptor, 2**16)
        if not part:
            return
        *lines, rest = (rest + part).split(b"\n")
        yield from map(json.loads, lines)
