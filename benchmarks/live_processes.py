"""`manage.py bench live --processes 4 --listeners 10000`: one room's listeners spread over several live processes.

One process acts, the others hold the streams and hear of it over the bus. Latency runs from the moment after the
act's commit to the arrival at a listener. Afterwards bare write loops hold the same number of connections in as many
processes. Processor time counts all our processes, the acting one included.
"""

import asyncio
import contextlib
import resource
import secrets
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack, ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import uvloop

from benchmarks.live_costs import PEER_REQUEST, tell
from benchmarks.phones import Ear, ears
from benchmarks.servers import Child, percentile, row
from places.live_channels.listeners import STREAMS_PER_SESSION, tick_seconds

AT_ONCE = 500  # connections that are opened together
SINGLES, PAUSE = 15, 1.25  # events, seconds between them: longer than a tick, so each goes out by itself
BURST, BURST_RATE = 100, 10.0
ROUNDS, EVENTS = 3, 5
REST = 4.0  # seconds until an event that has not arrived is lost
LIMIT = 2.5


def run(*, processes: int, listeners: int, database: str = "", quick: bool = False) -> dict[str, Any]:
    """Return the table. `database` is a PostgreSQL server in which a database is made; SQLite without it."""
    _allow_files(listeners + 1000)
    with ExitStack() as stack:
        acting, ours = _start(stack, processes, database)
        bare = [_child(stack, "benchmarks.live_peers", "bare") for _ in ours]
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as phones:
            rows = phones.run(_measure(acting, ours, bare, listeners, quick))
    where = "PostgreSQL" if database else "SQLite"
    title = f"Live news: {listeners} listeners of one room in {processes} processes on {where}"
    return {"title": title + (" (quick)" if quick else ""), "rows": rows}


def _allow_files(wanted: int) -> None:
    _soft, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    if most != resource.RLIM_INFINITY and most < wanted:
        raise SystemExit(f"{wanted} files must be open at once; this machine allows {most} (ulimit -n)")
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _start(stack: ExitStack, processes: int, database: str) -> tuple[Child, list[Child]]:
    """Start the acting process, which fills the database, and the live ones."""
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    variables = {"DATABASE_URL": stack.enter_context(_own_database(database))} if database else {}
    acting = _child(stack, "benchmarks.serving", "placeness", "60", folder=folder, variables=variables)
    live = [
        _child(stack, "benchmarks.live_server", folder=folder, variables=variables) for _ in range(processes)
    ]
    return acting, live


def _child(stack: ExitStack, module: str, *arguments: str, **options: Any) -> Child:
    if "folder" not in options:
        options["folder"] = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    running = Child(module, *arguments, **options)
    stack.callback(running.stop)
    return running


