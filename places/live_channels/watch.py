"""The watch: once a second it looks for what no notification has told, and pings silent streams.

The number of database statements does not grow with the workshops that are followed: one for the heads of their logs,
one for who writes in their visions, one for owners who look at their own photos, and every ten seconds one for the
sessions of leaders.
"""

import asyncio
import logging
import time
from collections.abc import Callable
from typing import Any

from places.enums import Role
from places.live.frames import Cursor
from places.live_channels import authentication, echoes, presence, rendering
from places.live_channels.listeners import SessionStreams, WorkshopListeners
from places.outages import Outage

LOOK_SECONDS = 1.0
SESSION_LOOK_SECONDS = 10.0
PING_SECONDS = 15.0  # without anything sent

_logger = logging.getLogger(__name__)


class Watch:
    """Watches the workshops of a hub. `in_thread` runs a function in the hub's thread, one at a time."""

    def __init__(
        self,
        workshops: dict[int, WorkshopListeners],
        sessions: SessionStreams,
        in_thread: Callable[..., asyncio.Future[Any]],
    ) -> None:
        self.outage = Outage("The log of live updates")
        self._workshops = workshops
        self._sessions = sessions
        self._in_thread = in_thread
        self._sessions_looked_at = time.monotonic()

    async def look_each_second(self) -> None:
        """Look until cancelled. While the database does not answer, every look tries again."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            try:
                await self._look()
            except Exception as error:
                self.outage.failed(error)
            else:
                self.outage.over()

    async def ping_each_second(self) -> None:
        """Ping streams to which nothing was sent for PING_SECONDS, and close old ones, until cancelled."""
        while True:
            await asyncio.sleep(1)
            now = time.monotonic()
            for listeners in list(self._workshops.values()):
                try:
                    listeners.ping_or_close(now, PING_SECONDS)
                except Exception:
                    _logger.exception(
                        "The listeners of a workshop could not be pinged; the next second tries again"
                    )

    async def _look(self) -> None:
        followed = {number: (each, each.cursor) for number, each in self._workshops.items()}
        if not followed:
            return
        heads = await self._in_thread(rendering.heads, list(followed))
        for number, (listeners, cursor) in followed.items():
            if self._workshops.get(number) is listeners:
                self._compare(listeners, cursor, heads.get(number))
        await presence.send(list(self._workshops.values()), self._in_thread)
        await echoes.send(list(self._workshops.values()), self._in_thread)
        if time.monotonic() - self._sessions_looked_at >= SESSION_LOOK_SECONDS:
            self._sessions_looked_at = time.monotonic()
            await self._end_signed_out()

    def _compare(self, listeners: WorkshopListeners, before: Cursor, here: Cursor | None) -> None:
        """Wake a workshop with news; end the streams of one that was deleted, or whose log has begun anew.

        `before` is where the listeners were when the log's head was asked for.
        """
        if here is None or here.epoch != before.epoch or here.revision < before.revision:
            self._workshops.pop(listeners.workshop_id)
            listeners.end()
        elif here.revision > listeners.cursor.revision:
            listeners.signal.set()

    async def _end_signed_out(self) -> None:
        """End the streams of leaders who have signed out, perhaps at another process; their pages connect again."""
        leaders = {
            key
            for key, streams in self._sessions.items()
            if any(stream.audience.role == Role.LEADER for stream in streams)
        }
        if leaders:
            for key in await self._in_thread(authentication.ended_sessions, leaders):
                for stream in list(self._sessions.get(key, ())):
                    stream.close()
