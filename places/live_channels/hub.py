"""The hub: reads each workshop's news once per process and hands the same bytes to every open stream.

The log of activities is the truth. `places.live.commit_signal` rings after each commit of this process; a look at the
log each second finds what other processes wrote. News that come faster than a tick are sent together.
"""

import asyncio
import contextlib
import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import Error

from places.live import commit_signal
from places.live.audience import Audience
from places.live.frames import REFRESH, Cursor, frame
from places.live.listener import Listener
from places.live_channels import presence, rendering
from places.live_channels.rendering import News
from places.live_channels.rooms import Room, Sessions

TICK = 0.1
LOOK = 1.0
SILENCE = 15.0

_logger = logging.getLogger(__name__)


class Hub:
    """One per event loop. Its methods are called on the loop, `ring` and `close_soon` from any thread."""

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.rooms: dict[int, Room] = {}
        self.sessions = Sessions()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="live")
        self._tasks: set[asyncio.Task[None]] = set()
        self._start(self._heartbeat())
        commit_signal.listen(self.ring)

    def ring(self, workshop_id: int) -> None:
        """Hear that a workshop has news (from any thread)."""
        if workshop_id in self.rooms:
            with contextlib.suppress(RuntimeError):  # the loop is closing
                self.loop.call_soon_threadsafe(self._rung, workshop_id)

    async def join(self, listener: Listener, here: Cursor, since: Cursor | None) -> bytes:
        """Let `listener` hear everything after `since`; return what it has missed so far.

        `here` is where the log stood when the listener's rights were read. A cursor of another epoch, from the
        future or too far back is answered with a refresh.
        """
        room = self._room(listener.audience.workshop_id, here)
        room.let_in(listener, here)
        room.writers.pop(listener.audience, None)  # told again at the next look
        self.sessions.add(listener)
        if since is None or since == room.cursor:
            return b""
        if since.epoch != room.cursor.epoch or since.revision > max(here.revision, room.cursor.revision):
            return News(room.cursor, {}, 0, frozenset()).refresh
        if since.revision > room.cursor.revision:
            return b""
        missed = await self.missed(listener.audience, since, room.cursor)
        return missed.frame_for(listener.audience, listener.participant_id)

    def leave(self, listener: Listener) -> None:
        """Forget a listener. A room without listeners is forgotten too."""
        self.sessions.remove(listener)
        room = self.rooms.get(listener.audience.workshop_id)
        if room is None:
            return
        alike = room.listeners.get(listener.audience, set())
        alike.discard(listener)
        if not alike:
            room.listeners.pop(listener.audience, None)
        if not room.listeners:
            self.rooms.pop(room.workshop_id, None)
            room.bell.set()

    async def missed(self, audience: Audience, since: Cursor, here: Cursor) -> News:
        """Return the news between two cursors for one audience: read once, however many ask for the same."""
        room = self.rooms.get(audience.workshop_id)
        replays = room.replays if room else {}
        key = (audience, since.revision)
        if key not in replays:
            replays[key] = self._in_thread(
                rendering.news, since, audience.workshop_id, [audience], here.revision
            )
        return await asyncio.shield(replays[key])

    def close_soon(self) -> None:
        """End all streams (from any thread, or from a signal handler)."""
        commit_signal.unlisten(self.ring)
        with contextlib.suppress(RuntimeError):
            self.loop.call_soon_threadsafe(self._close)

    def _close(self) -> None:
        for room in list(self.rooms.values()):
            for listener in room.everybody():
                listener.close()
        for task in self._tasks:
            task.cancel()
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _rung(self, workshop_id: int) -> None:
        if room := self.rooms.get(workshop_id):
            room.bell.set()

    def _start(self, work: Any) -> None:
        task = self.loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _in_thread(self, function: Callable[..., Any], *args: Any) -> asyncio.Future[Any]:
        return self.loop.run_in_executor(self._thread, function, *args)

    def _room(self, workshop_id: int, here: Cursor) -> Room:
        if workshop_id not in self.rooms:
            self.rooms[workshop_id] = Room(workshop_id, here)
            self._start(self._pump(self.rooms[workshop_id]))
        return self.rooms[workshop_id]

    async def _heartbeat(self) -> None:
        while True:
            await asyncio.sleep(1)
            now = time.monotonic()
            for room in list(self.rooms.values()):
                try:
                    room.look(now, SILENCE)
                except Exception:
                    _logger.exception(
                        "The listeners of a room could not be pinged; the next second tries again"
                    )

    async def _pump(self, room: Room) -> None:
        while room.listeners or self.rooms.get(room.workshop_id) is room:
            rung = await self._bell(room)
            await asyncio.sleep(room.told_at + TICK - time.monotonic())
            room.bell.clear()
            try:
                await self._deliver(room, rung=rung)
            except Exception:
                _logger.exception("A room's log could not be read; the next look tries again")

    async def _deliver(self, room: Room, *, rung: bool) -> None:
        """Deliver what is new. Lines that cannot be delivered become one `refresh`, and the next ones follow."""
        try:
            if rung or await self._has_news(room):
                await self._tell(room)
        except Error:  # the database: the lines are still to be read
            raise
        except Exception:
            _logger.exception("Live news could not be delivered; the room's pages are fetched anew")
            if news := await self._in_thread(rendering.start_over, room.workshop_id):
                room.hand_out(news, dict.fromkeys(room.listeners, news.refresh))
        await self._tell_writers(room)

    async def _bell(self, room: Room) -> bool:
        try:
            await asyncio.wait_for(room.bell.wait(), LOOK)
        except TimeoutError:
            return False
        return True

    async def _has_news(self, room: Room) -> bool:
        """Look at the log; end the streams of a workshop that is gone, or whose log has begun anew."""
        here = await self._in_thread(rendering.head, room.workshop_id)
        if here is None or here.epoch != room.cursor.epoch or here.revision < room.cursor.revision:
            self.rooms.pop(room.workshop_id, None)
            for listener in room.everybody():
                listener.close()
            room.listeners.clear()
            return False
        return here != room.cursor

    async def _tell(self, room: Room) -> None:
        asked = set(room.listeners)
        news = await self._in_thread(rendering.news, room.cursor, room.workshop_id, asked)
        frames = dict(news.frames)
        while late := set(room.listeners) - asked:  # came while the thread was reading
            more = (room.cursor, room.workshop_id, late, news.cursor.revision)
            frames.update((await self._in_thread(rendering.news, *more)).frames)
            asked |= late
        if news.cursor != room.cursor:
            room.hand_out(news, frames)

    async def _tell_writers(self, room: Room) -> None:
        if not (asked := presence.listening(room.listeners)):
            return
        told = {audience: room.writers.get(audience) for audience in asked}
        late = await self._in_thread(presence.frames, room.workshop_id, told)
        for audience, (here, data) in late.items():
            room.writers[audience] = here
            for listener in room.listeners.get(audience, ()):
                listener.hand(data, 1, frame(room.cursor, REFRESH))
