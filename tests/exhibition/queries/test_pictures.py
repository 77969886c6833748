"""A picture is shown outside only while its owner, the people in it and the room allow it."""

import pytest

from places.enums import People, PhotoAudience, PhotoState
from places.exhibition.queries.pictures import is_shared
from places.models import Photo
from tests.builders.rooms import Room


@pytest.mark.parametrize(
    ("changed", "shared"),
    [
        ({}, True),
        ({"audience": PhotoAudience.PUBLIC}, True),
        ({"audience": PhotoAudience.ROOM}, False),
        ({"people": People.UNASKED}, False),
        ({"state": PhotoState.HIDDEN}, False),
        ({"state": PhotoState.WITHDRAWN}, False),
    ],
)
def test_by_consent_and_state(room: Room, changed: dict[str, str], shared: bool) -> None:
    photo = room.photo(room.people[0], key="a" * 32, audience=PhotoAudience.REPORT)
    Photo.objects.filter(pk=photo.pk).update(**changed)
    assert is_shared(room.workshop.pk, "a" * 32) is shared


def test_of_this_workshop_only(room: Room, other_room: Room) -> None:
    other_room.photo(other_room.people[0], key="a" * 32, audience=PhotoAudience.REPORT)
    room.photo(room.people[0], "Words only", audience=PhotoAudience.REPORT)
    assert [is_shared(room.workshop.pk, key) for key in ("a" * 32, "")] == [False, False]
