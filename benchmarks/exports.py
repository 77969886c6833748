"""`manage.py bench exports`: what leaves a workshop, how fast, in how much memory, and what pages notice of it.

Files are written in processes of their own, as the jobs do it. A real server with its worker then makes one after the
other while people read; its pages are measured before and meanwhile. Last, a ZIP of 2,000 photos and a backup of a
gigabyte. Kinds that are not in the table of kinds have no row.
"""

import asyncio
import re
import statistics
import tempfile
import time
import urllib.error
import urllib.request
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from benchmarks.exports_backup import backup_rows
from benchmarks.exports_served import make_file, page_of_files, served
from benchmarks.memory import resident_mb
from benchmarks.phones import Phone
from benchmarks.servers import Child, percentile, row
from places.exports.kinds import kind_named

LIMITS = {"docx": 5.0, "pdf": 3.0, "pptx": 5.0}  # seconds for 200 photos
MOST_MB, MOST_TIMES, FIRST_BYTE, GROWTH_MB, IMPORT = 400, 2.0, 1.0, 60, 300.0
ROUNDS, SECONDS, PAUSE = 3, 15.0, 0.5
PAGES = ("/w/{code}/vision/", "/w/{code}/wall/")
DOWNLOAD = re.compile(r'href="(/w/[^"]+/exports/[0-9a-f]{32}/)"')


def run(*, quick: bool = False) -> dict[str, Any]:
    """Return the table: `title` and `rows`. `quick` is with few photos, once."""
    photos, many = (12, 24) if quick else (200, 2000)
    rows: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        room = filled(folder, photos)
        for kind in ("docx", "pdf", "pptx"):
            if kind == "docx" or kind_named(kind):
                rows += _written(kind, room, folder, photos, rounds=1 if quick else ROUNDS)
        rows += asyncio.run(_pages(room, folder, 2.0 if quick else SECONDS))
    if kind_named("archive"):
        rows += _archive(many)
    rows += backup_rows(10**6 if quick else 10**9)
    return {"title": "What leaves a workshop" + (" (quick)" if quick else ""), "rows": rows}


def filled(folder: Path, photos: int) -> dict[str, Any]:
    """Fill a data folder and return the facts of its workshop."""
    maker = Child("benchmarks.exports_room", str(photos), folder=folder)
    maker.process.wait(60)
    return maker.ready


def _written(
    kind: str, room: dict[str, Any], folder: Path, photos: int, *, rounds: int
) -> list[dict[str, Any]]:
    found = []
    for number in range(rounds):
        path = folder / f"{kind}-{number}"
        writer = Child("benchmarks.exports_writer", kind, str(room["workshop"]), str(path), folder=folder)
        writer.process.wait(60)
        found.append(writer.ready)
    seconds, peak = (statistics.median(each[name] for each in found) for name in ("seconds", "peak"))
    processor = statistics.median(each["processor"] for each in found)
    of, limit = f"{kind}, {photos} photos", LIMITS[kind]
    return [
        row(of, seconds, "s", f"≤ {limit:g}", seconds <= limit),
        row("  its processor time", processor, "s"),
        row("  largest memory of its process", round(peak), "MB", f"≤ {MOST_MB}", peak <= MOST_MB),
        row("  size", round(found[-1]["bytes"] / 1e6, 1), "MB"),
    ]


async def _pages(room: dict[str, Any], folder: Path, seconds: float) -> list[dict[str, Any]]:
    with served(folder) as (port, _process):
        phones = [Phone(port, session) for session in room["sessions"]]
        await _read(phones, room, 1.0)
        alone = await _read(phones, room, seconds)
        leader, stopping = Phone(port, room["leader"]), asyncio.Event()
        making = asyncio.create_task(_make_files(leader, room, stopping))
        meanwhile = await _read(phones, room, seconds)
        stopping.set()
        made = await making
    p95, during = percentile(alone, 0.95) * 1000, percentile(meanwhile, 0.95) * 1000
    return [
        row("pages, p95 without an export", round(p95, 1), "ms"),
        row("pages, p95 while files are made", round(during, 1), "ms"),
        row("  times", round(during / p95, 2), "", f"≤ {MOST_TIMES:g}", during <= MOST_TIMES * p95),
        row("  files made meanwhile", len(made)),
        row(
            "from the button to the file, processes included",
            statistics.median(made) if made else "none",
            "s",
        ),
    ]


