"""How long a leader stays signed in: twelve hours at most, and half an hour without activity.

The times are kept in the leader's session as seconds since 1970. Activity is any request of the leader in
that browser, and any live connection of it: open pages reconnect at least every fifteen minutes
(`places.live_channels.stream`). So a leader whose desk or big screen is open and connected is at work, also while the
room sorts for an hour; a closed laptop is not. A participant's claim in the same session has no times and stays.
"""

from collections.abc import MutableMapping
from typing import Any

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from places.database import clock

LONGEST, IDLE, NOTED_EVERY = 12 * 60 * 60, 30 * 60, 5 * 60  # seconds
SINCE, SEEN, ENDED = "leader_since", "leader_seen", "leader_ended"

Session = MutableMapping[str, Any]


def begin(session: Session) -> None:
    """Set both times to now: a leader has just signed in."""
    session[SINCE] = session[SEEN] = int(clock.now().timestamp())
    session.pop(ENDED, None)


def is_over(session: Session) -> bool:
    """Whether the sign-in in this session has lasted too long, or has been idle too long.

    One without times was begun before there were any: it counts from its first page on.
    """
    now = int(clock.now().timestamp())
    return now - session.get(SINCE, now) >= LONGEST or now - session.get(SEEN, now) >= IDLE


def note(session: Session) -> bool:
    """Note activity; return whether there was something to write: at most once in five minutes there is."""
    now = int(clock.now().timestamp())
    if now - session.get(SEEN, 0) < NOTED_EVERY:
        return False
    session.setdefault(SINCE, now)
    session[SEEN] = now
    return True


def end(session: Session) -> None:
    """Remove the leader from the session and note that the sign-in has ended; other entries are kept."""
    for name in (SESSION_KEY, BACKEND_SESSION_KEY, HASH_SESSION_KEY, SINCE, SEEN):
        session.pop(name, None)
    session[ENDED] = True
