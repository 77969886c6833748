"""`manage.py bench writes`: votes and moves through the real HTTP path, fifty people at once.

Beside it, in the same run, the same load on Django's default SQLite settings without the write lock. A write counts
as done when it was answered with 200, so after its commit; "database is locked" is counted where it happens, in the
serving process. Of ours nothing else than done is good; a refusal of the peer is counted, and the load goes on.
"""

import asyncio
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import uvloop

from benchmarks.phones import Phone
from benchmarks.servers import Child, child, percentile, row

PEOPLE = 50
LENSES = ("unique", "belonging", "energy")
EACH, OF_THE_PEER = 100, 20  # votes and as many moves of each person
Act = Callable[[dict[str, Any], Phone, int, int], Awaitable[int]]


@dataclass
class Load:
    """What came of a load."""

    statuses: list[int] = field(default_factory=list)
    late: list[float] = field(default_factory=list)
    seconds: float = 0.0
    locked: int = 0
    cpu: float = 0.0

    @property
    def done(self) -> int:
        """How many writes were answered as done."""
        return self.statuses.count(200)

    @property
    def rate(self) -> float:
        """Writes done in a second."""
        return self.done / self.seconds


def run(*, quick: bool = False, database: str = "", processes: int = 2) -> dict[str, Any]:
    """Return the table: writes a second, latencies and refusals for ours and for the default settings.

    With the URL of a PostgreSQL server as `database` it is another one: SQLite, PostgreSQL with one web process and
    with several `processes`, in turns.
    """
    if database:
        from benchmarks import writes_on_servers  # noqa: PLC0415 - psycopg is needed there only

        return writes_on_servers.run(database, processes, quick=quick)
    each, of_the_peer = (4, 4) if quick else (EACH, OF_THE_PEER)
    ours = _measure("placeness.settings", each)
    peer = _measure("benchmarks.default_sqlite", of_the_peer)
    title = f"Writes: {PEOPLE} people at once, votes and moves, synchronous=FULL"
    rows = [*_ours(ours, judged=not quick), *_peer(peer)]
    return {"title": title + (" (quick)" if quick else ""), "rows": rows}


def _ours(load: Load, *, judged: bool) -> list[dict[str, Any]]:
    total = len(load.statuses)
    p99 = percentile(load.late, 0.99)
    return [
        row("writes done", load.done, f"of {total}", str(total), load.done == total),
        row('"database is locked"', load.locked, f"of {total}", "0", load.locked == 0),
        row("writes per second", load.rate, "/s", "≥ 250", load.rate >= 250 if judged else None),
        row("processor time of the server for each", load.cpu / total * 1000, "ms"),
        row("latency p50", percentile(load.late, 0.5), "s"),
        row("latency p99", p99, "s", "≤ 0.5", p99 <= 0.5 if judged else None),
    ]


def _peer(load: Load) -> list[dict[str, Any]]:
    total = len(load.statuses)
    return [
        row("Django's default settings: not done", total - load.done, f"of {total}"),
        row('Django\'s default settings: "database is locked"', load.locked, f"of {total}"),
        row("Django's default settings: writes per second", load.rate, "/s"),
        row("Django's default settings: latency p99", percentile(load.late, 0.99), "s"),
    ]


def _measure(settings: str, each: int) -> Load:
    """Votes in one half of the time, moves in the other: the stages exclude each other."""
    load = Load()
    with child("benchmarks.serving", "placeness", "60", settings=settings) as server:
        keys = server.ask(do="sessions", count=PEOPLE)["sessions"]
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as phones:
            for stage, act in (("weigh", vote), ("cluster", move)):
                server.ask(do="stage", to=stage)
                phones.run(_press(server, keys, each, act, load))
        load.locked = server.ask(do="troubles")["locked"]
    return load


async def _press(server: Child, keys: list[str], each: int, act: Act, load: Load) -> None:
    phones = [Phone(server.ready["port"], key) for key in keys]
    cpu, started = server.cpu(), time.monotonic()

    async def one(number: int, phone: Phone) -> None:
        for step in range(each):
            begun = time.monotonic()
            status = await act(server.ready, phone, number, step)
            load.late.append(time.monotonic() - begun)
            load.statuses.append(status)

    await asyncio.gather(*(one(number, phone) for number, phone in enumerate(phones)))
    load.seconds += time.monotonic() - started
    load.cpu += server.cpu() - cpu
    for phone in phones:
        phone.close()


async def vote(facts: dict[str, Any], phone: Phone, number: int, step: int) -> int:
    """Give one dot, or take it back at the next step."""
    clusters = facts["clusters"]
    cluster, dots = clusters[(number + step // 2) % len(clusters)], 1 - step % 2
    address = f"/w/{facts['code']}/weigh/vote/"
    status, _ = await phone.post(address, cluster=cluster, lens=LENSES[number % 3], dots=dots, spent=0)
    return status


async def move(facts: dict[str, Any], phone: Phone, number: int, step: int) -> int:
    """Take a card that nobody else touches out of its pile, and put it into the first one again."""
    board = facts["boards"][str(number % len(facts["boards"]))]
    photo = facts["photos"][number]
    to = "tray" if step % 2 == 0 else facts["piles"][str(board)]
    address = f"/w/{facts['code']}/board/{board}/move/"
    status, body = await phone.post(address, card=f"p{photo}:{phone.rev}", to=to)
    if status in (200, 409):  # both tell where the card lies now
        now = re.search(rb"\bp%d:(\d+)" % photo, body)
        phone.rev = int(now[1]) if now else 0
    return status
