"""What a delivery costs the processor: ours, a bare write loop and Channels' in-memory layer, in turns.

All three serve the same number of listeners at the same time, in processes of their own, and are measured in
rounds, one after the other, so that what else the machine does falls on all of them. Ours is counted with all that
belongs to it: the act with its commit, reading the log, rendering, encoding. The peers send bytes that lie ready.
"""

import asyncio
import statistics
from contextlib import AsyncExitStack, ExitStack
from typing import Any

from benchmarks.phones import Ear, ears
from benchmarks.servers import Child, child, row

ROUNDS, EVENTS = 5, 10
PER_SECOND = 8.0  # slower than the hub's tick: each event goes out by itself
PEER_REQUEST = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
LIMIT, CHEAPER = 4.0, 8.0


def rows(count: int, *, quick: bool) -> list[dict[str, Any]]:
    """Return the rows of the table for `count` listeners."""
    with ExitStack() as stack:
        servers = {"ours": stack.enter_context(child("benchmarks.serving", "placeness", "60"))}
        for name in ("bare", "channels"):
            servers[name] = stack.enter_context(child("benchmarks.live_peers", name))
        missing = {
            name: str(each.ready.pop("missing")) for name, each in servers.items() if "missing" in each.ready
        }
        there = {name: each for name, each in servers.items() if name not in missing}
        spent = asyncio.run(_in_turns(there, count, 1 if quick else ROUNDS))
    return _rows(spent, missing, judged=not quick)


def listening(server: Child, count: int) -> list[bytes]:
    """Return the requests with which `count` people of the room open their streams of the wall."""
    keys = server.ask(do="sessions", count=count)["sessions"]
    head = f"GET /live/{server.ready['code']}/stream?channel=wall&lang=en HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: "
    return [f"{head}session={key}\r\n\r\n".encode() for key in keys]


async def tell(server: Child, count: int, per_second: float) -> list[list[float]]:
    """Have `count` cards changed, so many a second; return each one's revision and moment of commit."""
    answer = await asyncio.to_thread(server.ask, do="events", count=count, per_second=per_second)
    return list(answer["told"])


async def _in_turns(servers: dict[str, Child], count: int, rounds: int) -> dict[str, list[float]]:
    """Return the seconds of processor time per delivery of each server, round by round."""
    spent: dict[str, list[float]] = {name: [] for name in servers}
    async with AsyncExitStack() as stack:
        opened = {}
        for name, server in servers.items():
            requests = listening(server, count) if name == "ours" else [PEER_REQUEST] * count
            opened[name] = await stack.enter_async_context(ears(server.ready["port"], requests))
        for round_ in range(rounds + 1):
            for name, server in servers.items():
                each = await _round(server, opened[name], is_ours=name == "ours")
                if round_:  # the first one loads templates and is not counted
                    spent[name].append(each)
    return spent


async def _round(server: Child, opened: list[Ear], *, is_ours: bool) -> float:
    for ear in opened:
        ear.noted.clear()
    cpu = server.cpu()
    if is_ours:
        numbers = [int(told[0]) for told in await tell(server, EVENTS, PER_SECOND)]
    else:
        await asyncio.to_thread(server.ask, count=EVENTS, pause=1 / PER_SECOND)
        numbers = list(range(EVENTS))
    await asyncio.sleep(0.5)
    arrived = sum(ear.first_at(number) is not None for ear in opened for number in numbers)
    return (server.cpu() - cpu) / max(arrived, 1)


def _rows(spent: dict[str, list[float]], missing: dict[str, str], *, judged: bool) -> list[dict[str, Any]]:
    found = [row("CPU per delivery, ours with the act", statistics.median(spent["ours"]) * 1e6, "µs")]
    labels = {"bare": "a bare asyncio write loop", "channels": "Channels' in-memory layer"}
    for name, label in labels.items():
        if name in missing:
            found.append(row(f"CPU per delivery, {label}", missing[name]))
            continue
        found.append(row(f"CPU per delivery, {label}", statistics.median(spent[name]) * 1e6, "µs"))
        pairs = zip(spent["ours"], spent[name], strict=True)
        if name == "bare":
            ratio = statistics.median(ours / peer for ours, peer in pairs)
            told, ok = (f"ours to {label}", f"≤ {LIMIT:g}"), ratio <= LIMIT
        else:
            ratio = statistics.median(peer / ours for ours, peer in pairs)
            told, ok = (f"{label} to ours", f"≥ {CHEAPER:g}"), ratio >= CHEAPER
        found.append(row(told[0], ratio, "times", told[1], ok if judged else None))
    return found
