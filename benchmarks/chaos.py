"""`manage.py bench chaos`: phones on a bad network bring a picture each and vote; everything arrives, once, by itself.

Sixty phones of one room send through `chaos_proxy.py` to a real server: 1 Mbit/s each, up to 0.4 s late, three in ten
connections cut, one in twenty silent. They follow the rules of the pages' scripts (`arriving.py`). Limit: the time in
which the pictures would arrive on the same slow network if nothing was ever cut.
"""

import asyncio
import time
from dataclasses import dataclass
from random import Random
from typing import Any

from benchmarks.arriving import ArrivingPhone
from benchmarks.arriving_pictures import jpeg
from benchmarks.chaos_proxy import ChaosProxy, Trouble
from benchmarks.servers import Child, child, row

PHONES, VOTES, WITHIN = 60, 5, 300.0  # phones, votes of each, seconds
PICTURE = 700_000  # bytes, as phones send them


@dataclass
class Evening:
    """What was measured: seconds until the last thing arrived, what arrived how often, and what the network did."""

    took: float
    pictures: list[int]
    votes: list[int]
    dots: list[int]
    phones: list[ArrivingPhone]
    proxy: ChaosProxy


def run(*, quick: bool = False) -> dict[str, Any]:
    """Return the table: whether everything arrived within five minutes, exactly once and in order."""
    count = 6 if quick else PHONES
    with child("benchmarks.serving", "placeness", "20" if quick else "60", "2") as server:
        server.ask(do="stage", to="gather")
        server.ask(do="stage", to="weigh", room=1)
        crowd = server.ask(do="crowd", count=count)
        picture = jpeg(40_000 if quick else PICTURE)
        evening = asyncio.run(
            _evening(server, crowd, picture, Trouble(bits_per_second=1e7 if quick else 1e6))
        )
    title = f"{count} phones on a bad network: 30 % of connections cut, 5 % silent, 1 Mbit/s each"
    return {"title": title + (" (quick)" if quick else ""), "rows": _rows(evening, len(picture) * 8 / 1e6)}


async def _evening(server: Child, crowd: dict[str, Any], picture: bytes, trouble: Trouble) -> Evening:
    pictures, voting = (room["code"] for room in server.ready["rooms"])
    clusters = server.ready["rooms"][1]["clusters"]
    async with ChaosProxy(server.ready["port"], trouble, Random(1)) as proxy:
        phones = [
            ArrivingPhone(proxy.port, session, Random(number))
            for number, session in enumerate(crowd["sessions"])
        ]
        started = time.monotonic()
        async with asyncio.timeout(2 * WITHIN):
            await asyncio.gather(
                *(phone.bring(f"/w/{pictures}/upload/", picture, "image/jpeg") for phone in phones),
                *(
                    vote_in_turn(phone, voting, clusters[number % len(clusters)])
                    for number, phone in enumerate(phones)
                ),
            )
        took = time.monotonic() - started
    arrived = await asyncio.to_thread(server.ask, do="arrived", people=crowd["people"])
    return Evening(took, arrived["pictures"], arrived["votes"], arrived["dots"], phones, proxy)


async def vote_in_turn(phone: ArrivingPhone, code: str, cluster: int, *, pause: float = 0.0) -> None:
    """Give a dot, take it away, give it again …: the last vote counts, so their order matters."""
    for number in range(VOTES):
        fields = {"cluster": cluster, "lens": "unique", "dots": 1 - number % 2}
        status, answer = await phone.act(f"/w/{code}/weigh/vote/", **fields)
        assert status == 200, (status, answer)
        await asyncio.sleep(pause)


def _rows(evening: Evening, megabits: float) -> list[dict[str, Any]]:
    count = len(evening.phones)
    lost = sum(1 for number in evening.pictures if number < 1) + sum(
        max(VOTES - each, 0) for each in evening.votes
    )
    doubled = sum(max(each - 1, 0) for each in evening.pictures) + sum(
        max(each - VOTES, 0) for each in evening.votes
    )
    tries = sum(phone.tries for phone in evening.phones)
    return [
        row("everything has arrived", evening.took, "s", f"≤ {WITHIN:g}", evening.took <= WITHIN),
        row("a picture's way on the same network, never cut", megabits, "s"),
        row("pictures and votes lost", lost, f"of {count * (1 + VOTES)}", "0", lost == 0),
        row("pictures and votes twice", doubled, "", "0", doubled == 0),
        row(
            "last votes that count", sum(evening.dots), f"of {count}", f"{count}", sum(evening.dots) == count
        ),
        row("requests for each thing sent", tries / (count * (1 + VOTES)), ""),
        row("connections cut", evening.proxy.cut, f"of {evening.proxy.connections}"),
        row("connections that fell silent", evening.proxy.silent, ""),
    ]
