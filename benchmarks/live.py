"""`manage.py bench live`: 100, 500 and 1,000 listeners in one process, beside a bare write loop and Channels.

Listeners are real connections to a real server on loopback. Latency runs from the moment after an act's commit to
the moment when its operations have arrived at a listener. Processor time is the server process's own.
"""

import asyncio
import time
from typing import Any

import uvloop

from benchmarks import live_costs, live_processes
from benchmarks.live_costs import tell
from benchmarks.phones import Ear, ears
from benchmarks.servers import Child, child, percentile, row

SINGLES, PAUSE = 40, 0.25
BURST_SECONDS, BURST_RATE = 10, 50.0
COUNTS = (100, 500, 1000)


def run(
    *, quick: bool = False, processes: int = 1, listeners: int = 10_000, database: str = ""
) -> dict[str, Any]:
    """Return the table: connecting, single events, 50 a second, memory, and processor time per delivery.

    With several `processes`, so many `listeners` of one room in them (`benchmarks.live_processes`).
    """
    if processes > 1:
        return live_processes.run(processes=processes, listeners=listeners, database=database, quick=quick)
    rows: list[dict[str, Any]] = []
    for count in (50,) if quick else COUNTS:
        with (
            child("benchmarks.serving", "placeness", "60") as server,
            asyncio.Runner(loop_factory=uvloop.new_event_loop) as phones,
        ):
            rows += phones.run(_measure(server, count, quick))
    rows += live_costs.rows(50 if quick else COUNTS[-1], quick=quick)
    title = "Live news: one process, real connections"
    return {"title": title + (" (quick)" if quick else ""), "rows": rows}


async def _measure(server: Child, count: int, quick: bool) -> list[dict[str, Any]]:
    requests = live_costs.listening(server, count)
    port = server.ready["port"]
    async with ears(port, requests[:1]):
        await tell(server, 5, 1 / PAUSE)  # the first ones load templates and are not counted
        await asyncio.sleep(0.2)
    before = server.resident_kb()
    started = time.monotonic()
    async with ears(port, requests) as opened:
        connected = time.monotonic() - started
        await asyncio.sleep(0.5)
        memory = (server.resident_kb() - before) / count
        singles = await tell(server, 10 if quick else SINGLES, 1 / PAUSE)
        await asyncio.sleep(0.5)
        burst = await tell(server, 50 if quick else int(BURST_SECONDS * BURST_RATE), BURST_RATE)
        await asyncio.sleep(1.5)
        return _rows(count, connected, memory, _late(opened, singles), _late(opened, burst))


def _late(opened: list[Ear], told: list[list[float]]) -> tuple[list[float], int]:
    """Milliseconds from commit to arrival for every delivery, and how many never arrived."""
    late, lost = [], 0
    for ear in opened:
        for revision, moment in told:
            arrived = ear.first_at(int(revision))
            if arrived is None:
                lost += 1
            else:
                late.append((arrived - moment) * 1000)
    return late, lost


def _rows(
    count: int,
    connected: float,
    memory: float,
    singles: tuple[list[float], int],
    burst: tuple[list[float], int],
) -> list[dict[str, Any]]:
    p50, p99 = percentile(singles[0], 0.5), percentile(singles[0], 0.99)
    storm = percentile(burst[0], 0.99)
    lost = singles[1] + burst[1]
    return [
        row(f"{count} listeners: all connected in", connected, "s", "≤ 1.5", connected <= 1.5),
        row(f"{count} listeners: single event p50", p50, "ms", "≤ 25", p50 <= 25),
        row(f"{count} listeners: single event p99", p99, "ms", "≤ 80", p99 <= 80),
        row(f"{count} listeners: 50 events/s p99", storm, "ms", "≤ 250", storm <= 250),
        row(f"{count} listeners: memory each", memory, "KB", "≤ 20", memory <= 20),
        row(
            f"{count} listeners: deliveries lost",
            lost,
            f"of {len(singles[0]) + len(burst[0]) + lost}",
            "0",
            lost == 0,
        ),
    ]
