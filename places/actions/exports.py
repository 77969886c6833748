"""Exports are told in the log, so that leaders can see what left the room and when."""

from collections.abc import Iterable

from places.actions.admission import admit
from places.enums import Kind, Verb
from places.lane import written
from places.models import Activity
from places.rules import Actor


@written
def tell_sorts(*, actor: Actor, photo_ids: Iterable[int]) -> Activity:
    """Record that all tables' sorts were taken, and which photos' words stand in the file."""
    admit(actor, Verb.EXPORT_SORTS)
    return Activity.record(actor, Kind.EXPORTED, file="sorts", photos=sorted(set(photo_ids)))


@written
def tell(*, actor: Actor, kind: str, photo_ids: Iterable[int]) -> Activity:
    """Record that a file of this kind was taken, and the photos whose picture or words stand in it."""
    admit(actor, Verb.EXPORT)
    return Activity.record(actor, Kind.EXPORTED, file=kind, photos=sorted(set(photo_ids)))
