"""What had been erased and came back is erased again: pictures, people, workshops; what is new under its id is not."""

import datetime
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.utils import timezone

from places import imaging
from places.enums import Erased, Ground, PhotoState
from places.management.erasing_again import came_back, erase_again
from places.models import ErasureReport, Participant, Photo, Workshop
from places.workshops.actions import erasure_file
from places.workshops.actions.erasure_file import LedgerEntry
from places.workshops.actions.erasures import complete_ledgers
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room

SECOND = datetime.timedelta(seconds=1)


@pytest.fixture(autouse=True)
def _own_ledger(settings: LazySettings, tmp_path: Path) -> None:
    settings.ERASURES_FILE = tmp_path / "erasures.jsonl"


def note(kind: Erased, number: int, workshop: int, at: datetime.datetime | None = None) -> None:
    erasure_file.append([LedgerEntry(kind, number, workshop, at or timezone.now() + SECOND)])


def test_a_picture_is_taken_back_again(room: Room) -> None:
    photo, other = room.photo(room.people[0], "ours"), room.photo(room.people[0], "other")
    note(Erased.PHOTO, photo.pk, room.workshop.pk)
    assert erase_again() == 1
    photo.refresh_from_db()
    other.refresh_from_db()
    assert (photo.state, photo.essence, other.essence) == (PhotoState.WITHDRAWN, "", "other")
    assert (came_back(), erase_again()) == ([], 0)


def test_a_picture_as_it_was_before_parts_were_hidden_is_hidden_whole(room: Room) -> None:
    photo = room.photo(room.people[0], "ours", key=stored_picture(64, 48), width=64, height=48)
    later = timezone.now()
    blurred = room.photo(room.people[0], "other", key="b" * 32, blurred_at=later + SECOND)
    for each in (photo, blurred):
        note(Erased.PICTURE, each.pk, room.workshop.pk, later)
    assert [entry.number for entry in came_back()] == []
    complete_ledgers()
    assert [entry.number for entry in came_back()] == [photo.pk]
    assert erase_again() == 1
    before = photo.key
    photo.refresh_from_db()
    assert (photo.key != before, photo.essence) == (True, "ours")
    assert (came_back(), erase_again()) == ([], 0)
    imaging.stop()


def test_a_person_is_erased_again_with_their_pictures(room: Room) -> None:
    person = room.people[0]
    photo = room.photo(person, "ours")
    note(Erased.PARTICIPANT, person.pk, room.workshop.pk)
    assert erase_again() == 1
    before = person.first_name, person.return_digest, person.token
    person.refresh_from_db()
    assert person.erased_at
    after = person.first_name, person.return_digest, person.token
    assert all(old != new for old, new in zip(before, after, strict=True))
    assert Photo.objects.get(pk=photo.pk).essence == ""
    assert (came_back(), erase_again()) == ([], 0)


def test_entries_that_meet_in_one_picture_do_not_hinder_each_other(room: Room) -> None:
    person, other = room.people[0], room.people[1]
    photo, locked = room.photo(person, "ours"), room.photo(other, "locked", state=PhotoState.SEALED)
    for _time in range(2):
        note(Erased.PHOTO, photo.pk, room.workshop.pk)
        note(Erased.PHOTO, locked.pk, room.workshop.pk)
        note(Erased.PARTICIPANT, person.pk, room.workshop.pk)
    assert erase_again() == 3
    assert set(Photo.objects.values_list("state", "essence")) == {(PhotoState.WITHDRAWN, "")}
    assert (came_back(), erase_again()) == ([], 0)


def test_pictures_of_a_deleted_workshop_go_with_it(room: Room) -> None:
    photo = room.photo(room.people[0], "ours")
    Workshop.every.update(deleted_at=timezone.now())
    note(Erased.PHOTO, photo.pk, room.workshop.pk)
    assert (came_back(), erase_again()) == ([], 0)


def test_a_workshop_is_erased_again(room: Room, other_room: Room) -> None:
    note(Erased.WORKSHOP, room.workshop.pk, room.workshop.pk)
    assert erase_again() == 1
    assert list(Workshop.every.all()) == [other_room.workshop]
    assert ErasureReport.objects.get().ground == Ground.LEDGER
    assert (came_back(), erase_again()) == ([], 0)


def test_what_was_made_later_under_the_same_id_stays(room: Room) -> None:
    photo = room.photo(room.people[0], "new")
    earlier = timezone.now() - datetime.timedelta(days=1)
    for kind, number in (
        (Erased.PHOTO, photo.pk),
        (Erased.PARTICIPANT, room.people[0].pk),
        (Erased.WORKSHOP, room.workshop.pk),
    ):
        note(kind, number, room.workshop.pk, earlier)
    assert erase_again() == 0
    assert (Photo.objects.get(pk=photo.pk).essence, Participant.objects.count()) == ("new", 4)