async def _read(phones: list[Phone], room: dict[str, Any], seconds: float) -> list[float]:
    """Let every phone read a page twice a second; return how long each took."""
    ends, taken = time.monotonic() + seconds, []

    async def one(number: int, phone: Phone) -> None:
        await asyncio.sleep(PAUSE * number / len(phones))
        while (started := time.monotonic()) < ends:
            status, _page = await phone.get(PAGES[number % len(PAGES)].format(code=room["code"]))
            assert status == 200, status
            taken.append(time.monotonic() - started)
            number += 1
            await asyncio.sleep(max(0.0, PAUSE - (time.monotonic() - started)))

    await asyncio.gather(*(one(number, phone) for number, phone in enumerate(phones)))
    return taken


async def _make_files(leader: Phone, room: dict[str, Any], stopping: asyncio.Event) -> list[float]:
    """Ask for one file after the other; return how long each took."""
    taken = []
    while not stopping.is_set():
        taken += [await make_file(leader, room["code"], kind) for kind in ("pdf", "pptx") if kind_named(kind)]
    return taken


def _archive(photos: int) -> list[dict[str, Any]]:
    """The ZIP of many photos, made and saved by the real server, and taken in by another one."""
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryDirectory() as other:
        folder = Path(name)
        room = filled(folder, photos)
        with served(folder) as (port, process):
            before = resident_mb(process.pid)
            seconds, where = asyncio.run(_made(port, room))
            first, size = _saved(f"http://127.0.0.1:{port}{where}", room["leader"], folder / "saved.zip")
            growth = max(0.0, resident_mb(process.pid) - before)
        rows = [
            row(f"ZIP, {photos} photos", round(seconds, 1), "s"),
            row("  size", round(size / 1e6), "MB"),
            row("  first byte when it is saved", first, "s", f"≤ {FIRST_BYTE:g}", first <= FIRST_BYTE),
            row(
                "  growth of the server's memory", round(growth), "MB", f"≤ {GROWTH_MB}", growth <= GROWTH_MB
            ),
        ]
        if find_spec("places.archives.actions.importing"):
            taker = Child(
                "benchmarks.exports_writer", "import", "-", str(folder / "saved.zip"), folder=Path(other)
            )
            taker.process.wait(60)
            took, told = taker.ready["seconds"], taker.ready
            rows += [
                row("  taken in by another server", round(took, 1), "s", f"≤ {IMPORT:g}", took <= IMPORT),
                row("    its processor time, decoders included", round(told["processor"], 1), "s"),
                row("    largest memory of its process", round(told["peak"]), "MB"),
            ]
    return rows


async def _made(port: int, room: dict[str, Any]) -> tuple[float, str]:
    leader = Phone(port, room["leader"])
    seconds = await make_file(leader, room["code"], "archive")
    found = DOWNLOAD.search(await page_of_files(leader, room["code"]))
    if found is None:
        raise RuntimeError("the archive was not made")
    return seconds, found[1]


def _saved(address: str, session: str, path: Path) -> tuple[float, int]:
    """Save a file block by block; return the seconds until its first byte, and its size."""
    asked = urllib.request.Request(address, headers={"Cookie": f"session={session}"})  # noqa: S310
    started = time.monotonic()
    with urllib.request.urlopen(asked, timeout=600) as answer, path.open("wb") as file:  # noqa: S310
        file.write(answer.read(1))
        first = time.monotonic() - started
        while block := answer.read(2**20):
            file.write(block)
    return first, path.stat().st_size
