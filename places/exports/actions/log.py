"""The record of every file that was taken out while it was made."""

from collections.abc import Iterable

from places.enums import Kind, Verb
from places.rules import Actor
from places.workshops.actions.action import LogEntry, action
from places.workshops.models.workshop import Workshop


@action(Verb.EXPORT_SORTS)
def log_sorts(workshop: Workshop, *, actor: Actor, photo_ids: Iterable[int]) -> LogEntry:
    """Record that all tables' sorts were taken, and the photos whose words are in the file."""
    return LogEntry(Kind.EXPORTED, file="sorts", photos=sorted(set(photo_ids)))


@action(Verb.EXPORT)
def log_file(workshop: Workshop, *, actor: Actor, kind: str, photo_ids: Iterable[int]) -> LogEntry:
    """Record that a file of this kind was taken, and the photos whose picture or words are in it."""
    return LogEntry(Kind.EXPORTED, file=kind, photos=sorted(set(photo_ids)))
