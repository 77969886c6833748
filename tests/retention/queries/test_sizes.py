"""What goes with a workshop, counted."""

from typing import Any

from places.enums import PhotoState
from places.models import Sentence, VisionDraft
from places.retention.queries.sizes import WorkshopSize, of_workshop
from tests.builders.rooms import Room


def test_people_photos_and_sentences_of_this_workshop(
    room: Room, other_room: Room, django_assert_num_queries: Any
) -> None:
    for person in room.people:
        room.photo(person)
    room.photo(room.people[0], state=PhotoState.WITHDRAWN)
    other_room.photo(other_room.people[0])
    draft = VisionDraft.objects.create(workshop=room.workshop)
    Sentence.objects.create(draft=draft, section="so", text="So we will.")
    Sentence.objects.create(draft=draft, section="so", text="Gone.", dropped=True)
    with django_assert_num_queries(3):
        assert of_workshop(room.workshop.pk) == WorkshopSize(people=4, photos=4, sentences=1)
