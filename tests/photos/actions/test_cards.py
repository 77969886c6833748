"""A photo's card: found for its owner only, counted, and the newest line about it."""

import pytest

from places.enums import Kind, PhotoState, Role
from places.errors import Missing, NotYours
from places.models import Activity, Photo
from places.photos.actions import cards
from places.rules import Actor
from tests.builders.rooms import Room


@pytest.mark.parametrize("state", [PhotoState.STARTED, PhotoState.BROUGHT, PhotoState.HIDDEN])
def test_ones_own_photo_is_found(room: Room, state: PhotoState) -> None:
    photo = room.photo(room.people[0], state=state)
    assert cards.own_photo(room.actor(room.people[0]), photo.pk) == photo


def test_no_other_is(room: Room, other_room: Room) -> None:
    mira = room.actor(room.people[0])
    withdrawn = room.photo(room.people[0], state=PhotoState.WITHDRAWN)
    for photo in (withdrawn, room.photo(room.people[1]), other_room.photos[0]):
        with pytest.raises(Missing):
            cards.own_photo(mira, photo.pk)
    with pytest.raises(Missing):
        cards.own_photo(
            Actor(other_room.workshop.pk, Role.PARTICIPANT, mira.me), room.photo(room.people[0]).pk
        )
    with pytest.raises(NotYours, match="have joined"):
        cards.own_photo(room.leading, withdrawn.pk)


def test_each_saving_counts(room: Room) -> None:
    photo = room.photo(room.people[0])
    for rev in (1, 2):
        photo.see = f"See {rev}"
        cards.save_card(photo)
        assert Photo.objects.values_list("rev", "see").get() == (rev, f"See {rev}")


def test_the_newest_line_of_that_kind_about_that_photo(room: Room, other_room: Room) -> None:
    photo, second = room.photo(room.people[0]), room.photo(room.people[0])
    mira = room.actor(room.people[0])
    Activity.record(mira, Kind.PHOTO_HIDDEN, photo=photo.pk)
    newest = Activity.record(mira, Kind.PHOTO_HIDDEN, photo=photo.pk)
    Activity.record(mira, Kind.PHOTO_SHOWN, photo=photo.pk)
    Activity.record(mira, Kind.PHOTO_HIDDEN, photo=second.pk)
    Activity.record(other_room.leading, Kind.PHOTO_HIDDEN, photo=photo.pk)
    assert cards.line_of(photo, Kind.PHOTO_HIDDEN) == newest
    assert cards.line_of(second, Kind.PHOTO_SHOWN, Kind.PHOTO_HIDDEN).data == {"photo": second.pk}
    with pytest.raises(Missing):
        cards.line_of(second, Kind.PHOTO_SHOWN)
