"""Listener: one open event stream, with a bounded queue between the hub and the client."""

import asyncio
import random
import time
import types
from collections.abc import Awaitable, Callable, Coroutine, Generator
from typing import Any

from places.live.audience import Audience
from places.live.frames import PING, part, retry

RETURN_MILLISECONDS = (200, 3000)  # less than a page waits before it shows that it has no connection
MOST_WAITING = 200  # events; a client that is further behind fetches the page instead
Send = Callable[[dict[str, Any]], Coroutine[Any, Any, None]]


class Listener:
    """One stream, used on one event loop. Where the connection accepts data at once, `send` writes it without a task.

    Waking a task for each of a thousand streams would take as much processor time as the writing. Only a connection
    whose buffer is full gets a task, which waits for it; meanwhile frames are queued.
    """

    __slots__ = (
        "_busy",
        "_frames",
        "_send",
        "_waiting",
        "_work",
        "audience",
        "closed",
        "participant_id",
        "sent_at",
        "session",
        "until",
    )

    def __init__(self, audience: Audience, session: str, participant_id: int | None, until: float) -> None:
        self.audience = audience
        self.session = session
        self.participant_id = participant_id
        self.until = until
        self.closed = False
        self.sent_at = time.monotonic()
        self._frames: list[bytes] = []  # an empty deque takes a kilobyte
        self._waiting = 0
        self._busy = True  # until `open`, frames are queued
        self._send: Send  # set by `open`
        self._work: asyncio.Task[None] | None = None

    def open(self, send: Send, first: bytes) -> None:
        """Send `first`, then what was queued meanwhile. `send` is the ASGI server's, after the headers."""
        self._send = send
        self._busy = False
        self._frames.insert(0, first)
        self._push(self._gathered())
        if self.closed and not self._busy:
            self._push(b"", more=False)

    def send(self, data: bytes, events: int, refresh: bytes) -> None:
        """Send or queue `data`, which holds `events` events; a queue beyond MOST_WAITING is replaced by `refresh`."""
        if self.closed:
            return
        if not self._busy:
            self._push(data)
            return
        if self._waiting + events > MOST_WAITING:
            self._frames.clear()
            data, events, self._waiting = refresh, 1, 0
        self._frames.append(data)
        self._waiting += events

    def close(self) -> None:
        """End the stream after the part that is being sent."""
        if not self.closed:
            self.closed = True
            if not self._busy:
                self._push(b"", more=False)

    def end(self) -> None:
        """End the stream because the server stops; the page is told when to connect again, each at another time."""
        data = retry(random.randint(*RETURN_MILLISECONDS))  # noqa: S311 - spreads returns, hides nothing
        self.send(data, 0, data)
        self.close()

    def disconnect(self) -> None:
        """Drop what is queued, after the client has disconnected."""
        self.closed = self._busy = True
        if self._work is not None:
            self._work.cancel()

    def ping_or_close(self, now: float, ping_after: float) -> None:
        """Ping when nothing was sent for `ping_after` seconds; end a stream past its lifetime."""
        if now > self.until:
            self.close()
        elif not self._busy and now - self.sent_at >= ping_after:
            self.send(PING, 0, PING)

    def _push(self, data: bytes, *, more: bool = True) -> None:
        self.sent_at = time.monotonic()
        sending = self._send(part(data, more=more))
        try:
            full = sending.send(None)
        except StopIteration:
            return
        except OSError:  # the connection has broken; the stream will call `disconnect`
            self._busy = True
            return
        self._busy = True
        self._work = asyncio.get_running_loop().create_task(self._wait(_resume(sending, full)))

    async def _wait(self, rest: Awaitable[None]) -> None:
        await rest
        while self._frames and not self.closed:
            await self._send(part(self._gathered()))
        if self.closed:
            await self._send(part(b"", more=False))
        self._busy = self.closed

    def _gathered(self) -> bytes:
        data = b"".join(self._frames)
        self._frames.clear()
        self._waiting = 0
        self.sent_at = time.monotonic()
        return data


@types.coroutine
def _resume(begun: Coroutine[Any, Any, None], waits_for: Any) -> Generator[Any, None, None]:
    """Continue a coroutine that was started by `coroutine.send`, from what it waits for."""
    yield waits_for
    yield from begun
