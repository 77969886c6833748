"""The listeners of one workshop by audience, with their position in its log; the streams of one browser session."""

import asyncio
import itertools
import time
from collections import deque

from places.enums import Role
from places.live.audience import Audience
from places.live.frames import Cursor
from places.live.listener import Listener
from places.live_channels.rendering import News
from places.photos.queries.echoes import ReceivedEchoes
from places.vision.queries.presence import Writer

STREAMS_PER_SESSION = 3  # in this process; the proxy sends all streams of a room to one process
Here = tuple[Writer, ...]

# listeners of a workshop in this process: seconds between two deliveries to it; linear in between
TICKS = ((500, 0.1), (1000, 0.12), (5000, 2.0))


def tick_seconds(listeners: int) -> float:
    """Return the least time between two deliveries to a workshop: 0.1 s up to 500 listeners, 2 s from 5,000 on.

    It grows so that a large room's events are sent together instead of filling the event loop.
    """
    for (low, shorter), (high, longer) in itertools.pairwise(((0, TICKS[0][1]), *TICKS)):
        if listeners <= high:
            return shorter + (longer - shorter) * (listeners - low) / (high - low)
    return TICKS[-1][1]


class SessionStreams(dict[str, deque[Listener]]):
    """The open streams of each browser session, the oldest first; STREAMS_PER_SESSION at most."""

    def add(self, listener: Listener) -> None:
        """Add a stream; the oldest of its session ends when there are too many."""
        streams = self.setdefault(listener.session, deque())
        streams.append(listener)
        while len(streams) > STREAMS_PER_SESSION:
            streams.popleft().close()

    def remove(self, listener: Listener) -> None:
        """Remove a stream, and a session without streams."""
        streams = self.get(listener.session, deque())
        if listener in streams:
            streams.remove(listener)
        if not streams:
            self.pop(listener.session, None)


class WorkshopListeners:
    """The listeners of one workshop by audience; `cursor` is the log's position up to which they have been sent."""

    def __init__(self, workshop_id: int, cursor: Cursor) -> None:
        self.workshop_id = workshop_id
        self.cursor = cursor
        self.by_audience: dict[Audience, set[Listener]] = {}
        self.signal = asyncio.Event()
        self.signal.set()  # something may have been written since `cursor` was read
        self.sent_at = 0.0
        self.replays: dict[tuple[Audience, int, int], asyncio.Future[News]] = {}
        self.writers: dict[Audience, Here] = {}
        self.heard: dict[Audience, ReceivedEchoes] = {}
        self.changed: dict[int | None, int] = {}  # participant whose rights changed: the revision of that
        self.leaders_changed = 0  # the revision at which a leader's rights changed

    def add(self, listener: Listener, here: Cursor) -> None:
        """Add a listener; close it when its rights have changed since they were read, at `here`.

        The change may have been delivered just before the listener was added. The page connects again.
        """
        self.by_audience.setdefault(listener.audience, set()).add(listener)
        changed = self.changed.get(listener.participant_id, 0)
        if listener.audience.role == Role.LEADER:
            changed = max(changed, self.leaders_changed)
        if changed > here.revision:
            listener.close()

    def count(self) -> int:
        """The number of listeners."""
        return sum(map(len, self.by_audience.values()))

    def end(self) -> None:
        """Close every stream: the workshop was deleted, or its log has begun anew."""
        for listener in self.all_listeners():
            listener.close()
        self.by_audience.clear()
        self.signal.set()

    def all_listeners(self) -> list[Listener]:
        """All listeners of all audiences."""
        return [listener for some in self.by_audience.values() for listener in some]

    def ping_or_close(self, now: float, ping_after: float) -> None:
        """Ping every listener to which nothing was sent for `ping_after` seconds; close those past their lifetime."""
        for listener in self.all_listeners():
            listener.ping_or_close(now, ping_after)

    def deliver(self, news: News, frames: dict[Audience, bytes]) -> None:
        """Send each audience its frame and move the cursor; close the streams of people whose rights changed."""
        refresh = news.refresh
        self.cursor = news.cursor
        self.replays.clear()
        self.sent_at = time.monotonic()
        self.changed.update(dict.fromkeys(news.people, news.cursor.revision))
        for audience, data in frames.items():
            for listener in self.by_audience.get(audience, ()):
                listener.send(data, news.events, refresh)
        if news.leaders:
            self.leaders_changed = news.cursor.revision
        for listener in self.all_listeners() if news.people or news.leaders else ():
            is_leader = news.leaders and listener.audience.role == Role.LEADER
            if is_leader or listener.participant_id in news.people:
                listener.send(refresh, 1, refresh)  # their page depends on their rights
                listener.close()  # the page connects again with the new rights