@contextlib.contextmanager
def _own_database(url: str) -> Iterator[str]:
    """Make a database on this server and remove it afterwards."""
    import psycopg  # noqa: PLC0415 - only with PostgreSQL

    name = f"bench_live_{secrets.token_hex(4)}"
    with psycopg.connect(url, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
        try:
            yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
        finally:
            admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


async def _measure(
    acting: Child, ours: list[Child], bare: list[Child], listeners: int, quick: bool
) -> list[dict[str, Any]]:
    requests = _requests(acting, listeners, len(ours))
    async with AsyncExitStack() as stack:
        for server in ours:  # the first listeners load templates and are not counted
            await stack.enter_async_context(ears(server.ready["port"], requests[:1]))
        await tell(acting, 3, 1 / PAUSE)
    before = sum(server.resident_kb() for server in ours)
    async with AsyncExitStack() as stack:
        started = time.monotonic()
        opened = await _open(stack, ours, requests)
        connected = time.monotonic() - started
        await asyncio.sleep(1)
        memory = (sum(server.resident_kb() for server in ours) - before) / listeners
        singles = await _told(acting, opened, 4 if quick else SINGLES, 1 / PAUSE)
        burst = await _told(acting, opened, 20 if quick else BURST, BURST_RATE)
        rounds = range(1 if quick else ROUNDS)
        mine = [await _cost(acting, ours, opened) for _ in rounds]
    async with (
        AsyncExitStack() as stack
    ):  # one after the other: both together would need twice the open files
        peers = await _open(stack, bare, [PEER_REQUEST] * listeners)
        theirs = [await _bare_cost(bare, peers) for _ in rounds]
    tick = tick_seconds(listeners // len(ours))
    costs = statistics.median(mine), statistics.median(theirs)
    return _rows(connected, memory, singles, burst, tick, costs)


def _requests(acting: Child, listeners: int, processes: int) -> list[bytes]:
    """Return a request for each listener; a session has as many streams as it may have in each process."""
    keys = acting.ask(do="sessions", count=-(-listeners // (STREAMS_PER_SESSION * processes)))["sessions"]
    head = f"GET /live/{acting.ready['code']}/stream?channel=wall&lang=en HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: "
    streams = [f"{head}session={key}\r\n\r\n".encode() for key in keys for _ in range(STREAMS_PER_SESSION)]
    return (streams * processes)[:listeners]


async def _open(stack: AsyncExitStack, servers: list[Child], requests: list[bytes]) -> list[Ear]:
    """Open the streams, an equal part at each server, from an address of their own: ports would not suffice."""
    each = -(-len(requests) // len(servers))

    async def at(number: int, server: Child) -> list[Ear]:
        part, opened = requests[number * each : (number + 1) * each], []
        for first in range(0, len(part), AT_ONCE):
            some = ears(server.ready["port"], part[first : first + AT_ONCE], source=f"127.0.0.{number + 2}")
            opened += await stack.enter_async_context(some)
        return opened

    return [ear for some in await asyncio.gather(*map(at, range(len(servers)), servers)) for ear in some]


async def _told(acting: Child, opened: list[Ear], count: int, per_second: float) -> tuple[list[float], int]:
    """Return the seconds from commit to arrival of every delivery, and how many never arrived."""
    for ear in opened:
        ear.noted.clear()
    told = await tell(acting, count, per_second)
    await asyncio.sleep(REST)
    late = [
        (arrived - moment) if (arrived := ear.first_at(int(revision))) is not None else None
        for ear in opened
        for revision, moment in told
    ]
    found = [seconds for seconds in late if seconds is not None]
    return found, len(late) - len(found)


async def _cost(acting: Child, ours: list[Child], opened: list[Ear]) -> float:
    """Return the seconds of processor time that a delivery takes all our processes."""
    began = sum(child.cpu() for child in (acting, *ours))
    late, _lost = await _told(acting, opened, EVENTS, 1 / PAUSE)
    return (sum(child.cpu() for child in (acting, *ours)) - began) / max(len(late), 1)


async def _bare_cost(bare: list[Child], peers: list[Ear]) -> float:
    """Return the seconds of processor time that a delivery takes the bare loops."""
    for ear in peers:
        ear.noted.clear()
    began = sum(child.cpu() for child in bare)
    await asyncio.gather(*(asyncio.to_thread(server.ask, count=EVENTS, pause=PAUSE) for server in bare))
    await asyncio.sleep(REST)
    arrived = sum(ear.first_at(number) is not None for ear in peers for number in range(EVENTS))
    return (sum(child.cpu() for child in bare) - began) / max(arrived, 1)


def _rows(
    connected: float,
    memory: float,
    singles: tuple[list[float], int],
    burst: tuple[list[float], int],
    tick: float,
    costs: tuple[float, float],
) -> list[dict[str, Any]]:
    slowest = percentile(singles[0], 0.99), percentile(burst[0], 0.99)
    lost, sent = singles[1] + burst[1], len(singles[0]) + len(burst[0])
    ours, bare = costs
    return [
        row("all connected in", connected, "s"),
        row("memory each", memory, "KB", "≤ 15", memory <= 15),
        row("single event p50", percentile(singles[0], 0.5), "s"),
        row("single event p99", slowest[0], "s", "≤ 2", slowest[0] <= 2),
        row(f"{BURST_RATE:g} events/s p50, with a tick of {tick:.2f} s", percentile(burst[0], 0.5), "s"),
        row(f"{BURST_RATE:g} events/s p99", slowest[1], "s", "≤ 2", slowest[1] <= 2),
        row("deliveries lost", lost, f"of {sent + lost}", "0", lost == 0),
        row("CPU per delivery, all our processes", ours * 1e6, "µs"),
        row("CPU per delivery, a bare asyncio write loop", bare * 1e6, "µs"),
        row("ours to a bare asyncio write loop", ours / bare, "times", f"≤ {LIMIT:g}", ours <= LIMIT * bare),
    ]
