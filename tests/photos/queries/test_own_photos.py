"""All photos of one person, for their own page."""

from typing import Any

from places.codes import show_code
from places.enums import PhotoState
from places.photos.actions import themes
from places.photos.queries.own_photos import own_photos
from tests.builders.rooms import Room


def test_everything_but_what_was_taken_back_in_two_queries(
    room: Room, other_room: Room, django_assert_num_queries: Any
) -> None:
    mira = room.people[0]
    made = {state: room.photo(mira, f"It is {state}", state=state) for state in PhotoState}
    room.photo(room.people[1])
    themes.choose(actor=room.actor(mira), photo_id=made[PhotoState.BROUGHT].pk, words=["Ice"])
    with django_assert_num_queries(2):
        found = {photo.state: photo for photo in own_photos(room.workshop.pk, mira.pk)}
    assert list(found) == [state for state in PhotoState if state != PhotoState.WITHDRAWN]
    brought = found[PhotoState.BROUGHT]
    assert (brought.reference, [theme.name for theme in brought.themes]) == (
        show_code(made[PhotoState.BROUGHT].reference),
        ["Ice"],
    )
    assert {state for state, photo in found.items() if photo.is_looked_at} == {"reported", "sealed"}
    assert {state for state, photo in found.items() if photo.is_begun} == {"started"}
