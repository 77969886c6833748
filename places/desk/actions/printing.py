"""The record of what was printed with people's pictures on it."""

from collections.abc import Iterable

from places.enums import Kind, Verb
from places.rules import Actor
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.workshop import Workshop


@action(Verb.RUN_ROOM)
def log_ballot(workshop: Workshop, *, actor: Actor, photo_ids: Iterable[int]) -> LogEntry:
    """Record that ballots were printed, and the photos whose pictures are on them."""
    return LogEntry(Kind.EXPORTED, file="ballot", photos=sorted(set(photo_ids)))
