"""A whole room arrives at once: a part of `manage.py bench room`.

200 phones join within a minute, all from one address, and bring a photo each as soon as they are in: six in ten send
0.7 MB of JPEG (shrunk by the page), two a JPEG of 4 MB, two a HEIC of twelve megapixels. Ten votes of each phone
follow meanwhile, in a second room of the same server, since a room that weighs takes no more pictures. Memory is that
of the server and all its children, each counted whole.
"""

import asyncio
import contextlib
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.arriving import ArrivingPhone
from benchmarks.arriving_pictures import heic, jpeg
from benchmarks.servers import Child, child, percentile, row

PHONES, WITHIN = 200, 60.0  # seconds in which they join
VOTES, BETWEEN = 10, 3.0  # votes of each phone, seconds between them
MIX = (0, 0, 0, 0, 0, 0, 1, 1, 2, 2)  # which picture each of ten phones brings
ON_THE_WALL, VOTE_P95, MEMORY = 120.0, 0.3, 1200.0  # s, s, MB

Picture = tuple[bytes, str]


@dataclass
class Arrival:
    """What was measured."""

    voters: list[ArrivingPhone]
    guests: list[ArrivingPhone] = field(default_factory=list)
    joined: float = 0.0
    on_the_wall: float = 0.0
    refused: list[int] = field(default_factory=list)
    peak: float = 0.0
    brought: dict[str, int] = field(default_factory=dict)
    votes: list[int] = field(default_factory=list)


def arrive(*, quick: bool = False) -> list[dict[str, Any]]:
    """Return the rows of the table: how soon everything is there, how long votes take, memory, and what is lost."""
    count, within = (6, 2.0) if quick else (PHONES, WITHIN)
    pictures = _pictures(quick=quick)
    with child("benchmarks.serving", "placeness", "20" if quick else "60", "2") as server:
        crowd = server.ask(do="crowd", count=count)
        server.ask(do="stage", to="gather")
        server.ask(do="stage", to="weigh", room=1)
        before = server.ask(do="brought")["newest"]
        arrival = asyncio.run(_arrive(server, crowd, pictures, within))
        arrival.brought = server.ask(do="brought", after=before)
        arrival.votes = server.ask(do="arrived", people=crowd["people"])["votes"]
    return _rows(arrival)


def _pictures(*, quick: bool) -> list[Picture]:
    if quick:
        return [
            (jpeg(30_000), "image/jpeg"),
            (jpeg(60_000, seed=2), "image/jpeg"),
            (heic(width=640), "image/heic"),
        ]
    large = jpeg(4_000_000, width=4032, seed=2)
    return [(jpeg(700_000), "image/jpeg"), (large, "image/jpeg"), (heic(seed=3), "image/heic")]


async def _arrive(server: Child, crowd: dict[str, Any], pictures: list[Picture], within: float) -> Arrival:
    port = server.ready["port"]
    arrival = Arrival(
        [ArrivingPhone(port, session, Random(n)) for n, session in enumerate(crowd["sessions"])]
    )
    chance = Random(1)
    watch = asyncio.create_task(_watch(server.process.pid, arrival))
    started = time.monotonic()
    await asyncio.gather(
        *(
            _guest(server, arrival, started, number, chance.uniform(0, within), pictures)
            for number in range(len(arrival.voters))
        )
    )
    watch.cancel()
    return arrival


async def _guest(
    server: Child, arrival: Arrival, started: float, number: int, comes_at: float, pictures: list[Picture]
) -> None:
    code, voting = (room["code"] for room in server.ready["rooms"])
    clusters = server.ready["rooms"][1]["clusters"]
    await asyncio.sleep(comes_at)
    guest = ArrivingPhone(server.ready["port"], random=Random(1000 + number))
    arrival.guests.append(guest)
    await guest.join(code, f"Guest {number}")
    arrival.joined = max(arrival.joined, time.monotonic() - started)
    votes = asyncio.create_task(_vote(arrival.voters[number], voting, clusters[number % len(clusters)]))
    await guest.get(f"/w/{code}/bring/")
    status, answer = await guest.bring(f"/w/{code}/upload/", *pictures[MIX[number % len(MIX)]])
    steps = f"/w/{code}/bring/{answer.get('photo')}"
    if status == 200:  # other questions are skipped; the last page puts it on the wall
        status, _answer = await guest.act(f"{steps}/people/", people="none")
    if status == 200:
        status, _answer = await guest.act(f"{steps}/done/")
    if status != 200:
        arrival.refused.append(status)
    arrival.on_the_wall = max(arrival.on_the_wall, time.monotonic() - started)
    await votes


async def _vote(phone: ArrivingPhone, code: str, cluster: int) -> None:
    for number in range(VOTES):
        await phone.act(f"/w/{code}/weigh/vote/", cluster=cluster, lens="unique", dots=1 - number % 2)
        await asyncio.sleep(BETWEEN * phone.random.uniform(0.5, 1.5))


async def _watch(pid: int, arrival: Arrival) -> None:
    while True:
        arrival.peak = max(arrival.peak, family_mb(pid))
        await asyncio.sleep(0.5)


def family_mb(pid: int) -> float:
    """Return the resident memory of a process and all its descendants, MB; shared pages count in each."""
    total, waiting = 0.0, [pid]
    while waiting:
        one = waiting.pop()
        with contextlib.suppress(OSError, StopIteration):
            status = Path(f"/proc/{one}/status").read_text(encoding="ascii", errors="replace")
            lines = [line for line in status.splitlines() if line.startswith("VmRSS")]
            total += int(next(iter(lines)).split()[1]) / 1024
            for task in Path(f"/proc/{one}/task").iterdir():
                waiting += [int(found) for found in (task / "children").read_text().split()]
    return total


def _rows(arrival: Arrival) -> list[dict[str, Any]]:
    count = len(arrival.voters)
    name = f"{count} phones arrive"
    late = percentile([seconds for phone in arrival.voters for seconds in phone.took], 0.95)
    lost = (
        count * (1 + VOTES)
        - min(arrival.brought["people"], count)
        - sum(min(each, VOTES) for each in arrival.votes)
    )
    doubled = (
        arrival.brought["pictures"]
        - arrival.brought["people"]
        + sum(max(v - VOTES, 0) for v in arrival.votes)
    )
    tries = sum(phone.tries for phone in (*arrival.guests, *arrival.voters))
    return [
        row(f"{name}: the last has joined", arrival.joined, "s"),
        row(
            f"{name}: all on the wall",
            arrival.on_the_wall,
            "s",
            f"≤ {ON_THE_WALL:g}",
            arrival.on_the_wall <= ON_THE_WALL,
        ),
        row(f"{name}: votes, p95", late, "s", f"≤ {VOTE_P95:g}", late <= VOTE_P95),
        row(
            f"{name}: memory of everything, peak", arrival.peak, "MB", f"≤ {MEMORY:g}", arrival.peak <= MEMORY
        ),
        row(f"{name}: pictures and votes lost", lost, f"of {count * (1 + VOTES)}", "0", lost == 0),
        row(f"{name}: pictures and votes twice", doubled, "", "0", doubled == 0),
        row(f"{name}: pictures refused", len(arrival.refused), "", "0", not arrival.refused),
        row(f"{name}: requests for each thing sent", tries / (count * (2 + VOTES)), ""),
    ]
