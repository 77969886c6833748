"""Taken back for good, hidden and shown: what is left of a photo, and who may."""

import pytest
from django.core.files.storage import default_storage

from places.enums import Erased, Kind, People, PhotoAudience, PhotoState, Role, Stage
from places.errors import Missing, NotNow, NotYours
from places.models import Activity, Photo, Theme
from places.photos.actions import themes, visibility
from places.rules import Actor
from places.storage import VARIANTS, variant_path
from places.workshops.actions.erasures import ledger
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room, every_row

KEY = "a" * 32


def full_photo(room: Room, **fields: object) -> Photo:
    """A photo of Mira's with all its words, lenses and files."""
    return room.photo(
        room.people[0],
        "Only the lake",
        key=stored_picture(64, 48),
        width=64,
        height=48,
        colour="#1e5b73",
        placeholder="data:",
        sha256="c" * 64,
        see="A lake",
        belonging="When I swam",
        unique_here=2,
        brings_together=1,
        gives_energy=0,
        audience=PhotoAudience.PUBLIC,
        people=People.ME,
        **fields,
    )


@pytest.mark.django_db(transaction=True)
def test_nothing_of_a_withdrawn_photo_is_left(room: Room, other_room: Room) -> None:
    photo, mira = full_photo(room), room.actor(room.people[0])
    files = photo.key
    visibility.withdraw(actor=mira, photo_id=photo.pk)
    photo.refresh_from_db()
    words = {photo.see, photo.essence, photo.belonging, photo.people, photo.colour, photo.placeholder}
    assert words == {photo.key, photo.sha256} == {""}
    assert {photo.unique_here, photo.brings_together, photo.gives_energy} == {None}
    assert (photo.state, photo.audience, photo.width, photo.height) == (
        PhotoState.WITHDRAWN,
        PhotoAudience.ROOM,
        0,
        0,
    )
    assert (photo.rev, photo.participant, photo.upload_key) == (1, room.people[0], photo.upload_key)
    assert not any(default_storage.exists(variant_path(files, variant)) for variant in VARIANTS)
    assert room.log == [(Kind.PHOTO_WITHDRAWN, {"photo": photo.pk, "themes": []})]
    assert other_room.log == []


@pytest.mark.parametrize("state", [PhotoState.STARTED, PhotoState.BROUGHT, PhotoState.HIDDEN])
def test_files_stay_until_the_commit(
    room: Room, state: PhotoState, django_capture_on_commit_callbacks: object
) -> None:
    photo = full_photo(room, state=state)
    files = variant_path(photo.key, "master")
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        visibility.withdraw(actor=room.actor(room.people[0]), photo_id=photo.pk)
        assert default_storage.exists(files)
    assert not default_storage.exists(files)


def test_its_words_go_with_it_unless_they_stand_elsewhere(room: Room, other_room: Room) -> None:
    photo, other = room.photo(room.people[0]), room.photo(room.people[1])
    starter = Theme.objects.create(
        workshop=room.workshop, name="Water", key="water", slug="w", is_starter=True
    )
    theirs = Theme.objects.create(workshop=other_room.workshop, name="Ice", key="ice", slug="ice")
    mira, sam = room.actor(room.people[0]), room.actor(room.people[1])
    themes.choose(actor=mira, photo_id=photo.pk, words=["Ice", "Snow", "Water"])
    themes.choose(actor=sam, photo_id=other.pk, words=["Snow"])
    gone = sorted(photo.themed_photos.values_list("tag_id", flat=True))
    visibility.withdraw(actor=mira, photo_id=photo.pk)
    assert set(Theme.objects.values_list("name", "workshop")) == {
        ("Snow", room.workshop.pk),
        ("Water", room.workshop.pk),
        ("Ice", other_room.workshop.pk),
    }
    assert Theme.objects.filter(pk__in=(starter.pk, theirs.pk)).count() == 2
    kind, data = room.log[-1]
    assert (kind, sorted(data["themes"])) == (Kind.PHOTO_WITHDRAWN, gone)


def test_one_takes_back_ones_own_once_at_any_stage(room: Room, other_room: Room) -> None:
    mine, theirs = room.photo(room.people[0]), room.photo(room.people[1])
    mira = room.at(Stage.CLOSE).actor(room.people[0])
    first = visibility.withdraw(actor=mira, photo_id=mine.pk, key=KEY)
    before = every_row()
    assert visibility.withdraw(actor=mira, photo_id=mine.pk, key=KEY) == first
    for photo in (mine, theirs, other_room.photos[0]):
        with pytest.raises(Missing):
            visibility.withdraw(actor=mira, photo_id=photo.pk)
    with pytest.raises(NotYours):
        visibility.withdraw(actor=room.leading, photo_id=theirs.pk)
    assert every_row() == before


