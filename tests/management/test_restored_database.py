"""The database of a backup is prepared: what was handed out ends, ids go on, and it is of this version."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import connection
from django_tasks_db.models import DBTaskResult

from places.enums import Kind
from places.management.database_copies import copy_file
from places.management.restored_database import RestoredTooNew, renew, used
from places.models import Activity, Leader, Place, ShareLink, Workshop
from tests.builders.rooms import open_room
from tests.jobs.rows import enqueued

AT = "2026-11-30T09:00:00+00:00"


@pytest.fixture(autouse=True)
def _own_ledger(settings: LazySettings, tmp_path: Path) -> None:
    settings.ERASURES_FILE = tmp_path / "erasures.jsonl"


@pytest.fixture
def copy(on_disk: Path, tmp_path: Path) -> Path:
    room = open_room()
    Leader.objects.update(last_login=None)
    job = enqueued()
    DBTaskResult.objects.filter(pk=job.pk).update(status="RUNNING")
    ShareLink.objects.create(workshop=room.workshop)
    copy_file(on_disk, tmp_path / "copy.sqlite3")
    Place.objects.filter(pk=room.workshop.place_id).update(name="Boden")
    return tmp_path / "copy.sqlite3"


def test_the_copy_is_changed_and_the_database_in_use_is_not(copy: Path) -> None:
    epoch = Workshop.objects.get().epoch
    assert renew(copy, {"places_place": 70, "places_table_of_old": 3}, at=AT) == 0
    assert (Workshop.objects.get().epoch, Leader.objects.get().last_login) == (epoch, None)
    with used(copy):
        assert Workshop.objects.get().epoch != epoch
        assert Leader.objects.get().last_login
        assert [job.status for job in DBTaskResult.objects.all()] == ["READY"]
        assert ShareLink.objects.count() == 0
        line = Activity.objects.latest("revision")
        assert (line.kind, line.data, line.leader) == (Kind.BACKUP_RESTORED, {"at": AT}, None)
        assert Place.objects.create(name="Kiruna").pk == 71
        assert Place.objects.filter(name="Jönköping").exists()
    assert Place.objects.get().name == "Boden"


def test_one_of_a_newer_version_is_refused(copy: Path) -> None:
    with used(copy), connection.cursor() as cursor:
        cursor.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('places', '9999_x', '')")
    with pytest.raises(RestoredTooNew, match="its step 9999_x is not known here"):
        renew(copy, {}, at=AT)
