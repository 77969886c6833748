"""`manage.py bench board`: one board with 300 photos in 20 piles, 200 people looking on, one of them sorting.

A move runs from the moment when a phone sends it to the moment when its operations have arrived at a listener: the
act, its commit, the reading of the log and the way to the phone are all in it. Bytes are what one listener's socket
received for a move. The page is opened in Chromium, its processor slowed down four times.
"""

import asyncio
import time
from typing import Any

import uvloop

from benchmarks import board_page
from benchmarks.phones import Ear, Phone, ears
from benchmarks.servers import Child, child, percentile, row

PHOTOS, TABLES = 300, 5
LISTENERS, MOVES, PAUSE = 200, 40, 0.4
WARM = 3  # moves that load templates and are not counted
SOON, SMALL = 150, 1024  # ms and bytes


def run(*, quick: bool = False) -> dict[str, Any]:
    """Return the table: how soon and in how many bytes a move is everywhere, and how the page paints and drags."""
    listeners, moves = (20, 5) if quick else (LISTENERS, MOVES)
    with (
        child("benchmarks.serving", "placeness", str(PHOTOS)) as server,
        asyncio.Runner(loop_factory=uvloop.new_event_loop) as phones,
    ):
        server.ask(do="stage", to="cluster")
        server.ask(do="pictures")
        keys = server.ask(do="sessions", count=listeners * TABLES)["sessions"][::TABLES]
        late, lost, sizes = phones.run(_moves(server, keys, moves))
        rows = _rows(listeners, late, lost, sizes)
        rows += board_page.rows(server, keys[0])
    title = f"Board: {PHOTOS} photos in 20 piles, {listeners} listeners"
    return {"title": title + (" (quick)" if quick else ""), "rows": rows}


async def _moves(server: Child, keys: list[str], moves: int) -> tuple[list[float], int, list[int]]:
    """Return the delays of all deliveries in ms, how many never came, and the bytes of each move."""
    port, code, board = server.ready["port"], server.ready["code"], server.ready["boards"]["0"]
    head = f"GET /live/{code}/stream?channel=board-{board}&lang=en HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: session="
    async with ears(port, [f"{head}{key}\r\n\r\n".encode() for key in keys]) as opened:
        phone = Phone(port, keys[0])
        late: list[float] = []
        sizes: list[int] = []
        lost = 0
        for number in range(WARM + moves):
            for ear in opened:
                ear.noted.clear()
            before, sent = opened[0].received, time.monotonic()
            await _move(server, phone, board, number)
            await asyncio.sleep(PAUSE)
            if number >= WARM:
                arrived = [moment for ear in opened if (moment := _first(ear)) is not None]
                late += [(moment - sent) * 1000 for moment in arrived]
                lost += len(opened) - len(arrived)
                sizes.append(opened[0].received - before)
        phone.close()
    return late, lost, sizes


async def _move(server: Child, phone: Phone, board: int, number: int) -> None:
    """Move a card that has not been moved before from one pile to the next, behind a card in its middle."""
    photos, piles = server.ready["photos"], server.ready["all_piles"][str(board)]
    card, to = photos[number], piles[(number + 1) % len(piles)]
    behind = photos[(number + 1) % len(piles) + 5 * len(piles)]
    address = f"/w/{server.ready['code']}/board/{board}/move/"
    status, body = await phone.post(address, card=f"p{card}:1", to=to, after=f"p{behind}")
    assert status == 200, body[:300]


def _first(ear: Ear) -> float | None:
    return ear.noted[0][1] if ear.noted else None


def _rows(listeners: int, late: list[float], lost: int, sizes: list[int]) -> list[dict[str, Any]]:
    soon, bytes_ = percentile(late, 0.95), max(sizes, default=0)
    return [
        row(f"one move at {listeners} listeners: p50", percentile(late, 0.5), "ms"),
        row(f"one move at {listeners} listeners: p95", soon, "ms", f"≤ {SOON}", soon <= SOON),
        row("deliveries lost", lost, f"of {len(late) + lost}", "0", lost == 0),
        row("bytes per move, most", bytes_, "bytes", f"≤ {SMALL:,}", bytes_ <= SMALL),
    ]
