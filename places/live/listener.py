"""Listener: one open stream, with a bounded queue between the hub and the phone."""

import asyncio
import time
import types
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Generator
from typing import Any

from places.live.audience import Audience
from places.live.frames import PING, part

MOST_WAITING = 200  # events; a phone that is further behind fetches the page instead
Send = Callable[[dict[str, Any]], Coroutine[Any, Any, None]]


class Listener:
    """Belongs to one event loop. What its connection takes at once is sent within `hand`, in the hub's own step.

    Waking a task for each of a thousand streams would cost as much as the sending. Only a connection that is full
    gets a task, which waits for it; meanwhile frames queue here.
    """

    __slots__ = (
        "_busy",
        "_frames",
        "_send",
        "_waiting",
        "_work",
        "audience",
        "closed",
        "heard_at",
        "participant_id",
        "session",
        "until",
    )

    def __init__(self, audience: Audience, session: str, participant_id: int | None, until: float) -> None:
        self.audience = audience
        self.session = session
        self.participant_id = participant_id
        self.until = until
        self.closed = False
        self.heard_at = time.monotonic()
        self._frames: deque[bytes] = deque()
        self._waiting = 0
        self._busy = True  # until it is opened, frames only queue
        self._send: Send  # from `open` on
        self._work: asyncio.Task[None] | None = None

    def open(self, send: Send, first: bytes) -> None:
        """Begin with `first`, then what has come meanwhile. `send` is the ASGI server's, its headers sent."""
        self._send = send
        self._busy = False
        self._frames.appendleft(first)
        self._push(self._gathered())
        if self.closed and not self._busy:
            self._push(b"", more=False)

    def hand(self, data: bytes, events: int, refresh: bytes) -> None:
        """Send `data` (`events` events as one piece), or queue it; `refresh` replaces a queue that overflows."""
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
        """End the stream after what is being sent."""
        if not self.closed:
            self.closed = True
            if not self._busy:
                self._push(b"", more=False)

    def gone(self) -> None:
        """Forget what waits: nobody is there any more."""
        self.closed = self._busy = True
        if self._work is not None:
            self._work.cancel()

    def look(self, now: float, silence: float) -> None:
        """Ping after `silence` seconds of it; end a stream that has lived its time, so that rights are read anew."""
        if now > self.until:
            self.close()
        elif not self._busy and now - self.heard_at >= silence:
            self.hand(PING, 0, PING)

    def _push(self, data: bytes, *, more: bool = True) -> None:
        self.heard_at = time.monotonic()
        sending = self._send(part(data, more=more))
        try:
            full = sending.send(None)
        except StopIteration:
            return
        except OSError:  # the connection broke just now: its stream hears of it and calls `gone`
            self._busy = True
            return
        self._busy = True
        self._work = asyncio.get_running_loop().create_task(self._wait(_rest(sending, full)))

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
        self.heard_at = time.monotonic()
        return data


@types.coroutine
def _rest(begun: Coroutine[Any, Any, None], waits_for: Any) -> Generator[Any, None, None]:
    """Go on with a coroutine that has been started by hand, from what it waits for now."""
    yield waits_for
    yield from begun
