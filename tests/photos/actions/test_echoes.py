"""What speaks to me too: only its owner learns of it, and it goes with the one who said it."""

import pytest

from places.enums import PhotoState, Stage
from places.errors import Missing, NotNow, NotYours
from places.home.actions.erasing import erase_mine
from places.home.queries.things import things
from places.models import Echo, Photo
from places.photos.actions import echoes, visibility
from places.photos.queries.echoes import heard
from tests.builders.rooms import Room


@pytest.fixture
def photo(room: Room) -> Photo:
    room.at(Stage.SHARE)
    return room.photo(room.people[0], "The lake")


def test_it_is_told_once_and_taken_back(room: Room, photo: Photo) -> None:
    sam = room.actor(room.people[1])
    for named in (False, True, True):
        echoes.give(actor=sam, photo_id=photo.pk, named=named)
    assert list(Echo.objects.values_list("photo", "giver", "named")) == [(photo.pk, room.people[1].pk, True)]
    assert room.log == []
    photo.refresh_from_db()
    assert photo.rev == 0
    for _time in range(2):
        echoes.take_back(actor=sam, photo_id=photo.pk)
    assert Echo.objects.count() == 0


def test_not_of_ones_own_nor_of_what_the_room_does_not_see(
    room: Room, other_room: Room, photo: Photo
) -> None:
    other_room.at(Stage.SHARE)
    hidden = room.photo(room.people[2], "hidden", state=PhotoState.HIDDEN)
    mira, sam, stranger = (
        room.actor(room.people[0]),
        room.actor(room.people[1]),
        other_room.actor(other_room.people[0]),
    )
    for actor, number in ((mira, photo.pk), (sam, hidden.pk), (stranger, photo.pk), (sam, 10**6)):
        with pytest.raises(Missing):
            echoes.give(actor=actor, photo_id=number)
    with pytest.raises(NotYours):
        echoes.give(actor=room.leading, photo_id=photo.pk)
    room.at(Stage.GATHER)
    with pytest.raises(NotNow):
        echoes.give(actor=sam, photo_id=photo.pk)
    assert Echo.objects.count() == 0


def test_others_take_nothing_back(room: Room, other_room: Room, photo: Photo) -> None:
    echoes.give(actor=room.actor(room.people[1]), photo_id=photo.pk)
    echoes.take_back(actor=room.actor(room.people[2]), photo_id=photo.pk)
    echoes.take_back(actor=other_room.actor(other_room.people[1]), photo_id=photo.pk)
    assert Echo.objects.count() == 1


def test_it_goes_with_the_picture_and_with_the_giver(room: Room, photo: Photo) -> None:
    sam = room.actor(room.people[1])
    echoes.give(actor=sam, photo_id=photo.pk, named=True)
    (said,) = things(room.workshop.pk, room.people[1].pk).echoes
    assert said.id == photo.pk
    visibility.withdraw(actor=room.actor(room.people[0]), photo_id=photo.pk)
    assert Echo.objects.count() == 0
    another = room.photo(room.people[2], "The match")
    echoes.give(actor=sam, photo_id=another.pk, named=True)
    erase_mine(actor=sam)
    assert (Echo.objects.count(), heard(another.pk).names) == (0, ())
