"""Reading a request's body: its size, deadline and least rate."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from placeness import request_body
from placeness.request_body import (
    FORM,
    PICTURE,
    BodyLimits,
    LimitedReceive,
    RequestRefused,
    buffered,
    declared_size,
    has_body,
    limits_of,
)


def coming(*pieces: bytes, more: bool = False) -> Callable[[], Awaitable[dict[str, Any]]]:
    """Return a `receive` that gives these pieces and then, with `more`, nothing for ever; else a disconnect."""
    waiting = list(pieces)

    async def receive() -> dict[str, Any]:
        if waiting:
            return {"type": "http.request", "body": waiting.pop(0), "more_body": bool(waiting) or more}
        if more:
            await asyncio.Event().wait()
        return {"type": "http.disconnect"}

    return receive


def within(most: int = 100, seconds: float = 5.0) -> BodyLimits:
    return BodyLimits(most, seconds, PICTURE.too_large)


def ignored(_size: int) -> None:
    """What a body's size is told to where nobody counts."""


def headers(*pairs: tuple[bytes, bytes]) -> dict[str, Any]:
    return {"headers": list(pairs)}


def test_which_address_takes_how_much() -> None:
    assert limits_of("/w/HT7K-2M9P/upload/") is PICTURE
    assert limits_of("/w/HT7K-2M9P/upload/more/") is FORM
    assert limits_of("/w/a/b/upload/") is FORM
    assert limits_of("/desk/sorts/").most > FORM.most
    assert [limits_of(path).is_large for path in ("/w/x/upload/", "/desk/sorts/", "/x/")] == [
        True,
        True,
        False,
    ]
    assert limits_of("/join/HT7K-2M9P/") is FORM


def test_a_body_is_gathered_whole_and_handed_out_once() -> None:
    grown: list[int] = []

    async def story() -> None:
        replay = await buffered(LimitedReceive(coming(b"one ", b"two ", b"three"), within()), grown.append)
        assert replay
        assert await replay() == {"type": "http.request", "body": b"one two three", "more_body": False}
        assert grown == [4, 8, 13]
        assert (await replay())["type"] == "http.disconnect"

    asyncio.run(story())


def test_exactly_as_much_as_allowed_comes_through_and_one_byte_more_does_not() -> None:
    async def story() -> None:
        assert await buffered(LimitedReceive(coming(b"x" * 60, b"y" * 40), within(100)), ignored)
        with pytest.raises(RequestRefused) as refused:
            await buffered(LimitedReceive(coming(b"x" * 60, b"y" * 41), within(100)), ignored)
        assert refused.value.status == 413

    asyncio.run(story())


def test_a_phone_that_goes_away_is_no_request() -> None:
    async def story() -> None:
        async def receive() -> dict[str, Any]:
            return {"type": "http.disconnect"}

        assert await buffered(LimitedReceive(receive, within()), ignored) is None

    asyncio.run(story())


def test_a_body_that_never_ends_meets_the_deadline() -> None:
    async def story() -> None:
        with pytest.raises(RequestRefused) as refused:
            await buffered(LimitedReceive(coming(b"x", more=True), within(seconds=0.02)), ignored)
        assert refused.value.status == 408

    asyncio.run(story())


def test_a_trickle_is_no_phone_that_sends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(request_body, "LEAST_RATE_SECONDS", 0.02)

    async def trickle() -> dict[str, Any]:
        time.sleep(0.001)
        return {"type": "http.request", "body": b"x", "more_body": True}

    async def story() -> None:
        with pytest.raises(RequestRefused) as refused:
            await buffered(LimitedReceive(trickle, within(most=10**6)), ignored)
        assert refused.value.status == 408

    asyncio.run(story())


def test_enough_at_a_time_keeps_the_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(request_body, "LEAST_RATE_SECONDS", 0.5)
    pieces = [b"x" * request_body.LEAST_BYTES] * 20

    async def story() -> None:
        assert await buffered(LimitedReceive(coming(*pieces), within(most=10**6)), ignored)

    asyncio.run(story())


def test_sizes_are_announced_in_numbers() -> None:
    assert declared_size(headers()) == 0
    assert declared_size(headers((b"content-length", b"12"), (b"content-length", b"300"))) == 300
    for crooked in (b"", b"-1", b"1e9", b"0x10", b" 5", b"9" * 5000):
        with pytest.raises(RequestRefused) as refused:
            declared_size(headers((b"content-length", crooked)))
        assert refused.value.status == 400


def test_whether_there_is_a_body() -> None:
    assert not has_body(headers((b"host", b"x")))
    assert has_body(headers((b"content-length", b"0")))
    assert has_body(headers((b"transfer-encoding", b"chunked")))
