"""`manage.py bench pages`: the wall and a table's board with 100 and 1,000 photos, by Placeness.

Beside it, in the same run and in turns, the same application through plain Django ASGI. Each round begins with a
change of one card, so that whatever the server had kept of the page is made anew under the load; the first page
after a change is measured by itself as well.
"""

import asyncio
import statistics
import time
from dataclasses import dataclass, field
from typing import Any

import uvloop

from benchmarks.databases import own_database
from benchmarks.phones import Phone
from benchmarks.servers import Child, child, row

PHONES = 24
SIZES = (100, 1000)
ROUNDS, EACH = 5, 10  # rounds of each side, pages of each phone in a round
PAGES = {"wall": ("share", "/w/{code}/wall/"), "board": ("cluster", "/w/{code}/board/")}
TIMES = 3.0  # what Placeness should be to plain ASGI, in pages a second


@dataclass
class Found:
    """What one side showed with one page: of each round."""

    rates: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)  # ms of processor time for each page
    fresh: list[float] = field(default_factory=list)  # ms until the first page after a change


def run(*, quick: bool = False, database: str = "") -> dict[str, Any]:
    """Return the table: queries, server time and pages a second, for each page and number of photos.

    With the URL of a PostgreSQL server as `database`, Placeness on it is compared with Placeness on SQLite instead.
    """
    if database:
        return _on_servers(database, quick)
    rows: list[dict[str, Any]] = []
    queries: dict[str, list[int]] = {name: [] for name in PAGES}
    for size in SIZES[:1] if quick else SIZES:
        with (
            child("benchmarks.serving", "placeness", str(size)) as ours,
            child("benchmarks.serving", "plain", str(size)) as plain,
        ):
            for name in PAGES:
                found, count = _measure((ours, plain), name, quick)
                queries[name].append(count)
                rows += _rows(f"{name}, {size} photos", *found, judged=not quick)
    counted = [_constant(name, counts) for name, counts in queries.items()]
    title = f"Pages: {PHONES} phones at once, Placeness and plain Django ASGI in turns"
    return {"title": title + (" (quick)" if quick else ""), "rows": counted + rows}


def _on_servers(database: str, quick: bool) -> dict[str, Any]:
    rows: list[dict[str, Any]] = []
    with (
        own_database(database) as url,
        child("benchmarks.serving", "placeness", "100", variables={"DATABASE_URL": ""}) as sqlite,
        child("benchmarks.serving", "placeness", "100", variables={"DATABASE_URL": url}) as postgresql,
    ):
        for name in PAGES:
            (ours, other), _queries = _measure((sqlite, postgresql), name, quick)
            rows += _rows_of_servers(f"{name}, 100 photos", ours, other)
    title = f"Pages: {PHONES} phones at once, on SQLite and on PostgreSQL in turns"
    return {"title": title + (" (quick)" if quick else ""), "rows": rows}


def _rows_of_servers(name: str, sqlite: Found, postgresql: Found) -> list[dict[str, Any]]:
    rows = []
    for side, found in (("SQLite", sqlite), ("PostgreSQL", postgresql)):
        rows += [
            row(f"{name}: {side}", statistics.median(found.rates), "pages/s"),
            row(f"{name}: {side}, processor time of the server process", statistics.median(found.cpu), "ms"),
            row(f"{name}: {side}, first after a change", statistics.median(found.fresh), "ms"),
        ]
    ratio = statistics.median(one / other for one, other in zip(postgresql.rates, sqlite.rates, strict=True))
    return [*rows, row(f"{name}: PostgreSQL to SQLite", ratio, "times")]


def _constant(name: str, counts: list[int]) -> dict[str, Any]:
    shown = " and ".join(map(str, counts))
    sizes = " and ".join(f"{size:,}" for size in SIZES[: len(counts)])
    return row(f"{name}: SQL queries with {sizes} photos", shown, "", "the same", len(set(counts)) == 1)


def _rows(name: str, ours: Found, plain: Found, *, judged: bool) -> list[dict[str, Any]]:
    ratio = statistics.median(one / other for one, other in zip(ours.rates, plain.rates, strict=True))
    return [
        row(f"{name}: processor time, Placeness", statistics.median(ours.cpu), "ms"),
        row(f"{name}: processor time, plain", statistics.median(plain.cpu), "ms"),
        row(f"{name}: first after a change, Placeness", statistics.median(ours.fresh), "ms"),
        row(f"{name}: Placeness", statistics.median(ours.rates), "pages/s"),
        row(f"{name}: plain Django ASGI", statistics.median(plain.rates), "pages/s"),
        row(
            f"{name}: Placeness to plain", ratio, "times", f"≥ {TIMES:g}", ratio >= TIMES if judged else None
        ),
    ]


def _measure(servers: tuple[Child, Child], name: str, quick: bool) -> tuple[list[Found], int]:
    stage, address = PAGES[name]
    found = [Found() for _server in servers]
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as phones:
        keys = [server.ask(do="sessions", count=PHONES)["sessions"] for server in servers]
        for server in servers:
            server.ask(do="stage", to=stage)
        for round_ in range(2 if quick else ROUNDS + 1):
            for server, sessions, into in zip(servers, keys, found, strict=True):
                path = address.format(code=server.ready["code"])
                kept = into if round_ else Found()  # the first round loads templates and is not counted
                server.ask(do="events", count=1, per_second=1)
                phones.run(_press(server, sessions, path, 2 if quick else EACH, kept))
    path = address.format(code=servers[0].ready["code"])
    return found, servers[0].ask(do="queries", path=path, session=keys[0][0])["queries"]


async def _press(server: Child, sessions: list[str], path: str, each: int, into: Found) -> None:
    phones = [Phone(server.ready["port"], session) for session in sessions]
    begun = time.monotonic()
    await _look(phones[0], path, 1)
    into.fresh.append((time.monotonic() - begun) * 1000)
    cpu, begun = server.cpu(), time.monotonic()
    await asyncio.gather(*(_look(phone, path, each) for phone in phones))
    total = len(phones) * each
    into.rates.append(total / (time.monotonic() - begun))
    into.cpu.append((server.cpu() - cpu) / total * 1000)
    for phone in phones:
        phone.close()


async def _look(phone: Phone, path: str, times: int) -> None:
    for _ in range(times):
        status, page = await phone.get(path)
        assert status == 200, (status, page[:300])
