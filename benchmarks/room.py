"""`manage.py bench room`: a whole room of phones arrives (room_arrival.py), and is taken along when its stage moves.

Each phone is a browser's session with a stream of its own on a real server on loopback. It receives where to go, waits
as `static/base/following.js` does (at random up to 1.2 s), fetches the page there and opens that page's stream. A
phone has been taken along when the whole page has arrived; the time runs from the move's commit. A phone is lost when
it receives nothing within thirty seconds, or when its page is not the present stage's.
"""

import asyncio
import gzip
import html
import json
import random
import re
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import uvloop

from benchmarks.phones import Phone
from benchmarks.room_arrival import arrive
from benchmarks.servers import Child, child, percentile, row

COUNTS = (60, 200)
MOVES = ("cluster", "combine", "weigh", "write", "weigh", "share", "gather", "share")
SPREAD, PATIENCE, GOAL = 1.2, 30.0, 3.0  # seconds
JUDGED = 60  # phones: the goal is for a room of this size
STREAM = re.compile(r'<live-stream\s[^>]*src="([^"]+)"\s+since="([^"]+)"')
LABELS = {
    "gather": "Gather",
    "share": "Share",
    "cluster": "Put together",
    "combine": "Combine",
    "weigh": "Weigh",
    "write": "Write",
}


@dataclass
class Guest:
    """One phone: its connection for pages, the page that is open, and what happened to it."""

    phone: Phone
    page: str = ""
    took: list[float] = field(default_factory=list)
    lost: int = 0


def run(*, quick: bool = False) -> dict[str, Any]:
    """Return the table: how 200 phones arrive; how long a room of 60 and of 200 takes to stand at the new stage."""
    rows: list[dict[str, Any]] = arrive(quick=quick)
    for count in (5,) if quick else COUNTS:
        with (
            child("benchmarks.serving", "placeness", "5" if quick else "60") as server,
            asyncio.Runner(loop_factory=uvloop.new_event_loop) as phones,
        ):
            guests = phones.run(_evening(server, count, MOVES[:2] if quick else MOVES))
        rows += _rows(guests)
    title = "A room that arrives and moves on: one process, real connections"
    return {"title": title + (" (quick)" if quick else ""), "rows": rows}


async def _evening(server: Child, count: int, moves: tuple[str, ...]) -> list[Guest]:
    code, port = server.ready["code"], server.ready["port"]
    sessions = server.ask(do="sessions", count=count)["sessions"]
    guests = [Guest(Phone(port, session)) for session in sessions]
    for guest in guests:
        await _open(guest, f"/w/{code}/wall/")
    for stage in moves:
        streams = await asyncio.gather(*(_listen(guest, port) for guest in guests))
        told = await asyncio.to_thread(server.ask, do="stage", to=stage)
        moment = told["told"][1]
        await asyncio.gather(
            *(_go_along(guest, stream, stage, moment) for guest, stream in zip(guests, streams, strict=True))
        )
    return guests


async def _open(guest: Guest, path: str) -> None:
    guest.phone.close()  # the server has ended a connection that rested meanwhile, and browsers open another
    status, body = await guest.phone.get(path)
    assert status == 200, (path, status)
    guest.page = (gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body).decode()


async def _listen(guest: Guest, port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """Open the stream of the page that the phone has open; return when it has begun."""
    found = STREAM.search(guest.page)
    assert found
    path = f"{html.unescape(found[1])}&since={quote(found[2])}"
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=2**20)
    writer.write(
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: session={guest.phone.session}\r\n\r\n".encode()
    )
    await reader.readuntil(b"event: ping")
    return reader, writer


async def _go_along(
    guest: Guest, stream: tuple[asyncio.StreamReader, asyncio.StreamWriter], stage: str, moment: float
) -> None:
    reader, writer = stream
    try:
        async with asyncio.timeout(PATIENCE):
            url = await _led(reader)
            await asyncio.sleep(random.random() * SPREAD)
            await _open(guest, url)
    except (TimeoutError, AssertionError):
        guest.lost += 1
        return
    finally:
        writer.close()
    guest.took.append(time.monotonic() - moment)
    guest.lost += stage_of(guest.page) != LABELS[stage]


async def _led(reader: asyncio.StreamReader) -> str:
    """Wait for the operation that leads on; return its address."""
    while True:
        line = await reader.readuntil(b"\n")
        if line.startswith(b"data: ["):
            for change in json.loads(line.removeprefix(b"data: ")):
                if change["op"] == "go":
                    return str(change["url"])


def stage_of(page: str) -> str:
    """Return the stage that a page's header names."""
    found = re.search(r'id="stage-name">([^<]+)<', page)
    return html.unescape(found[1]) if found else ""


def _rows(guests: list[Guest]) -> list[dict[str, Any]]:
    took, lost, count = (
        [one for guest in guests for one in guest.took],
        sum(g.lost for g in guests),
        len(guests),
    )
    slowest = max(took, default=float("nan"))
    goal = (f"≤ {GOAL:g}", slowest <= GOAL) if count <= JUDGED else (None, None)
    return [
        row(f"{count} phones: taken along, p50", percentile(took, 0.5), "s"),
        row(f"{count} phones: taken along, p99", percentile(took, 0.99), "s"),
        row(f"{count} phones: the last one", slowest, "s", *goal),
        row(f"{count} phones: lost", lost, f"of {len(took) + lost}", "0", lost == 0),
    ]
