"""Exports are told in the log, so that leaders can see what left the room and when."""

from collections.abc import Iterable

from places.enums import Kind, Verb
from places.rules import Actor
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.workshop import Workshop


@action(Verb.EXPORT_SORTS)
def tell_sorts(workshop: Workshop, *, actor: Actor, photo_ids: Iterable[int]) -> LogEntry:
    """Record that all tables' sorts were taken, and which photos' words stand in the file."""
    return LogEntry(Kind.EXPORTED, file="sorts", photos=sorted(set(photo_ids)))


@action(Verb.EXPORT)
def tell(workshop: Workshop, *, actor: Actor, kind: str, photo_ids: Iterable[int]) -> LogEntry:
    """Record that a file of this kind was taken, and the photos whose picture or words stand in it."""
    return LogEntry(Kind.EXPORTED, file=kind, photos=sorted(set(photo_ids)))
