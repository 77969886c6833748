"""`manage.py bench writes --database URL`: the same load on SQLite and on PostgreSQL, in turns.

Fifty people at once, all in one room and spread over four: acts of one room are done one after the other, behind its
row. The load and PostgreSQL run on the same computer as the server processes, so the table says what each takes.
"""

import asyncio
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvloop

from benchmarks.databases import own_database, server_cpu
from benchmarks.phones import Phone
from benchmarks.servers import Child, percentile, row
from benchmarks.writes import PEOPLE, Act, move, vote
from places.cpu_affinity import ALL

ROOMS = (1, 4)  # in which the people are
PHOTOS = 2 * PEOPLE  # in each room: a card of their own for each person and number of rooms
ROUNDS, EACH = 3, 20  # rounds of each side; votes and as many moves of each person in a round
MORE_PROCESSES = 1.5  # what several processes should be to one, in writes a second


@dataclass
class Round:
    """What one round of one side showed; processor times are seconds of all its writes."""

    done: int = 0
    asked: int = 0
    seconds: float = 0.0
    late: list[float] = field(default_factory=list)
    web_cpu: float = 0.0
    database_cpu: float = 0.0
    load_cpu: float = 0.0

    @property
    def rate(self) -> float:
        """Writes done in a second."""
        return self.done / self.seconds

    def cost(self, seconds: float) -> float:
        """Return the milliseconds for each write."""
        return seconds / self.done * 1000


@dataclass
class Side:
    """Server processes on one database, a phone for each person and number of rooms, and what was measured."""

    name: str
    servers: list[Child]
    phones: dict[int, list[Phone]] = field(default_factory=dict)
    rounds: dict[int, list[Round]] = field(default_factory=lambda: {rooms: [] for rooms in ROOMS})

    def room_of(self, number: int, rooms: int) -> dict[str, Any]:
        """Return the facts of the room in which a person is."""
        facts: dict[str, Any] = self.servers[0].ready["rooms"][number % rooms]
        return facts


def run(database: str, processes: int, *, quick: bool) -> dict[str, Any]:
    """Return the table: writes a second, latencies, and the processor time of each part for each write."""
    with ExitStack() as stack:
        sides = [stack.enter_context(_side("SQLite", 1, ""))]
        for number in sorted({1, processes}):
            url = stack.enter_context(own_database(database))
            many = "1 web process" if number == 1 else f"{number} web processes"
            sides.append(stack.enter_context(_side(f"PostgreSQL, {many}", number, url)))
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as loop:
            for round_ in range(1 if quick else ROUNDS + 1):  # the first one of several is not counted
                for rooms in ROOMS:
                    for side in sides:
                        found = _measure(loop, side, rooms, 2 if quick else EACH)
                        side.rounds[rooms] += [found] if round_ or quick else []
        rows = [line for rooms in ROOMS for line in _rows(sides, rooms, judged=not quick)]
    title = f"Writes: {PEOPLE} people at once, votes and moves, on SQLite and PostgreSQL in turns"
    return {"title": title + (" (quick)" if quick else ""), "rows": rows}


@contextmanager
def _side(name: str, processes: int, url: str) -> Iterator[Side]:
    """Each process is on one CPU, as `start` alone on its data folder is: the first on the first CPU, and so on."""
    cpus = sorted(ALL) or [0]
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        servers = []
        for number in range(processes):
            variables = {"DATABASE_URL": url, "BUS_URL": "", "CACHE_URL": ""}
            variables["PLACENESS_CPU"] = str(cpus[number % len(cpus)]) if ALL else "off"
            words = ("benchmarks.serving", "placeness", str(PHOTOS), "0" if number else str(max(ROOMS)))
            servers.append(Child(*words, folder=Path(folder), variables=variables))
            stack.callback(servers[-1].stop)
        side = Side(name, servers)
        keys = [
            servers[0].ask(do="sessions", room=room, count=PEOPLE)["sessions"] for room in range(max(ROOMS))
        ]
        for rooms in ROOMS:
            side.phones[rooms] = [
                Phone(servers[number % processes].ready["port"], keys[number % rooms][number])
                for number in range(PEOPLE)
            ]
        yield side


def _measure(loop: asyncio.Runner, side: Side, rooms: int, each: int) -> Round:
    found = Round()
    for stage, act in (("weigh", vote), ("cluster", move)):
        for room in range(rooms):
            side.servers[0].ask(do="stage", room=room, to=stage)
        loop.run(_press(side, rooms, each, act, found))
    return found


async def _press(side: Side, rooms: int, each: int, act: Act, into: Round) -> None:
    async def one(number: int, phone: Phone) -> None:
        for step in range(each):
            begun = time.monotonic()
            status = await act(side.room_of(number, rooms), phone, number + PEOPLE * ROOMS.index(rooms), step)
            into.late.append(time.monotonic() - begun)
            into.asked += 1
            into.done += status == 200

    web, database = sum(server.cpu() for server in side.servers), server_cpu()
    own, begun = time.process_time(), time.monotonic()
    await asyncio.gather(*(one(number, phone) for number, phone in enumerate(side.phones[rooms])))
    into.seconds += time.monotonic() - begun
    into.load_cpu += time.process_time() - own
    into.web_cpu += sum(server.cpu() for server in side.servers) - web
    into.database_cpu += server_cpu() - database
    for phone in side.phones[rooms]:
        phone.close()  # until the next round: the server closes what is idle


def _rows(sides: list[Side], rooms: int, *, judged: bool) -> list[dict[str, Any]]:
    where = "1 room" if rooms == 1 else f"{rooms} rooms"
    rows = [line for side in sides for line in _rows_of(f"{where}, {side.name}", side.rounds[rooms])]
    sqlite, one, *more = sides
    rows.append(row(f"{where}: PostgreSQL to SQLite, 1 process each", _ratio(one, sqlite, rooms), "times"))
    for side in more:
        ratio, goal = _ratio(side, one, rooms), MORE_PROCESSES
        name = f"{where}: {len(side.servers)} web processes to 1, PostgreSQL"
        rows.append(row(name, ratio, "times", f"≥ {goal:g}", ratio >= goal if judged else None))
    return rows


def _rows_of(name: str, rounds: list[Round]) -> list[dict[str, Any]]:
    done, asked = sum(each.done for each in rounds), sum(each.asked for each in rounds)
    late = [moment for each in rounds for moment in each.late]
    parts = {
        "web": [each.cost(each.web_cpu) for each in rounds],
        "PostgreSQL": [each.cost(each.database_cpu) for each in rounds],
        "the load": [each.cost(each.load_cpu) for each in rounds],
    }
    shown = ", ".join(f"{part} {statistics.median(costs):.1f}" for part, costs in parts.items())
    return [
        row(f"{name}: writes done", done, f"of {asked}", str(asked), done == asked),
        row(f"{name}", statistics.median(each.rate for each in rounds), "writes/s"),
        row(f"{name}: latency p50", percentile(late, 0.5), "s"),
        row(f"{name}: latency p99", percentile(late, 0.99), "s"),
        row(f"{name}: processor time of a write", shown, "ms"),
    ]


def _ratio(side: Side, other: Side, rooms: int) -> float:
    pairs = zip(side.rounds[rooms], other.rounds[rooms], strict=True)
    return statistics.median(one.rate / two.rate for one, two in pairs)
