"""What an installation holds before a backup replaces it."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import connection, connections

from places.enums import Erased, Kind
from places.management.present_data import PresentData
from places.models import Activity, Erasure, Place
from places.workshops.actions import erasure_file
from tests.builders.rooms import open_room


@pytest.fixture(autouse=True)
def _own_ledger(settings: LazySettings, tmp_path: Path) -> None:
    settings.ERASURES_FILE = tmp_path / "erasures.jsonl"


def test_a_sound_database_tells_its_acts_and_ids(on_disk: Path) -> None:
    room = open_room()
    Place.objects.create(name="Kiruna").delete()
    first, _second = (Activity.record(room.leading, Kind.DOOR_MOVED) for _ in range(2))
    present = PresentData()
    assert (present.exists, present.is_sound) == (True, True)
    assert (present.acts_after(0), present.acts_after(first.pk)) == (2, 1)
    assert present.highest_ids()["places_place"] == room.workshop.place_id + 1


def test_what_only_the_database_knows_of_erasures_is_written_into_the_file(on_disk: Path) -> None:
    room = open_room()
    at = room.workshop.opened_at
    Erasure.objects.create(kind=Erased.PHOTO, number=7, workshop=room.workshop.pk, at=at)
    PresentData().complete_ledger()
    assert [entry.number for entry in erasure_file.read()] == [7]


def test_no_database_has_lost_nothing(on_disk: Path) -> None:
    connections.close_all()
    for path in on_disk.parent.glob(f"{on_disk.name}*"):
        path.unlink()
    present = PresentData()
    assert (present.exists, present.is_sound) == (False, False)
    assert (present.acts_after(3), present.highest_ids()) == (0, {})


def test_of_a_damaged_or_older_database_nothing_can_be_told(on_disk: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'places'")
    assert PresentData().acts_after(0) is None
    connections.close_all()
    on_disk.write_bytes(b"no database" * 100)
    damaged = PresentData()
    assert (damaged.exists, damaged.acts_after(0), damaged.highest_ids()) == (True, None, {})
    damaged.complete_ledger()
    assert erasure_file.read() == []
