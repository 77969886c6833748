"""A backup of much data, made while the server's rooms write."""

import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from benchmarks.servers import ROOT, Child, row

MOST_SECONDS, BLOCK = 60.0, 2 * 10**6
PER_SECOND = 20


def backup_rows(size: int) -> list[dict[str, Any]]:
    """Return the rows of a backup of pictures of `size` bytes, with 20 writes a second going on; none without it."""
    if not (ROOT / "places/management/commands/backup.py").exists():
        return []
    photos = max(5, size // BLOCK)
    with tempfile.TemporaryDirectory() as data, tempfile.TemporaryDirectory() as other:
        serving = Child("benchmarks.serving", "placeness", str(photos), folder=Path(data))
        serving.ask(do="pictures")
        _enlarge(Path(data) / "media", BLOCK if size >= photos * BLOCK else size // photos)
        stopping, writes = threading.Event(), list[Any]()
        writing = threading.Thread(target=_write, args=(serving, stopping, writes))
        writing.start()
        seconds = _backed_up(Path(data), Path(other) / "backup.tar")
        stopping.set()
        writing.join()
        serving.stop()
        made = (Path(other) / "backup.tar").stat().st_size
    of = f"backup of {made / 1e9:.2g} GB with {PER_SECOND} writes a second"
    return [
        row(of, round(seconds, 1), "s", f"≤ {MOST_SECONDS:g}", seconds <= MOST_SECONDS),
        row("  writes meanwhile", len(writes)),
    ]


def _enlarge(media: Path, each: int) -> None:
    """Let the master of every picture have so many bytes, none of which can be compressed."""
    for path in media.glob("*/*/master.jpg"):
        path.write_bytes(os.urandom(each))


def _write(serving: Child, stopping: threading.Event, writes: list[Any]) -> None:
    while not stopping.is_set():
        writes += serving.ask(do="events", count=PER_SECOND, per_second=PER_SECOND)["told"]


def _backed_up(folder: Path, path: Path) -> float:
    started = time.perf_counter()
    subprocess.run(  # noqa: S603 - our own interpreter and modules
        [sys.executable, "-m", "placeness", "backup", str(path)],
        cwd=ROOT,
        env={**os.environ, "PLACENESS_DATA_DIR": str(folder)},
        check=True,
        stdout=subprocess.DEVNULL,
    )
    return time.perf_counter() - started
