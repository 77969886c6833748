"""Parts of a stored picture are hidden for good, in every size; the picture as it was is nowhere any more."""

from collections.abc import Iterator

import pytest
from django.conf import LazySettings
from django.core.files.storage import default_storage

from places import imaging
from places.enums import Erased, Kind, PhotoState, Role, Stage
from places.errors import Missing, NotYours, Stale
from places.imaging.areas import WHOLE, Area
from places.models import Photo
from places.photos.actions import blurring, visibility
from places.rules import Actor
from places.storage import VARIANTS, variant_path
from places.workshops.actions.erasures import ledger
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room

LEFT = Area(0, 0, 0.5, 1)


@pytest.fixture(scope="module", autouse=True)
def _children_end() -> Iterator[None]:
    yield
    imaging.stop()


def brought(room: Room, **fields: object) -> Photo:
    return room.photo(
        room.people[0], "Only the lake", key=stored_picture(320, 240), width=320, height=240, **fields
    )


@pytest.mark.django_db(transaction=True)
def test_the_picture_is_another_one_in_every_size(
    room: Room, other_room: Room, settings: LazySettings
) -> None:
    photo, mira = brought(room), room.actor(room.people[0])
    before = photo.key
    blurring.blur(actor=mira, photo_id=photo.pk, areas=[WHOLE])
    photo.refresh_from_db()
    assert (photo.key != before, photo.rev, photo.essence) == (True, 1, "Only the lake")
    assert (photo.width, photo.height, photo.state) == (320, 240, PhotoState.BROUGHT)
    assert photo.blurred_at
    assert photo.placeholder.startswith("data:image/webp")
    for variant in VARIANTS:
        assert not default_storage.exists(variant_path(before, variant))
        assert default_storage.exists(variant_path(photo.key, variant))
    assert room.log == [(Kind.PHOTO_BLURRED, {"photo": photo.pk, "host": False})]
    assert [(entry.kind, entry.number) for entry in ledger()] == [(Erased.PICTURE, photo.pk)]
    assert other_room.log == []


def test_those_who_run_the_room_may_and_the_log_says_so(room: Room) -> None:
    room.at(Stage.SHARE)
    photo = brought(room)
    for actor in (room.leading, Actor(room.workshop.pk, Role.HOST, room.people[2].pk)):
        blurring.blur(actor=actor, photo_id=photo.pk, areas=[LEFT])
    assert room.log == [(Kind.PHOTO_BLURRED, {"photo": photo.pk, "host": True})] * 2


def test_others_may_not(room: Room, other_room: Room) -> None:
    photo, words = brought(room), room.photo(room.people[0], "words only")
    sam, mira = room.actor(room.people[1]), room.actor(room.people[0])
    with pytest.raises(NotYours):
        blurring.blur(actor=sam, photo_id=photo.pk, areas=[WHOLE])
    for actor, number in ((mira, words.pk), (other_room.leading, photo.pk), (mira, 10**6)):
        with pytest.raises(Missing):
            blurring.blur(actor=actor, photo_id=number, areas=[WHOLE])
    photo.refresh_from_db()
    assert (photo.rev, photo.blurred_at) == (0, None)
    assert default_storage.exists(variant_path(photo.key, "master"))


@pytest.mark.parametrize(
    ("state", "who", "may"),
    [
        (PhotoState.STARTED, "owner", True),
        (PhotoState.STARTED, "leader", False),
        (PhotoState.REPORTED, "owner", False),
        (PhotoState.REPORTED, "leader", True),
        (PhotoState.SEALED, "owner", False),
        (PhotoState.SEALED, "leader", False),
        (PhotoState.HIDDEN, "leader", True),
    ],
)
def test_by_state(room: Room, state: PhotoState, who: str, *, may: bool) -> None:
    photo = brought(room, state=state)
    actor = room.leading if who == "leader" else room.actor(room.people[0])
    figures = {"picture": "d" * 32, "colour": "#000000", "placeholder": ""}
    if may:
        done = blurring.exchange(actor=actor, photo_id=photo.pk, seen=photo.key, **figures)
        kind = Kind.PHOTO_DESCRIBED if state == PhotoState.STARTED else Kind.PHOTO_BLURRED
        assert done.kind == kind
    else:
        with pytest.raises(Missing):
            blurring.exchange(actor=actor, photo_id=photo.pk, seen=photo.key, **figures)


def test_two_at_once_hide_both(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second one finds the picture exchanged, and begins again with the new one."""
    photo, mira = brought(room), room.actor(room.people[0])
    made = blurring._with_areas_hidden

    def overtaken(seen: str, *rest: object) -> imaging.Ingested:
        monkeypatch.setattr(blurring, "_with_areas_hidden", made)
        found = made(seen, *rest)  # type: ignore[arg-type]
        blurring.blur(actor=room.leading, photo_id=photo.pk, areas=[LEFT])
        return found

    monkeypatch.setattr(blurring, "_with_areas_hidden", overtaken)
    blurring.blur(actor=mira, photo_id=photo.pk, areas=[Area(0.5, 0, 0.5, 1)])
    photo.refresh_from_db()
    assert (photo.rev, len(room.log)) == (2, 2)
    with pytest.raises(Stale):
        blurring.exchange(
            actor=mira, photo_id=photo.pk, seen="e" * 32, picture="f" * 32, colour="", placeholder=""
        )


def test_one_that_was_taken_back_meanwhile_leaves_no_file(room: Room) -> None:
    photo, mira = brought(room), room.actor(room.people[0])
    visibility.withdraw(actor=mira, photo_id=photo.pk)
    with pytest.raises(Missing):
        blurring.blur(actor=mira, photo_id=photo.pk, areas=[WHOLE])


def test_one_that_came_out_of_a_backup_is_hidden_whole(room: Room) -> None:
    photo = brought(room, state=PhotoState.SEALED)
    before = photo.key
    blurring.cover_again(actor=room.leading, photo_id=photo.pk)
    photo.refresh_from_db()
    assert photo.key != before
    with pytest.raises(NotYours):
        blurring.cover_again(actor=room.actor(room.people[0]), photo_id=photo.pk)
