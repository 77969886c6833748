"""Limits for reading a request's body: its size, a deadline and a least transfer rate.

Django's ASGI handler spools any body to disk before it looks at the address, and a worker thread that waits for a slow
phone is missing for others. Bodies for the worker threads are therefore buffered whole, on the event loop, first.
"""

import asyncio
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Scope = dict[str, Any]
Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

LEAST_BYTES, LEAST_RATE_SECONDS = 4096, 10.0  # the least rate: so many bytes in so many seconds
TOO_SLOW = _("The connection was too slow to send this. Please try again.")
NOT_HERE = _("There is nothing at this address.")
UNREADABLE = _("We could not read what was sent. Please load the page again.")


@dataclass(frozen=True)
class BodyLimits:
    """Limits of one kind of address: bytes, seconds, and the sentence for a body that is larger.

    With `is_large` the request's headers are checked before the body is read (`placeness.header_checks`); with
    `is_streamed` the body goes to a file, and never into memory.
    """

    most: int
    seconds: float
    too_large: Promise
    is_large: bool = False
    is_streamed: bool = False


UPLOAD = re.compile(r"/w/[^/]+/upload/")
PICTURE = BodyLimits(
    26 * 2**20,
    300.0,
    _("That is too much at once. A picture may be up to 25 MB. Please try a smaller one."),
    is_large=True,
    is_streamed=True,
)
LIMITS = (
    (UPLOAD, PICTURE),
    (
        re.compile(r"/desk/archive/"),
        BodyLimits(
            251 * 2**20,
            1800.0,
            _("This file is too large to be sent. It may have up to 250 MB."),
            is_large=True,
            is_streamed=True,
        ),
    ),
    (
        re.compile(r"/desk/sorts/"),
        BodyLimits(
            6 * 2**20, 60.0, _("This file is too large. A card sort may have up to 5 MB."), is_large=True
        ),
    ),
    (
        re.compile(r"/w/[^/]+/plan/bring/"),
        BodyLimits(320 * 2**10, 60.0, _("This file is too large. It may have up to 256 KB.")),
    ),
)
FORM = BodyLimits(256 * 2**10, 20.0, PICTURE.too_large)


def limits_of(path: str) -> BodyLimits:
    """Return the limits of an address."""
    return next((found for pattern, found in LIMITS if pattern.fullmatch(path)), FORM)


class RequestRefused(Exception):
    """A request that is answered by the ASGI application itself, with this status and sentence."""

    def __init__(self, status: int, sentence: str | Promise) -> None:
        super().__init__(status)
        self.status = status
        self.sentence = sentence


class LimitedReceive:
    """A request's `receive` with limits. Raises `RequestRefused`: 413 for too many bytes, 408 when it is too slow."""

    def __init__(self, receive: Receive, limits: BodyLimits) -> None:
        self._receive = receive
        self._limits = limits
        self._deadline = time.monotonic() + limits.seconds
        self._seen = 0
        self._window = (time.monotonic() + LEAST_RATE_SECONDS, 0)
        self.finished = False

    async def __call__(self) -> Message:
        """Return the next message of the request."""
        if self.finished:
            return await self._receive()
        message = await self._before_deadline()
        self._seen += len(message.get("body", b""))
        self.finished = not message.get("more_body", False)
        if self._seen > self._limits.most:
            raise RequestRefused(413, self._limits.too_large)
        self._require_rate()
        return message

    async def _before_deadline(self) -> Message:
        left = min(self._deadline, self._window[0]) - time.monotonic()
        try:
            async with asyncio.timeout(max(left, 0.01)):
                return await self._receive()
        except TimeoutError:
            raise RequestRefused(408, TOO_SLOW) from None

    def _require_rate(self) -> None:
        ends, seen_then = self._window
        now = time.monotonic()
        if now >= ends and not self.finished:
            if self._seen - seen_then < LEAST_BYTES:
                raise RequestRefused(408, TOO_SLOW)
            self._window = (now + LEAST_RATE_SECONDS, self._seen)
        elif self._seen - seen_then >= LEAST_BYTES:
            self._window = (now + LEAST_RATE_SECONDS, self._seen)


async def buffered(receive: LimitedReceive, grow: Callable[[int], None]) -> Receive | None:
    """Return a `receive` that returns the whole body at once; None when the client has disconnected.

    `grow(bytes)` is called with the number of bytes received so far after each message; it may raise `RequestRefused`.
    """
    whole = bytearray()
    while not receive.finished:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        whole += message.get("body", b"")
        grow(len(whole))
    body = [{"type": "http.request", "body": bytes(whole), "more_body": False}]

    async def replay() -> Message:
        return body.pop() if body else await receive()

    return replay


def declared_size(scope: Scope) -> int:
    """Return the Content-Length (0 when none is sent). Raises `RequestRefused` for one that is no number."""
    lengths = [value for name, value in scope["headers"] if name == b"content-length"]
    if not all(value.isdigit() and len(value) < 20 for value in lengths):
        raise RequestRefused(400, UNREADABLE)
    return max(map(int, lengths), default=0)


def has_body(scope: Scope) -> bool:
    """Whether the request's headers declare a body."""
    return any(name in (b"content-length", b"transfer-encoding") for name, _value in scope["headers"])
