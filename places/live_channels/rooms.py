"""The listeners of one workshop, by what they see, and where they stand in its log; the streams of one session."""

import asyncio
import time
from collections import deque

from places.live.audience import Audience
from places.live.frames import Cursor
from places.live.listener import Listener
from places.live_channels import presence
from places.live_channels.rendering import News

STREAMS_PER_SESSION = 3


class Sessions(dict[str, deque[Listener]]):
    """The open streams of each browser session, the oldest first; three at most."""

    def add(self, listener: Listener) -> None:
        """Add a stream; the oldest of its session ends when there are too many."""
        streams = self.setdefault(listener.session, deque())
        streams.append(listener)
        while len(streams) > STREAMS_PER_SESSION:
            streams.popleft().close()

    def remove(self, listener: Listener) -> None:
        """Forget a stream, and a session without streams."""
        streams = self.get(listener.session, deque())
        if listener in streams:
            streams.remove(listener)
        if not streams:
            self.pop(listener.session, None)


class Room:
    """The listeners of one workshop and where they stand."""

    def __init__(self, workshop_id: int, cursor: Cursor) -> None:
        self.workshop_id = workshop_id
        self.cursor = cursor
        self.listeners: dict[Audience, set[Listener]] = {}
        self.bell = asyncio.Event()
        self.bell.set()  # something may have been written since `cursor` was read
        self.told_at = 0.0
        self.replays: dict[tuple[Audience, int], asyncio.Future[News]] = {}
        self.writers: dict[Audience, presence.Here] = {}
        self.changed: dict[int | None, int] = {}  # whose rights changed: the revision at which that was told

    def let_in(self, listener: Listener, here: Cursor) -> None:
        """Let a listener hear; one whose rights changed after they were read, at `here`, comes back with the new ones.

        The news of it may have been told just before the listener was there to hear it.
        """
        self.listeners.setdefault(listener.audience, set()).add(listener)
        if self.changed.get(listener.participant_id, 0) > here.revision:
            listener.close()

    def everybody(self) -> list[Listener]:
        """All listeners, whatever they see."""
        return [listener for some in self.listeners.values() for listener in some]

    def look(self, now: float, silence: float) -> None:
        """Ping every listener that heard nothing for `silence` seconds; end those that have lived their time."""
        for listener in self.everybody():
            listener.look(now, silence)

    def hand_out(self, news: News, frames: dict[Audience, bytes]) -> None:
        """Hand each audience its frame, up to the end of the news; end the streams of people whose rights changed."""
        refresh = news.refresh
        self.cursor = news.cursor
        self.replays.clear()
        self.told_at = time.monotonic()
        self.changed.update(dict.fromkeys(news.people, news.cursor.revision))
        for audience, data in frames.items():
            for listener in self.listeners.get(audience, ()):
                listener.hand(data, news.events, refresh)
        for listener in self.everybody() if news.people else ():
            if listener.participant_id in news.people:
                listener.hand(refresh, 1, refresh)  # what they may see and do is another page now
                listener.close()  # they come back with the new ones
