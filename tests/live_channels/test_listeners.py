"""Who listens to a workshop: each audience gets its own bytes, and changed rights end a stream."""

import asyncio
from typing import Any

import pytest

from places.enums import Role
from places.live.audience import Audience
from places.live.frames import Cursor
from places.live.listener import Listener, Send
from places.live_channels.listeners import WorkshopListeners, tick_seconds
from places.live_channels.rendering import News

WALL = Audience(7, "wall", "en", Role.PARTICIPANT)
DESK = Audience(7, "desk", "en", Role.LEADER)


def test_each_audience_gets_its_own_bytes() -> None:
    async def told() -> dict[str, bytes]:
        received = {"mira": b"", "leader": b""}

        def phone(name: str) -> Send:
            async def send(message: dict[str, Any]) -> None:
                received[name] += message["body"]

            return send

        listeners = WorkshopListeners(7, Cursor("e", 1))
        mira, leader = Listener(WALL, "m", 1, 1e12), Listener(DESK, "l", None, 1e12)
        mira.open(phone("mira"), b"1")
        leader.open(phone("leader"), b"2")
        listeners.by_audience = {WALL: {mira}, DESK: {leader}}
        listeners.deliver(News(Cursor("e", 3), {}, 2, frozenset()), {WALL: b"wall", DESK: b"desk"})
        assert set(listeners.all_listeners()) == {mira, leader}
        return received

    assert asyncio.run(told()) == {"mira": b"1wall", "leader": b"2desk"}


def test_who_has_other_rights_now_fetches_the_page_and_comes_back_with_them() -> None:
    async def closed() -> tuple[bytes, list[bool]]:
        received = []

        async def send(message: dict[str, Any]) -> None:
            received.append(message["body"])

        listeners = WorkshopListeners(7, Cursor("e", 1))
        mira, sam = Listener(WALL, "m", 1, 1e12), Listener(WALL, "s", 2, 1e12)
        sam.open(send, b"")
        listeners.by_audience = {WALL: {mira, sam}}
        listeners.deliver(News(Cursor("e", 2), {}, 1, frozenset({2})), {})
        return b"".join(received), [mira.closed, sam.closed]

    assert asyncio.run(closed()) == (b'id: e:2\ndata: [{"op":"refresh"}]\n\n', [False, True])


def test_who_came_in_with_rights_that_had_just_changed_comes_back_too() -> None:
    async def closed() -> list[bool]:
        listeners = WorkshopListeners(7, Cursor("e", 1))
        listeners.deliver(News(Cursor("e", 4), {}, 3, frozenset({2})), {})
        came = [
            (Listener(WALL, "s", 2, 1e12), 3),  # Sam's rights were read before the change
            (Listener(WALL, "s", 2, 1e12), 4),
            (Listener(WALL, "m", 1, 1e12), 3),
            (Listener(DESK, "l", None, 1e12), 3),
        ]
        for listener, revision in came:
            listeners.add(listener, Cursor("e", revision))
        assert set(listeners.all_listeners()) == {listener for listener, _revision in came}
        return [listener.closed for listener, _revision in came]

    assert asyncio.run(closed()) == [True, False, False, False]


def test_a_leaders_streams_end_when_one_leads_no_more() -> None:
    async def closed() -> list[bool]:
        listeners = WorkshopListeners(7, Cursor("e", 1))
        mira, leader = Listener(WALL, "m", 1, 1e12), Listener(DESK, "l", None, 1e12)
        listeners.by_audience = {WALL: {mira}, DESK: {leader}}
        listeners.deliver(News(Cursor("e", 4), {}, 1, frozenset(), leaders=True), {})
        early, late = Listener(DESK, "x", None, 1e12), Listener(DESK, "y", None, 1e12)
        listeners.add(early, Cursor("e", 3))  # their rights were read before the change
        listeners.add(late, Cursor("e", 4))
        return [each.closed for each in (mira, leader, early, late)]

    assert asyncio.run(closed()) == [False, True, True, False]


@pytest.mark.parametrize(
    ("listeners", "seconds"),
    [
        (0, 0.1),
        (1, 0.1),
        (500, 0.1),
        (750, 0.11),
        (1000, 0.12),
        (2500, 0.825),
        (3000, 1.06),
        (5000, 2.0),
        (5001, 2.0),
        (100_000, 2.0),
    ],
)
def test_the_tick_grows_with_the_listeners(listeners: int, seconds: float) -> None:
    assert tick_seconds(listeners) == pytest.approx(seconds)


def test_the_end_of_a_workshop_closes_every_stream() -> None:
    async def ended() -> tuple[list[bool], int, int]:
        listeners = WorkshopListeners(7, Cursor("e", 1))
        some = [Listener(WALL, "m", 1, 1e12), Listener(DESK, "l", None, 1e12)]
        for listener in some:
            listeners.add(listener, Cursor("e", 1))
        before = listeners.count()
        listeners.end()
        return [listener.closed for listener in some], before, listeners.count()

    assert asyncio.run(ended()) == ([True, True], 2, 0)
