"""Exports are told in the log, so that leaders can see what left the room and when."""

from collections.abc import Iterable

from places.actions.admission import admit
from places.enums import Kind, Verb
from places.lane import written
from places.models import Activity, Evidence
from places.rules import Actor


@written
def tell_sorts(*, actor: Actor, photo_ids: Iterable[int]) -> Activity:
    """Record that all tables' sorts were taken, and which photos' words stand in the file."""
    admit(actor, Verb.EXPORT_SORTS)
    return Activity.record(actor, Kind.EXPORTED, file="sorts", photos=sorted(set(photo_ids)))


@written
def tell(*, actor: Actor, kind: str) -> Activity:
    """Record that a file of this kind was taken, and which photos stand behind it."""
    admit(actor, Verb.EXPORT)
    evidence = Evidence.objects.filter(sentence__draft__workshop_id=actor.workshop_id)
    photos = evidence.exclude(photo=None).values_list("photo_id", flat=True)
    return Activity.record(actor, Kind.EXPORTED, file=kind, photos=sorted(set(photos)))
