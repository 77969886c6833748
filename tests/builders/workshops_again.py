"""A second workshop of a place, and promises."""

from datetime import timedelta

from places.enums import Section, Stage
from places.models import Sentence, VisionDraft, Workshop
from tests.builders.rooms import Room, open_room


def open_again(room: Room) -> Room:
    """Open another workshop of the same place, a year later, by the same leader."""
    second = open_room(Stage.CLOSE)
    Workshop.objects.filter(pk=second.workshop.pk).update(
        place=room.workshop.place_id, opened_at=room.workshop.opened_at + timedelta(days=365)
    )
    second.workshop.refresh_from_db()
    second.leader = room.leader
    return second


def promised(room: Room, text: str, **fields: object) -> Sentence:
    draft, _made = VisionDraft.objects.get_or_create(workshop=room.workshop)
    return Sentence.objects.create(draft=draft, text=text, **{"section": Section.COMMITMENTS, **fields})
