"""`manage.py bench ingest`: phone photos to clean renditions, beside plain Pillow, in one run.

Processor time is each process's own, so that other work on the machine does not count; a value is the median of
several runs, a ratio is of two values of the same run. The limits of memory are measured on a real pool child.
"""

import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import Any

from benchmarks.ingest_pictures import make_sources
from benchmarks.ingest_ways import ours, plain
from benchmarks.likeness import likeness, same_kind
from benchmarks.memory import forget_peak, peak_mb, resident_mb
from places import imaging
from places.imaging.files import FILES
from places.imaging.pool import Pool
from places.imaging.worker import Job

ROOT = Path(__file__).resolve().parent.parent
FILES_OF_TESTS = ROOT / "tests" / "files"
FASTER = {"12 MP baseline": 2.2, "48 MP baseline": 3.5}  # times plain Pillow
GROWTH = {"48 MP baseline": 60, "48 MP progressive": 170}  # MB
HELD = 20  # ms


def run(*, quick: bool = False) -> dict[str, Any]:
    """Return the table: `title` and `rows` (name, value, unit, goal, ok; goal and ok are None where none is set).

    `quick` draws small pictures and runs fewer ways, once each: for trying the benchmark out, not for figures.
    """
    runs = 1 if quick else 5
    goals = {} if quick else FASTER
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sources = make_sources(folder, quick=quick)
        rows = [
            row
            for kind, source in sources.items()
            if not quick or kind == "12 MP baseline"
            for row in _side_by_side(kind, source, runs, goals.get(kind))
        ]
        rows += _compared(sources["12 MP baseline"], folder)
        heic = FILES_OF_TESTS / ("four-colours.heic" if quick else "photo-12mp.heic")
        rows += _alone("12 MP HEIC", heic, runs)
        rows += _child_growth(sources, folder)
        rows += asyncio.run(_held(sources["12 MP baseline"], folder, 2 if quick else 12))
    imaging.stop()
    title = "Pictures: one photo to master, large, medium and small" + (
        " (quick: small pictures)" if quick else ""
    )
    return {"title": title, "rows": rows}


def _row(
    name: str, value: float, unit: str, goal: str | None = None, *, ok: bool | None = None
) -> dict[str, Any]:
    return {"name": name, "value": round(value, 3), "unit": unit, "goal": goal, "ok": ok}


def _measured(way: str, source: Path, runs: int) -> tuple[float, float]:
    """Return the median processor seconds and the peak of memory in MB of `way`, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.ingest_ways", way, str(source), str(runs)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)  # noqa: S603 - our own
    figures = json.loads(done.stdout)
    return statistics.median(figures["seconds"]), figures["peak"]


def _side_by_side(kind: str, source: Path, runs: int, least: float | None) -> list[dict[str, Any]]:
    ours, our_peak = _measured("ours", source, runs)
    plain, plain_peak = _measured("plain", source, runs)
    rows = [
        _row(f"{kind}: Placeness", 1 / ours, "photos/s/core"),
        _row(f"{kind}: plain Pillow", 1 / plain, "photos/s/core"),
        _ratio(kind, plain / ours, least),
        _row(f"{kind}: Placeness, peak", our_peak, "MB"),
        _row(f"{kind}: plain Pillow, peak", plain_peak, "MB"),
    ]
    if source.suffix == ".jpg":
        bound, _peak = _measured("reduced", source, runs)
        rows.append(_row(f"{kind}: reduced decode alone (bound)", 1 / bound, "photos/s/core"))
    return rows


def _ratio(kind: str, times: float, least: float | None) -> dict[str, Any]:
    if least is None:
        return _row(f"{kind}: faster by", times, "times")
    return _row(f"{kind}: faster by", times, "times", f"≥ {least}", ok=times >= least)


def _compared(source: Path, folder: Path) -> list[dict[str, Any]]:
    """Return whether both ways make the same four files, and how alike the least alike two are."""
    folders = []
    for way in (ours, plain):
        folders.append(folder / way.__name__)
        folders[-1].mkdir()
        way(source, folders[-1])
    pairs = [[each / name for each in folders] for name in FILES.values()]
    same = sum(same_kind(*pair) for pair in pairs)
    return [
        _row("files of the same format and size", same, f"of {len(FILES)}", str(len(FILES)), ok=same == 4),
        _row("likeness of the least alike (SSIM)", min(likeness(*pair) for pair in pairs), ""),
    ]


def _alone(kind: str, source: Path, runs: int) -> list[dict[str, Any]]:
    seconds, peak = _measured("ours", source, runs)
    return [
        _row(f"{kind}: Placeness", 1 / seconds, "photos/s/core"),
        _row(f"{kind}: Placeness, peak", peak, "MB"),
    ]


def _child_growth(sources: dict[str, Path], folder: Path) -> list[dict[str, Any]]:
    """Return the growth of a real child for each large photo, over what it held after starting."""
    rows = []
    for kind, most in GROWTH.items():
        pool = Pool(size=1)
        pool.run(Job(_tiny(folder), folder))
        pid = pool.children()[0]
        before = resident_mb(pid)
        forget_peak(pid)
        pool.run(Job(sources[kind], folder))
        growth = peak_mb(pid) - before
        pool.stop()
        rows.append(_row(f"{kind}: growth of the child", growth, "MB", f"≤ {most}", ok=growth <= most))
    return rows


def _tiny(folder: Path) -> Path:
    from PIL import Image  # noqa: PLC0415 - the parent needs it for this alone

    path = folder / "tiny.jpg"
    Image.new("RGB", (64, 64), "teal").save(path)
    return path


class _Ticker(threading.Thread):
    """Another request's thread: wants its turn every 5 ms and notes how late it came."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.late: list[float] = []
        self.done = threading.Event()

    def run(self) -> None:
        while not self.done.is_set():
            due = time.perf_counter() + 0.005
            time.sleep(0.005)
            self.late.append((time.perf_counter() - due) * 1000)


async def _held(source: Path, folder: Path, photos: int) -> list[dict[str, Any]]:
    """Return how late the event loop and a request's thread came to their turns while pictures were ingested."""
    thread = _Ticker()
    thread.start()
    uploads = asyncio.gather(
        *(_into_own_folder(source, folder / f"held{number}") for number in range(photos))
    )
    late = []
    while not uploads.done():
        due = time.perf_counter() + 0.005
        await asyncio.sleep(0.005)
        late.append((time.perf_counter() - due) * 1000)
    await uploads
    thread.done.set()
    worst = {"event loop": max(late), "another request": max(thread.late)}
    goal = f"≤ {HELD}"
    return [
        _row(f"{name} held, longest", value, "ms", goal, ok=value <= HELD) for name, value in worst.items()
    ]


async def _into_own_folder(source: Path, folder: Path) -> None:
    folder.mkdir()
    await imaging.ingest_async(source, folder)
