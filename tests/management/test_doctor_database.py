"""What is wrong within a database is found."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import connection
from django.utils import timezone

from places.enums import Erased, Section
from places.management import doctor_database
from places.management.findings import Level
from places.models import Erasure, Place, Sentence
from places.workshops.actions import erasure_file
from places.workshops.actions.erasure_file import LedgerEntry
from tests.builders.rooms import Room, open_room
from tests.builders.visions import add, open_vision


@pytest.fixture(autouse=True)
def _own_ledger(settings: LazySettings, tmp_path: Path) -> None:
    settings.ERASURES_FILE = tmp_path / "erasures.jsonl"


def test_a_reference_to_nothing_is_named(on_disk: Path) -> None:
    open_room()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys=OFF")
        cursor.execute("DELETE FROM places_place")
    finding = next(one for one in doctor_database.integrity() if "places_workshop " in one.sentence)
    assert (finding.level, "places_workshop refers to no places_place" in finding.sentence) == (
        Level.FAULT,
        True,
    )
    assert "placeness restore" in finding.remedy


def test_another_version_is_told(on_disk: Path) -> None:
    (finding,) = doctor_database.version()
    assert finding.level == Level.OK
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('places', '9999_x', '')")
    (finding,) = doctor_database.version()
    assert (finding.level, "9999_x" in finding.sentence) == (Level.FAULT, True)


def test_versions_of_a_text_whose_draft_is_gone_are_counted(db: None) -> None:
    room = open_vision()
    number = add(room, Section.SO, "Our harbour")
    assert [finding.level for finding in doctor_database.history()] == [Level.OK]
    Sentence.objects.get(pk=number).draft.delete()
    (finding,) = doctor_database.history()
    assert finding.level == Level.FAULT
    assert "kept versions in places_historicalsentence belong to nothing" in finding.sentence


def test_what_came_back_and_a_ledger_that_differs_are_told(room: Room) -> None:
    assert [finding.level for finding in doctor_database.erasures()] == [Level.OK]
    at = timezone.now()
    erasure_file.append([LedgerEntry(Erased.PHOTO, 99, room.workshop.pk, at)])
    (finding,) = doctor_database.erasures()
    assert (finding.level, "1 entries" in finding.sentence) == (Level.NOTE, True)
    photo = room.photo(room.people[0], "ours")
    later = timezone.now()
    Erasure.objects.create(kind=Erased.PHOTO, number=photo.pk, workshop=room.workshop.pk, at=later)
    (finding,) = doctor_database.erasures()
    assert (finding.level, "1 things that were erased" in finding.sentence) == (Level.FAULT, True)
    assert Place.objects.exists()
