"""`manage.py bench writes`: votes and moves through the real HTTP path, fifty people at once.

Beside it, in the same run, the same load on Django's default SQLite settings without the write lane.
"""

import asyncio
import re
import time
from typing import Any

import uvloop

from benchmarks.phones import Phone
from benchmarks.servers import Child, child, percentile, row

PEOPLE = 50
LENSES = ("unique", "belonging", "energy")


def run(*, quick: bool = False) -> dict[str, Any]:
    """Return the table: writes a second, latencies and refusals for ours and for the default settings."""
    each, default_each = (4, 4) if quick else (100, 20)
    rows = []
    ours = _measure("placeness.settings", each)
    default = _measure("benchmarks.default_sqlite", default_each)
    total = ours["done"] + ours["failed"]
    rate, p99 = ours["done"] / ours["seconds"], percentile(ours["late"], 0.99)
    judged = not quick
    rows += [
        row("writes done", ours["done"], f"of {total}", str(total), ours["done"] == total),
        row('"database is locked"', ours["failed"], f"of {total}", "0", ours["failed"] == 0),
        row("writes per second", rate, "/s", "≥ 250", rate >= 250 if judged else None),
        row("latency p50", percentile(ours["late"], 0.5), "s"),
        row("latency p99", p99, "s", "≤ 0.5", p99 <= 0.5 if judged else None),
        row("default settings: failed", default["failed"], f"of {default['done'] + default['failed']}"),
        row("default settings: writes per second", default["done"] / default["seconds"], "/s"),
        row("default settings: latency p99", percentile(default["late"], 0.99), "s"),
    ]
    return {"title": f"Writes: {PEOPLE} people at once, votes and moves, synchronous=FULL", "rows": rows}


def _measure(settings: str, each: int) -> dict[str, Any]:
    """Votes in one half of the time, moves in the other: the stages exclude each other."""
    with child("benchmarks.serving", "two-doors", "60", settings=settings) as server:
        keys = server.ask(do="sessions", count=PEOPLE)["sessions"]
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as phones:
            server.ask(do="stage", to="weigh")
            votes = phones.run(_load(server, keys, each, _vote))
            server.ask(do="stage", to="cluster")
            moves = phones.run(_load(server, keys, each, _move))
    return {name: votes[name] + moves[name] for name in votes}


async def _load(server: Child, keys: list[str], each: int, act: Any) -> dict[str, Any]:
    late: list[float] = []
    failed = 0
    phones = [Phone(server.ready["port"], key) for key in keys]

    async def one(number: int, phone: Phone) -> None:
        nonlocal failed
        for step in range(each):
            started = time.monotonic()
            status, _body = await act(server, phone, number, step)
            late.append(time.monotonic() - started)
            failed += status >= 500

    started = time.monotonic()
    await asyncio.gather(*(one(number, phone) for number, phone in enumerate(phones)))
    seconds = time.monotonic() - started
    for phone in phones:
        phone.close()
    return {"late": late, "failed": failed, "done": len(late) - failed, "seconds": seconds}


async def _vote(server: Child, phone: Phone, number: int, step: int) -> tuple[int, bytes]:
    clusters = server.ready["clusters"]
    fields = {"cluster": str(clusters[(number + step // 2) % len(clusters)]), "lens": LENSES[number % 3]}
    return await phone.post(f"/w/{server.ready['code']}/weigh/vote/", dots=str(1 - step % 2), **fields)


async def _move(server: Child, phone: Phone, number: int, step: int) -> tuple[int, bytes]:
    """Take a card that nobody else touches out of its pile, and put it into the first one again."""
    board = server.ready["boards"][str(number % len(server.ready["boards"]))]
    photo = server.ready["photos"][number]
    to = "tray" if step % 2 == 0 else str(server.ready["piles"][str(board)])
    path = f"/w/{server.ready['code']}/board/{board}/move/"
    status, body = await phone.post(path, photo=f"{photo}:{phone.rev}", to=to)
    now = re.search(rb"\b%d:(\d+)" % photo, body)
    assert status == 200, (status, body[:300])
    phone.rev = int(now[1]) if now else 0
    return status, body
