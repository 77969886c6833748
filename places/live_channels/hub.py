"""The hub: reads each workshop's new activities once per process and sends the same bytes to every open stream.

`places.live.commit_signal` notifies it after each commit of this process; once a second it also reads the log, for
what other processes wrote. Activities within one tick are sent together.
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
from places.live_channels.listeners import SessionStreams, WorkshopListeners
from places.live_channels.rendering import News

TICK_SECONDS = 0.1  # between two deliveries to one workshop
POLL_SECONDS = 1.0  # between two reads of the log without a notification
PING_SECONDS = 15.0  # without anything sent

_logger = logging.getLogger(__name__)


class Hub:
    """One per event loop. Its methods are called on the loop, `notify` and `close_soon` from any thread."""

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.workshops: dict[int, WorkshopListeners] = {}
        self.sessions = SessionStreams()
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="live")
        self._tasks: set[asyncio.Task[None]] = set()
        self._start(self._ping_listeners())
        commit_signal.subscribe(self.notify)

    def notify(self, workshop_id: int) -> None:
        """Note that a workshop has new activities (from any thread)."""
        if workshop_id in self.workshops:
            with contextlib.suppress(RuntimeError):  # the loop is closing
                self.loop.call_soon_threadsafe(self._wake, workshop_id)

    async def join(self, listener: Listener, here: Cursor, since: Cursor | None) -> bytes:
        """Add `listener`; return the frame with what happened after `since`, b"" for nothing.

        `here` is the log's cursor at which the listener's rights were read. A cursor of another epoch, a later one or
        one that is too far behind is answered with a refresh.
        """
        listeners = self._listeners_of(listener.audience.workshop_id, here)
        listeners.add(listener, here)
        listeners.writers.pop(listener.audience, None)  # so that it is sent at the next delivery
        self.sessions.add(listener)
        if since is None or since == listeners.cursor:
            return b""
        if since.epoch != listeners.cursor.epoch or since.revision > max(
            here.revision, listeners.cursor.revision
        ):
            return News(listeners.cursor, {}, 0, frozenset()).refresh
        if since.revision > listeners.cursor.revision:
            return b""
        missed = await self.missed(listener.audience, since, listeners.cursor)
        return missed.frame_for(listener.audience, listener.participant_id)

    def leave(self, listener: Listener) -> None:
        """Remove a listener, and the workshop's entry after its last one."""
        self.sessions.remove(listener)
        listeners = self.workshops.get(listener.audience.workshop_id)
        if listeners is None:
            return
        same_audience = listeners.by_audience.get(listener.audience, set())
        same_audience.discard(listener)
        if not same_audience:
            listeners.by_audience.pop(listener.audience, None)
        if not listeners.by_audience:
            self.workshops.pop(listeners.workshop_id, None)
            listeners.signal.set()

    async def missed(self, audience: Audience, since: Cursor, here: Cursor) -> News:
        """Return what happened between two cursors for one audience; equal requests share one read."""
        listeners = self.workshops.get(audience.workshop_id)
        replays = listeners.replays if listeners else {}
        key = (audience, since.revision)
        if key not in replays:
            replays[key] = self._in_thread(
                rendering.news, since, audience.workshop_id, [audience], here.revision
            )
        return await asyncio.shield(replays[key])

    def close_soon(self) -> None:
        """End all streams (from any thread, or from a signal handler)."""
        commit_signal.unsubscribe(self.notify)
        with contextlib.suppress(RuntimeError):
            self.loop.call_soon_threadsafe(self._close)

    def _close(self) -> None:
        for listeners in list(self.workshops.values()):
            for listener in listeners.all_listeners():
                listener.end()
        for task in self._tasks:
            task.cancel()
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _wake(self, workshop_id: int) -> None:
        if listeners := self.workshops.get(workshop_id):
            listeners.signal.set()

    def _start(self, work: Any) -> None:
        task = self.loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _in_thread(self, function: Callable[..., Any], *args: Any) -> asyncio.Future[Any]:
        return self.loop.run_in_executor(self._thread, function, *args)

    def _listeners_of(self, workshop_id: int, here: Cursor) -> WorkshopListeners:
        if workshop_id not in self.workshops:
            self.workshops[workshop_id] = WorkshopListeners(workshop_id, here)
            self._start(self._follow(self.workshops[workshop_id]))
        return self.workshops[workshop_id]

    async def _ping_listeners(self) -> None:
        while True:
            await asyncio.sleep(1)
            now = time.monotonic()
            for listeners in list(self.workshops.values()):
                try:
                    listeners.ping_or_close(now, PING_SECONDS)
                except Exception:
                    _logger.exception(
                        "The listeners of a workshop could not be pinged; the next second tries again"
                    )

    async def _follow(self, listeners: WorkshopListeners) -> None:
        while listeners.by_audience or self.workshops.get(listeners.workshop_id) is listeners:
            notified = await self._wait_for_signal(listeners)
            await asyncio.sleep(listeners.sent_at + TICK_SECONDS - time.monotonic())
            listeners.signal.clear()
            try:
                await self._deliver(listeners, notified=notified)
            except Exception:
                _logger.exception("A workshop's log could not be read; the next poll tries again")

    async def _deliver(self, listeners: WorkshopListeners, *, notified: bool) -> None:
        """Deliver new activities. Those that cannot be delivered are replaced by one `refresh`; later ones follow."""
        try:
            if notified or await self._has_news(listeners):
                await self._send_news(listeners)
        except Error:  # a database error: the lines are read at the next poll
            raise
        except Exception:
            _logger.exception("Live updates could not be delivered; the workshop's pages are fetched anew")
            if news := await self._in_thread(rendering.refresh_all, listeners.workshop_id):
                listeners.deliver(news, dict.fromkeys(listeners.by_audience, news.refresh))
        await self._send_presence(listeners)

    async def _wait_for_signal(self, listeners: WorkshopListeners) -> bool:
        try:
            await asyncio.wait_for(listeners.signal.wait(), POLL_SECONDS)
        except TimeoutError:
            return False
        return True

    async def _has_news(self, listeners: WorkshopListeners) -> bool:
        """Read the log's head; end the streams of a workshop that was deleted, or whose log has begun anew."""
        here = await self._in_thread(rendering.head, listeners.workshop_id)
        if here is None or here.epoch != listeners.cursor.epoch or here.revision < listeners.cursor.revision:
            self.workshops.pop(listeners.workshop_id, None)
            for listener in listeners.all_listeners():
                listener.close()
            listeners.by_audience.clear()
            return False
        return here != listeners.cursor

    async def _send_news(self, listeners: WorkshopListeners) -> None:
        asked = set(listeners.by_audience)
        news = await self._in_thread(rendering.news, listeners.cursor, listeners.workshop_id, asked)
        frames = dict(news.frames)
        while late := set(listeners.by_audience) - asked:  # joined while the thread was reading
            more = (listeners.cursor, listeners.workshop_id, late, news.cursor.revision)
            frames.update((await self._in_thread(rendering.news, *more)).frames)
            asked |= late
        if news.cursor != listeners.cursor:
            listeners.deliver(news, frames)

    async def _send_presence(self, listeners: WorkshopListeners) -> None:
        if not (asked := presence.listening(listeners.by_audience)):
            return
        told = {audience: listeners.writers.get(audience) for audience in asked}
        late = await self._in_thread(presence.frames, listeners.workshop_id, told)
        for audience, (here, data) in late.items():
            listeners.writers[audience] = here
            for listener in listeners.by_audience.get(audience, ()):
                listener.send(data, 1, frame(listeners.cursor, REFRESH))
