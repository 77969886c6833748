"""The benchmark of the bad network: its phones follow the scripts' rules, and everything arrives, once."""

import asyncio
import re
from dataclasses import replace
from pathlib import Path
from random import Random

from benchmarks import arriving, chaos
from benchmarks.arriving import ArrivingPhone, pause_before
from benchmarks.chaos_proxy import ChaosProxy, Trouble

STATIC = Path(__file__).parents[2] / "static"


def figures(name: str, script: str) -> list[float]:
    """The numbers of a constant of a script, in seconds for milliseconds."""
    found = re.search(rf"const {name} = (?:\[([\d, ]+)\]|([\d_]+))", (STATIC / script).read_text())
    assert found
    return [float(each) for each in (found[1] or found[2]).replace("_", "").split(",")]


def test_phones_wait_as_the_pages_scripts_do() -> None:
    assert figures("FIRST_PAUSE", "base/again.js") == [arriving.FIRST_PAUSE * 1000]
    assert figures("LONGEST_PAUSE", "base/again.js") == [arriving.LONGEST_PAUSE * 1000]
    assert figures("LONGEST_WAIT", "base/posting.js") == [arriving.ACT_WAITS * 1000]
    assert figures("STALLED_AFTER", "photos/uploads.js") == [arriving.STALLED_AFTER * 1000]
    assert figures("ANSWER_AFTER", "photos/uploads.js") == [arriving.ANSWER_AFTER * 1000]
    assert figures("LATER", "photos/upload-outcome.js") == list(arriving.LATER[1:])
    pauses = [pause_before(tries, Random(1)) for tries in (1, 2, 3, 9)]  # noqa: S311 - a repeatable chance
    assert [round(pause / pauses[0], 6) for pause in pauses] == [1, 2, 4, 12.5]


def test_everything_arrives_once_and_in_order() -> None:
    table = chaos.run(quick=True)
    told = {row["name"]: row["value"] for row in table["rows"]}
    assert (told["pictures and votes lost"], told["pictures and votes twice"]) == (0, 0)
    assert told["last votes that count"] == 6
    assert told["connections cut"] > 0


ANSWER = b'HTTP/1.1 200 OK\r\nContent-Length: 18\r\n\r\n{"operations": []}'


def asked_through(trouble: Trouble, times: int) -> tuple[list[int], ChaosProxy]:
    """Ask a small server through the proxy; return the statuses that arrived (0: none), and the proxy."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(ANSWER)
        writer.close()

    async def story() -> tuple[list[int], ChaosProxy]:
        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        async with server, ChaosProxy(server.sockets[0].getsockname()[1], trouble, Random(1)) as proxy:  # noqa: S311 - a repeatable chance
            phone = ArrivingPhone(proxy.port)
            return list(await asyncio.gather(*(phone.get("/") for _ in range(times)))), proxy

    return asyncio.run(story())


def test_the_proxy_cuts_the_wanted_share_and_carries_the_others_whole() -> None:
    fast = Trouble(latency=(0.0, 0.01), bits_per_second=1e9, silent=0.0)
    statuses, proxy = asked_through(replace(fast, cut=0.0), 10)
    assert (statuses, proxy.cut, proxy.connections) == ([200] * 10, 0, 10)
    statuses, proxy = asked_through(replace(fast, cut=1.0, cut_within=100), 10)
    assert (statuses.count(0), proxy.cut) == (10, 10)
