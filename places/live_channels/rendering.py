"""The work of the hub's thread: reading the log and rendering it, once for each audience."""

import logging
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db import close_old_connections

from places.enums import Kind
from places.live.audience import Audience, Operation
from places.live.frames import REFRESH, Cursor, frame
from places.live_channels.channels import for_audience
from places.people.queries.people import members
from places.workshops.queries import activity
from places.workshops.queries.activity import LogLine

LONGEST_GAP = 200  # a page that is further behind is fetched anew

# Kinds after which a person may have other rights: made a host, moved to another table, taken out, another code.
_OF_RIGHTS = frozenset(kind for kind in Kind if kind.startswith("person_")) - {Kind.PERSON_JOINED}
_OF_RIGHTS |= {Kind.RETURN_CODE_RENEWED}

_logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class News:
    """The activities up to `cursor` as frames, one for each audience whose pages they change.

    `events` is the number of activities, `people` the participants whose rights they change; `leaders`: a leader's may
    have changed.
    """

    cursor: Cursor
    frames: dict[Audience, bytes]
    events: int
    people: frozenset[int]
    leaders: bool = False

    def frame_for(self, audience: Audience, participant_id: int | None) -> bytes:
        """Return the frame for a page, b"" for none; a refresh for a participant whose rights have changed."""
        return self.refresh if participant_id in self.people else self.frames.get(audience, b"")

    @property
    def refresh(self) -> bytes:
        """The frame by which a page is fetched anew."""
        return frame(self.cursor, REFRESH)


def heads(workshop_ids: Collection[int]) -> dict[int, Cursor]:
    """Return the newest positions in the logs of those workshops that exist, in one query."""
    close_old_connections()
    return {number: Cursor(*found) for number, found in activity.heads(workshop_ids).items()}


def news(since: Cursor, workshop_id: int, audiences: Iterable[Audience], until: int | None = None) -> News:
    """Return the activities after `since` (up to revision `until`) as frames. More than 200 become one `refresh`."""
    close_old_connections()
    lines = activity.since(workshop_id, since.revision, until=until, most=LONGEST_GAP + 1)
    people = _changed(workshop_id, lines)
    leaders = any(line.kind == Kind.LEADER_ENDED for line in lines)
    if len(lines) > LONGEST_GAP:
        newest = Cursor(since.epoch, until or activity.heads([workshop_id])[workshop_id][1])
        return News(newest, dict.fromkeys(audiences, frame(newest, REFRESH)), 1, people, leaders)
    cursor = Cursor(since.epoch, lines[-1].revision) if lines else since
    frames = {}
    for audience in audiences:
        if operations := _operations(lines, audience):
            frames[audience] = frame(cursor, operations)
    return News(cursor, frames, len(lines), people, leaders)


def _changed(workshop_id: int, lines: list[LogLine]) -> frozenset[int]:
    """Return the participants whose rights or table the lines change, with all of the theme team when it changes."""
    changes = [line.data for line in lines if line.kind in _OF_RIGHTS and "person" in line.data]
    team = members(workshop_id) if any("team" in data for data in changes) else frozenset()
    return team | {data["person"] for data in changes}


def refresh_all(workshop_id: int) -> News | None:
    """Return a `refresh` at the newest revision, for listeners whose lines cannot be read; None without a workshop."""
    here = heads([workshop_id]).get(workshop_id)
    return News(here, {}, 1, frozenset()) if here else None


def _operations(lines: list[LogLine], audience: Audience) -> list[Operation]:
    """Return what the lines change for an audience; `refresh` when one of them is unknown or cannot be rendered."""
    if any(not isinstance(line.kind, Kind) for line in lines):
        _logger.warning(
            "A line of an unknown kind (a newer version wrote it); %s pages refresh", audience.channel
        )
        return REFRESH
    try:
        return for_audience(lines, audience)
    except Exception:
        _logger.exception("Live updates could not be rendered; %s pages are fetched anew", audience.channel)
        return REFRESH
