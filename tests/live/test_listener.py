"""One open stream: sent at once where the connection takes it, queued where it does not."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from places.enums import Role
from places.live.audience import Audience
from places.live.frames import PING
from places.live.listener import MOST_WAITING, RETURN_MILLISECONDS, Listener

REFRESH = b"refresh"


class Phone:
    """A connection that can be full: then what is sent waits until it is read."""

    def __init__(self) -> None:
        self.got: list[bytes] = []
        self.ended = False
        self.room = asyncio.Event()
        self.room.set()
        self.broken = False

    async def send(self, message: dict[str, Any]) -> None:
        await self._fits()
        if message["body"]:
            self.got.append(message["body"])
        self.ended = self.ended or not message["more_body"]

    async def _fits(self) -> None:
        if self.broken:
            raise ConnectionResetError
        if not self.room.is_set():
            await self.room.wait()

    async def read(self) -> None:
        self.room.set()
        for _ in range(5):
            await asyncio.sleep(0)


Story = Callable[[Listener, Phone], Awaitable[None]]


def tell(story: Story, *, until: float = float("inf")) -> None:
    async def run() -> None:
        audience = Audience(1, "wall", "en", Role.PARTICIPANT)
        await story(Listener(audience, "session", 7, until), Phone())

    asyncio.run(run())


def test_what_fits_is_sent_at_once_without_a_task() -> None:
    async def story(listener: Listener, phone: Phone) -> None:
        listener.open(phone.send, b"first")
        listener.send(b"one", 1, REFRESH)
        listener.send(b"two", 3, REFRESH)
        assert phone.got == [b"first", b"one", b"two"]
        assert len(asyncio.all_tasks()) == 1

    tell(story)


def test_what_comes_before_the_stream_is_open_follows_the_beginning() -> None:
    async def story(listener: Listener, phone: Phone) -> None:
        listener.send(b"one", 1, REFRESH)
        listener.send(b"two", 1, REFRESH)
        assert phone.got == []
        listener.open(phone.send, b"first")
        listener.send(b"three", 1, REFRESH)
        assert phone.got == [b"firstonetwo", b"three"]

    tell(story)


def test_a_full_connection_gets_the_rest_as_one_piece_when_it_reads_on() -> None:
    async def story(listener: Listener, phone: Phone) -> None:
        listener.open(phone.send, b"first")
        phone.room.clear()
        for data in (b"one", b"two", b"three"):
            listener.send(data, 1, REFRESH)
        assert phone.got == [b"first"]
        await phone.read()
        assert phone.got == [b"first", b"one", b"twothree"]
        listener.send(b"four", 1, REFRESH)
        assert phone.got[-1] == b"four"

    tell(story)


@pytest.mark.parametrize("more", [0, 1])
def test_a_queue_that_overflows_becomes_a_refresh(more: int) -> None:
    async def story(listener: Listener, phone: Phone) -> None:
        listener.open(phone.send, b"first")
        phone.room.clear()
        listener.send(b"being sent", 1, REFRESH)
        listener.send(b"many", MOST_WAITING - 1, REFRESH)
        listener.send(b"last", 1 + more, REFRESH)
        listener.send(b"later", 1, REFRESH) if more else None
        await phone.read()
        assert phone.got[1:] == [b"being sent", b"refreshlater" if more else b"manylast"]

    tell(story)


def test_a_closed_stream_ends_and_sends_nothing_more() -> None:
    async def story(listener: Listener, phone: Phone) -> None:
        listener.open(phone.send, b"first")
        listener.close()
        listener.close()
        listener.send(b"late", 1, REFRESH)
        assert (phone.got, phone.ended) == ([b"first"], True)

    tell(story)


def test_closing_waits_for_what_is_being_sent_and_drops_the_queue() -> None:
    async def story(listener: Listener, phone: Phone) -> None:
        listener.open(phone.send, b"first")
        phone.room.clear()
        listener.send(b"being sent", 1, REFRESH)
        listener.send(b"queued", 1, REFRESH)
        listener.close()
        assert not phone.ended
        await phone.read()
        assert (phone.got, phone.ended) == ([b"first", b"being sent"], True)

    tell(story)


def test_a_stream_closed_before_it_opens_ends_after_its_beginning() -> None:
    async def story(listener: Listener, phone: Phone) -> None:
        listener.close()
        listener.open(phone.send, b"first")
        assert (phone.got, phone.ended) == ([b"first"], True)

    tell(story)


def test_a_broken_connection_hurts_nobody_else() -> None:
    async def story(listener: Listener, phone: Phone) -> None:
        listener.open(phone.send, b"first")
        phone.broken = True
        listener.send(b"one", 1, REFRESH)
        phone.broken = False
        listener.send(b"two", 1, REFRESH)
        listener.disconnect()
        assert phone.got == [b"first"]

    tell(story)


def test_whoever_is_gone_leaves_no_task() -> None:
    async def story(listener: Listener, phone: Phone) -> None:
        listener.open(phone.send, b"first")
        phone.room.clear()
        listener.send(b"one", 1, REFRESH)
        assert len(asyncio.all_tasks()) == 2
        listener.disconnect()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert len(asyncio.all_tasks()) == 1
        assert phone.got == [b"first"]

    tell(story)


def test_a_ping_after_silence_and_an_end_after_its_time() -> None:
    async def story(listener: Listener, phone: Phone) -> None:
        listener.open(phone.send, b"first")
        listener.ping_or_close(listener.sent_at + 14.9, 15.0)
        assert phone.got == [b"first"]
        listener.ping_or_close(listener.sent_at + 15.0, 15.0)
        assert phone.got == [b"first", PING]
        listener.ping_or_close(listener.until + 1, 15.0)
        assert phone.ended

    tell(story, until=10_000_000_000.0)


def test_a_server_that_stops_says_when_to_come_back() -> None:
    async def story(listener: Listener, phone: Phone) -> None:
        listener.open(phone.send, b"first")
        listener.end()
        listener.end()
        assert phone.ended
        assert phone.got[0] == b"first"
        (said,) = phone.got[1:]
        found = re.fullmatch(rb"retry: (\d+)\n\n", said)
        assert found
        assert RETURN_MILLISECONDS[0] <= int(found[1]) <= RETURN_MILLISECONDS[1]

    tell(story)


def test_a_stream_that_is_only_just_opening_ends_too() -> None:
    async def story(listener: Listener, phone: Phone) -> None:
        listener.end()
        listener.open(phone.send, b"first")
        assert phone.ended
        assert re.fullmatch(rb"firstretry: \d+\n\n", b"".join(phone.got))

    tell(story)
