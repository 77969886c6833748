"""Data folders of earlier versions: a backup is made, then they are brought up to date, and every page opens."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.urls import reverse

from places.management.backups import back_up_before_migrations, remove_old_backups
from places.management.database_file import DatabaseUnusable
from places.management.opening import prepare_data
from places.models import Photo, Sentence
from tests.builders.stored_folders import NAMES, NEWEST, put_in_place, stored_room, unpacked

PAGES = ("wall", "board", "combine", "weigh", "results", "vision", "desk")


@pytest.fixture
def data(on_disk: Path, settings: LazySettings, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A stored data folder, whose database the test reads and writes."""
    folder = unpacked(getattr(request, "param", NEWEST), tmp_path / "stored")
    settings.DATA_DIR, settings.MEDIA_ROOT = folder, folder / "media"
    put_in_place(folder / "placeness.sqlite3", on_disk)
    return folder


def applied(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as opened:
        rows = opened.execute("SELECT name FROM django_migrations WHERE app = 'places' ORDER BY id")
        return [name for (name,) in rows]


@pytest.mark.parametrize("data", NAMES, indirect=True)
def test_the_folder_of_an_earlier_version_is_brought_up_to_date_and_opens(data: Path, on_disk: Path) -> None:
    before = applied(on_disk)
    photos, sentences = Photo.objects.count(), Sentence.objects.count()
    prepare_data()
    assert applied(on_disk)[: len(before)] == before
    assert (Photo.objects.count(), Sentence.objects.count()) == (photos, sentences) != (0, 0)
    room = stored_room()
    for client in (room.leader_client(), room.client(room.people[0])):
        answers = {name: client.get(reverse(name, args=[room.code])).status_code for name in PAGES}
        assert {name: status for name, status in answers.items() if status >= 404} == {}
    kept = next((data / "media").glob("*/*")).name
    picture = room.leader_client().get(reverse("media", args=[kept, "small"]))
    assert (picture.status_code, picture.headers["Content-Type"]) == (200, "image/webp")


@pytest.mark.parametrize("data", ["0003_lines_of_a_board"], indirect=True)
def test_a_backup_of_the_unchanged_database_is_made_before_migrations(data: Path, on_disk: Path) -> None:
    before = applied(on_disk)
    prepare_data()
    (backup,) = (data / "backups").iterdir()
    assert backup.name == "before-places-0004_headings.sqlite3"
    assert backup.stat().st_mode & 0o777 == 0o600
    assert (applied(backup), len(applied(on_disk)) > len(before)) == (before, True)
    prepare_data()
    assert list((data / "backups").iterdir()) == [backup]


def test_there_is_no_backup_of_a_new_database_or_one_that_is_up_to_date(
    on_disk: Path, tmp_path: Path
) -> None:
    assert back_up_before_migrations(tmp_path / "none.sqlite3", tmp_path / "backups") is None
    assert back_up_before_migrations(on_disk, tmp_path / "backups") is None
    assert not (tmp_path / "backups").exists()


@pytest.mark.parametrize("data", ["0003_lines_of_a_board"], indirect=True)
def test_a_backup_that_cannot_be_written_leaves_the_database_unchanged(data: Path, on_disk: Path) -> None:
    (data / "backups").mkdir()
    (data / "backups" / "before-places-0004_headings.sqlite3" / "in the way").mkdir(parents=True)
    before = applied(on_disk)
    with pytest.raises(DatabaseUnusable, match="A backup is made before the database is brought up to date"):
        prepare_data()
    assert applied(on_disk) == before


def test_backups_are_removed_when_they_are_old(tmp_path: Path) -> None:
    copy = tmp_path / "before-places-0004_headings.sqlite3"
    for path in (copy, tmp_path / "other.sqlite3"):
        path.touch()
    remove_old_backups(tmp_path)
    assert copy.exists()
    remove_old_backups(tmp_path, days=0)
    assert [path.name for path in tmp_path.iterdir()] == ["other.sqlite3"]