@pytest.mark.parametrize("stage", [Stage.GATHER, Stage.SHARE, Stage.CLOSE])
def test_runners_hide_and_show(room: Room, other_room: Room, stage: Stage) -> None:
    photo = room.photo(room.people[0])
    themes.choose(actor=room.actor(room.people[0]), photo_id=photo.pk, words=["Ice"])
    data = {"photo": photo.pk, "themes": [Theme.objects.get().pk]}
    leading = room.at(stage).leading
    hidden = visibility.hide(actor=leading, photo_id=photo.pk, key=KEY)
    photo.refresh_from_db()
    assert (photo.state, photo.rev) == (PhotoState.HIDDEN, 2)
    before = every_row()
    assert visibility.hide(actor=leading, photo_id=photo.pk, key=KEY) == hidden
    assert visibility.hide(actor=leading, photo_id=photo.pk) == hidden
    assert every_row() == before
    shown = visibility.show(actor=leading, photo_id=photo.pk)
    photo.refresh_from_db()
    assert (photo.state, photo.rev, photo.essence) == (PhotoState.BROUGHT, 3, "Essence 1")
    assert visibility.show(actor=leading, photo_id=photo.pk) == shown
    assert room.log[1:] == [(Kind.PHOTO_HIDDEN, data), (Kind.PHOTO_SHOWN, data)]
    assert other_room.log == []


def test_showing_what_was_never_hidden_is_absorbed(room: Room) -> None:
    brought, from_a_file = room.photo(room.people[0]), room.photo(room.people[0])
    line = Activity.record(room.actor(room.people[0]), Kind.PHOTO_BROUGHT, photo=brought.pk)
    before = every_row()
    assert visibility.show(actor=room.leading, photo_id=brought.pk) == line
    with pytest.raises(Missing):
        visibility.show(actor=room.leading, photo_id=from_a_file.pk)
    assert every_row() == before


def test_hosts_may_and_others_may_not(room: Room, other_room: Room) -> None:
    photo = room.photo(room.people[0])
    before = every_row()
    for somebody in room.people:
        with pytest.raises(NotYours):
            visibility.hide(actor=room.actor(somebody), photo_id=photo.pk)
        with pytest.raises(NotYours):
            visibility.show(actor=room.actor(somebody), photo_id=photo.pk)
    unseen = [room.photo(room.people[0], state=s) for s in (PhotoState.STARTED, PhotoState.WITHDRAWN)]
    for other in (*unseen, other_room.photos[0]):
        with pytest.raises(Missing):
            visibility.hide(actor=room.leading, photo_id=other.pk)
        with pytest.raises(Missing):
            visibility.show(actor=room.leading, photo_id=other.pk)
    assert every_row()["Activity"] == before["Activity"]
    room.people[1].is_host = True
    visibility.hide(actor=room.actor(room.people[1]), photo_id=photo.pk)
    assert Photo.objects.get(pk=photo.pk).state == PhotoState.HIDDEN


def test_a_leader_erases_anybodys_and_a_locked_one_too(room: Room, other_room: Room) -> None:
    photo = room.photo(room.people[0], "Only the lake", state=PhotoState.SEALED)
    with pytest.raises(NotNow):
        visibility.withdraw(actor=room.actor(room.people[0]), photo_id=photo.pk)
    host = room.people[1]
    host.is_host = True
    with pytest.raises(NotYours):
        visibility.erase(actor=room.actor(host), photo_id=photo.pk)
    visibility.erase(actor=room.leading, photo_id=photo.pk)
    photo.refresh_from_db()
    assert (photo.state, photo.essence) == (PhotoState.WITHDRAWN, "")
    for gone in (photo, other_room.photos[0]):
        with pytest.raises(Missing):
            visibility.erase(actor=room.leading, photo_id=gone.pk)


def test_out_of_sight_locked_and_back(room: Room) -> None:
    photo = room.photo(room.people[0])
    visibility.put_out_of_sight(actor=Actor(room.workshop.pk, Role.NEWCOMER), photo_id=photo.pk)
    assert Photo.objects.get(pk=photo.pk).state == PhotoState.REPORTED
    visibility.lock(actor=room.leading, photo_id=photo.pk)
    assert Photo.objects.get(pk=photo.pk).state == PhotoState.SEALED
    visibility.unlock(actor=room.leading, photo_id=photo.pk, state=PhotoState.BROUGHT)
    assert Photo.objects.get(pk=photo.pk).state == PhotoState.BROUGHT
    assert [kind for kind, _data in room.log] == [Kind.PHOTO_HIDDEN, Kind.PHOTO_HIDDEN, Kind.PHOTO_SHOWN]


def test_what_is_erased_stands_in_the_ledger(room: Room) -> None:
    photo = room.photo(room.people[0])
    visibility.withdraw(actor=room.actor(room.people[0]), photo_id=photo.pk)
    entry = ledger()[-1]
    assert (entry.kind, entry.number, entry.workshop) == (Erased.PHOTO, photo.pk, room.workshop.pk)
