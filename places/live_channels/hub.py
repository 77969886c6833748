"""The hub: reads each workshop's new activities once per process and sends the same bytes to every open stream.

`places.live.commit_signal` notifies it after each commit of this process, the bus (`places.live.bus`) after commits of
other processes. `places.live_channels.watch` looks at the log once a second, so a notification that is lost costs a
second and no more. Activities within one tick are sent together.
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
from places.live.bus.drivers import open_driver
from places.live.bus.receiver import Receiver
from places.live.frames import Cursor
from places.live.listener import Listener
from places.live_channels import echoes, presence, rendering
from places.live_channels.listeners import SessionStreams, WorkshopListeners, tick_seconds
from places.live_channels.rendering import News
from places.live_channels.watch import Watch

_logger = logging.getLogger(__name__)


class Hub:
    """One per event loop. Its methods are called on the loop, `notify` and `close_soon` from any thread."""

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.workshops: dict[int, WorkshopListeners] = {}
        self.sessions = SessionStreams()
        self.watch = Watch(self.workshops, self.sessions, self._in_thread)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="live")
        self._receiver: Receiver | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._start(self.watch.look_each_second())
        self._start(self.watch.ping_each_second())
        commit_signal.subscribe(self.notify)

    def notify(self, workshop_id: int, revision: int | None = None) -> None:
        """Note that a workshop is at `revision` (from any thread); None: something beside the log has changed."""
        listeners = self.workshops.get(workshop_id)
        if listeners and (revision is None or revision > listeners.cursor.revision):
            with contextlib.suppress(RuntimeError):  # the loop is closing
                self.loop.call_soon_threadsafe(listeners.signal.set)

    async def join(self, listener: Listener, here: Cursor, since: Cursor | None) -> bytes:
        """Add `listener`; return the frame with what happened after `since`, b"" for nothing.

        `here` is the log's cursor at which the listener's rights were read. A cursor of another epoch, a later one or
        one that is too far behind is answered with a refresh.
        """
        self._receive()
        listeners = self._listeners_of(listener.audience.workshop_id, here)
        listeners.add(listener, here)
        listeners.writers.pop(listener.audience, None)  # so that it is sent at the next delivery
        listeners.heard.pop(listener.audience, None)
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
            listeners.heard.pop(listener.audience, None)
        if not listeners.by_audience:
            self.workshops.pop(listeners.workshop_id, None)
            listeners.signal.set()

    async def missed(self, audience: Audience, since: Cursor, here: Cursor) -> News:
        """Return what happened between two cursors for one audience; equal requests share one read."""
        listeners = self.workshops.get(audience.workshop_id)
        replays = listeners.replays if listeners else {}
        key = (audience, since.revision, here.revision)
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
        if self._receiver:
            self._receiver.stop()
        for listeners in list(self.workshops.values()):
            for listener in listeners.all_listeners():
                listener.end()
        for task in self._tasks:
            task.cancel()
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _receive(self) -> None:
        """Receive from the bus, where there is one, from the first stream on."""
        if self._receiver is None:
            self._receiver = Receiver(open_driver(), self.notify)
            self._receiver.start()

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

    async def _follow(self, listeners: WorkshopListeners) -> None:
        while True:
            await listeners.signal.wait()
            await asyncio.sleep(listeners.sent_at + tick_seconds(listeners.count()) - time.monotonic())
            listeners.signal.clear()
            if self.workshops.get(listeners.workshop_id) is not listeners:
                return
            try:
                await self._deliver(listeners)
            except Exception as error:
                self.watch.outage.failed(error)  # the next look finds what was not delivered

    async def _deliver(self, listeners: WorkshopListeners) -> None:
        """Deliver new activities. Those that cannot be delivered are replaced by one `refresh`; later ones follow."""
        try:
            await self._send_news(listeners)
        except Error:  # a database error: the lines are read after the next look
            raise
        except Exception:
            _logger.exception("Live updates could not be delivered; the workshop's pages are fetched anew")
            if news := await self._in_thread(rendering.refresh_all, listeners.workshop_id):
                listeners.deliver(news, dict.fromkeys(listeners.by_audience, news.refresh))
        await presence.send([listeners], self._in_thread)
        await echoes.send([listeners], self._in_thread)

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
