"""How a request's body is taken in: so many bytes, in such a time, at such a pace at least.

Django's ASGI handler spools any body to disk before it looks at the address, and a thread that waits for a
slow phone is a thread that nobody else has. So bodies for the page threads are gathered whole, on the event
loop, before a thread is asked.
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

PACE_BYTES, PACE_SECONDS = 4096, 10.0  # fewer bytes than this in so many seconds is no phone that sends
TOO_SLOW = _("The connection was too slow to send this. Please try again.")
UNREADABLE = _("We could not read what was sent. Please load the page again.")


@dataclass(frozen=True)
class Bounds:
    """What one kind of address takes: bytes, seconds, and the sentence for more than that.

    Of a body that may be large the headers are looked at before it is read (`placeness.before_body`).
    """

    most: int
    seconds: float
    too_large: Promise
    is_large: bool = False


UPLOAD = re.compile(r"/w/[^/]+/upload/")
PICTURE = Bounds(
    26 * 2**20,
    300.0,
    _("That is too much at once. A picture may be up to 25 MB. Please try a smaller one."),
    is_large=True,
)
BOUNDS = (
    (UPLOAD, PICTURE),
    (
        re.compile(r"/desk/sorts/"),
        Bounds(6 * 2**20, 60.0, _("This file is too large. A card sort may have up to 5 MB."), is_large=True),
    ),
)
FORM = Bounds(256 * 2**10, 20.0, PICTURE.too_large)


def bounds(path: str) -> Bounds:
    """Return the bounds of an address."""
    return next((found for pattern, found in BOUNDS if pattern.fullmatch(path)), FORM)


class Refused(Exception):
    """The request is answered here, with this status and sentence."""

    def __init__(self, status: int, sentence: str | Promise) -> None:
        super().__init__(status)
        self.status = status
        self.sentence = sentence


class Intake:
    """A request's `receive` with a size, a deadline and a least pace. Raises `Refused` when one is broken."""

    def __init__(self, receive: Receive, within: Bounds) -> None:
        self._receive = receive
        self._bounds = within
        self._deadline = time.monotonic() + within.seconds
        self._seen = 0
        self._window = (time.monotonic() + PACE_SECONDS, 0)
        self.finished = False

    async def __call__(self) -> Message:
        """Return the next message of the request."""
        if self.finished:
            return await self._receive()
        message = await self._in_time()
        self._seen += len(message.get("body", b""))
        self.finished = not message.get("more_body", False)
        if self._seen > self._bounds.most:
            raise Refused(413, self._bounds.too_large)
        self._keep_pace()
        return message

    async def _in_time(self) -> Message:
        left = min(self._deadline, self._window[0]) - time.monotonic()
        try:
            async with asyncio.timeout(max(left, 0.01)):
                return await self._receive()
        except TimeoutError:
            raise Refused(408, TOO_SLOW) from None

    def _keep_pace(self) -> None:
        ends, seen_then = self._window
        now = time.monotonic()
        if now >= ends and not self.finished:
            if self._seen - seen_then < PACE_BYTES:
                raise Refused(408, TOO_SLOW)
            self._window = (now + PACE_SECONDS, self._seen)
        elif self._seen - seen_then >= PACE_BYTES:
            self._window = (now + PACE_SECONDS, self._seen)


async def gathered(intake: Intake, grow: Callable[[int], None]) -> Receive | None:
    """Return a `receive` that hands out the whole body at once; None when the phone went away.

    `grow(bytes)` is told each time how much has come by now, and may raise `Refused`.
    """
    whole = bytearray()
    while not intake.finished:
        message = await intake()
        if message["type"] == "http.disconnect":
            return None
        whole += message.get("body", b"")
        grow(len(whole))
    body = [{"type": "http.request", "body": bytes(whole), "more_body": False}]

    async def replay() -> Message:
        return body.pop() if body else await intake()

    return replay


def announced_size(scope: Scope) -> int:
    """Return the Content-Length (0 when none is sent). Raises `Refused` for one that is no number."""
    lengths = [value for name, value in scope["headers"] if name == b"content-length"]
    if not all(value.isdigit() and len(value) < 20 for value in lengths):
        raise Refused(400, UNREADABLE)
    return max(map(int, lengths), default=0)


def has_body(scope: Scope) -> bool:
    """Whether a body is announced at all."""
    return any(name in (b"content-length", b"transfer-encoding") for name, _value in scope["headers"])
