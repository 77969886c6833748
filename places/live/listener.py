"""Listener: one open stream, with a bounded queue between the hub and the phone."""

import asyncio
import time
from collections import deque

from places.live.frames import PING
from places.live.ops import Audience

MOST_WAITING = 200  # events; a phone that is further behind fetches the page instead


class Listener:
    """Belongs to one event loop. The hub calls `hand`; the stream's task takes with `take`."""

    __slots__ = (
        "_frames",
        "_waiter",
        "_waiting",
        "audience",
        "closed",
        "heard_at",
        "participant_id",
        "sending",
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
        self.sending = False
        self._frames: deque[bytes] = deque()
        self._waiting = 0
        self._waiter: asyncio.Future[None] | None = None

    def hand(self, data: bytes, events: int, refresh: bytes) -> None:
        """Queue `data` (`events` events as one piece); `refresh` takes the place of a queue that overflows."""
        if self._waiting + events > MOST_WAITING:
            self._frames.clear()
            data, events, self._waiting = refresh, 1, 0
        self._frames.append(data)
        self._waiting += events
        self._wake()

    def close(self) -> None:
        """End the stream after what is being sent."""
        self.closed = True
        self._wake()

    def look(self, now: float, silence: float) -> None:
        """Ping after `silence` seconds of it; end a stream that has lived its time, so that rights are read anew."""
        if now > self.until:
            self.close()
        elif not self._frames and not self.sending and now - self.heard_at >= silence:
            self.hand(PING, 0, PING)

    async def take(self) -> bytes:
        """Return everything that waits, as one piece; wait when there is nothing. Empty when closed."""
        while not self._frames and not self.closed:
            self._waiter = asyncio.get_running_loop().create_future()
            try:
                await self._waiter
            finally:
                self._waiter = None
        if self.closed:
            return b""
        data = self._frames[0] if len(self._frames) == 1 else b"".join(self._frames)
        self._frames.clear()
        self._waiting = 0
        self.heard_at = time.monotonic()
        return data

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)
