"""The card of one's own photo, and what the log says of a change of it."""

import pytest

from places.enums import Kind, PhotoState, Stage
from places.errors import Missing
from places.photos.actions.own_cards import change_of, line_of, own_photo, save_card, wait_again
from tests.builders.rooms import Room


def test_ones_own_photo_alone_is_found(room: Room) -> None:
    photo = room.photo(room.people[0])
    assert own_photo(room.actor(room.people[0]), photo.pk) == photo
    with pytest.raises(Missing):
        own_photo(room.actor(room.people[1]), photo.pk)
    photo.state = PhotoState.WITHDRAWN
    save_card(photo)
    with pytest.raises(Missing):
        own_photo(room.actor(room.people[0]), photo.pk)


@pytest.mark.parametrize(
    ("state", "kind", "data"),
    [
        (PhotoState.STARTED, Kind.PHOTO_DESCRIBED, {}),
        (PhotoState.WAITING, Kind.PHOTO_DESCRIBED, {"waits": True}),
        (PhotoState.BROUGHT, Kind.PHOTO_CHANGED, {}),
        (PhotoState.HIDDEN, Kind.PHOTO_CHANGED, {}),
    ],
)
def test_what_the_room_does_not_see_yet_is_no_more_than_described(
    room: Room, state: PhotoState, kind: Kind, data: dict[str, bool]
) -> None:
    photo = room.photo(room.people[0], state=state)
    entry = change_of(photo, Kind.PHOTO_CHANGED)
    assert (entry.kind, entry.data) == (kind, {"photo": photo.pk, **data})


def test_a_host_who_hides_parts_of_a_picture_that_waits_is_in_the_audit_log(room: Room) -> None:
    photo = room.photo(room.people[0], state=PhotoState.WAITING)
    entry = change_of(photo, Kind.PHOTO_BLURRED, host=True)
    assert (entry.kind, entry.data["waits"]) == (Kind.PHOTO_BLURRED, True)
    assert change_of(photo, Kind.PHOTO_BLURRED, host=False).kind == Kind.PHOTO_DESCRIBED


def test_a_photo_that_waits_again_is_hidden_by_nobody(room: Room) -> None:
    photo = room.at(Stage.SHARE).photo(room.people[0])
    entry = wait_again(photo)
    photo.refresh_from_db()
    assert (photo.state, photo.rev, entry.kind, entry.data["host"]) == (
        PhotoState.WAITING,
        1,
        Kind.PHOTO_HIDDEN,
        False,
    )


def test_a_photo_without_such_a_line_is_missing(room: Room) -> None:
    with pytest.raises(Missing):
        line_of(room.photo(room.people[0]), Kind.PHOTO_BROUGHT)
