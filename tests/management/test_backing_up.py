"""A backup is whole: the rows of one moment and their pictures, also while others write, or there is none."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import connection, connections

from places.management import room_on_disk
from places.management.backing_up import (
    UNFINISHED,
    BackupNotMade,
    key_mark,
    make_backup,
    pictures_of,
    remove_unfinished,
)
from places.management.backup_reading import contents, read_manifest, unpack
from places.models import Activity, Photo, Place
from places.storage import forget
from tests.builders.pictures import stored_picture
from tests.builders.rooms import open_room
from tests.builders.small_disks import SmallDisk


@pytest.fixture
def target(on_disk: Path, tmp_path: Path) -> Path:
    """Where a backup is to be; the database holds a room with two pictures."""
    open_room(photos=2)
    for photo in Photo.objects.all():
        Photo.objects.filter(pk=photo.pk).update(key=stored_picture(8, 6))
    (tmp_path / "backups").mkdir()
    return tmp_path / "backups" / "a.tar"


def database_in(backup: Path, folder: Path) -> Path:
    path = folder / "unpacked.sqlite3"
    unpack(backup, "placeness.sqlite3", path)
    return path


def count(database: Path, table: str) -> int:
    with closing(sqlite3.connect(database)) as opened:
        return int(opened.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - a name of the test


def test_it_holds_the_rows_and_the_pictures_of_exactly_these_rows(
    target: Path, tmp_path: Path, settings: LazySettings
) -> None:
    stray = stored_picture(8, 6)
    told: list[tuple[int, int]] = []
    made = make_backup(target, report=lambda done, total: told.append((done, total)))
    manifest = read_manifest(target)
    keys = set(Photo.objects.values_list("key", flat=True))
    assert (made.pictures, made.missing, made.bytes, told[-1]) == (2, 0, target.stat().st_size, (2, 2))
    assert manifest.picture_keys() == keys
    assert stray not in keys
    assert (manifest.engine, manifest.key, manifest.with_pictures) == ("sqlite", key_mark(), True)
    for name, content in contents(target, "media/"):
        original = Path(settings.MEDIA_ROOT) / name.removeprefix("media/")
        assert content.read() == original.read_bytes()
    database = database_in(target, tmp_path)
    assert count(database, "places_activity") == Activity.objects.count()
    assert set(pictures_of(database)) == keys
    assert target.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in target.parent.iterdir()] == ["a.tar"]


def test_the_key_is_in_it_only_when_asked_for(target: Path, settings: LazySettings) -> None:
    make_backup(target, with_pictures=False)
    assert settings.SECRET_KEY.encode() not in target.read_bytes()
    assert read_manifest(target).picture_keys() == set()
    other = target.with_name("b.tar")
    make_backup(other, with_pictures=False, with_key=True)
    assert [content.read() for _name, content in contents(other, "secret-key")] == [
        settings.SECRET_KEY.encode()
    ]


def test_everything_acknowledged_before_it_is_in_it_while_others_write(target: Path, tmp_path: Path) -> None:
    stop, acknowledged = threading.Event(), []

    def write() -> None:
        while not stop.is_set():
            acknowledged.append(Place.objects.create(name=f"Place {len(acknowledged)}").pk)
        connections.close_all()

    writer = threading.Thread(target=write)
    writer.start()
    while len(acknowledged) < 20:
        pass
    before = list(acknowledged)
    make_backup(target)
    stop.set()
    writer.join()
    with closing(sqlite3.connect(database_in(target, tmp_path))) as opened:
        kept = [number for (number,) in opened.execute("SELECT id FROM places_place ORDER BY id")]
    written = sorted(set(Place.objects.values_list("pk", flat=True)))
    assert set(before) <= set(kept)
    assert kept == written[: len(kept)]


def test_a_picture_without_files_is_named(target: Path) -> None:
    first, second = sorted(Photo.objects.values_list("key", flat=True))
    forget(first)
    assert make_backup(target).missing == 1
    manifest = read_manifest(target)
    assert (manifest.missing, manifest.picture_keys()) == ([first], {second})


def test_a_damaged_database_is_told_and_nothing_is_left(target: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys=OFF")
        cursor.execute("UPDATE places_workshop SET place_id = 99")
    with pytest.raises(
        BackupNotMade, match=r"The database is damaged \(places_workshop refers to no places_place"
    ):
        make_backup(target)
    assert list(target.parent.iterdir()) == []


def test_rows_of_a_newer_postgresql_database_are_not_copied(on_postgresql: str, tmp_path: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('places', '9999_x', now())"
        )
    with pytest.raises(BackupNotMade, match=r"a newer version has used the database \(9999_x\)"):
        make_backup(tmp_path / "a.tar")
    assert list(tmp_path.iterdir()) == []


def test_an_older_file_is_never_written_over(target: Path) -> None:
    target.write_bytes(b"older")
    with pytest.raises(BackupNotMade, match="There is a file"):
        make_backup(target)
    assert target.read_bytes() == b"older"


def test_a_disk_without_room_is_told_before_anything_is_written(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room_on_disk, "LEAST_FREE", 10**18)
    with pytest.raises(BackupNotMade, match=r"has \d+ MB left, and \d+ MB are needed"):
        make_backup(target)
    assert list(target.parent.iterdir()) == []


def test_what_a_killed_backup_has_left_is_removed_and_what_is_being_written_stays(target: Path) -> None:
    left, busy = target.with_name(f"b.tar{UNFINISHED}"), target.with_name(f"c.tar{UNFINISHED}")
    for path in (left, left.with_name(f"{left.name}-database"), busy):
        path.write_bytes(b"half")

    with busy.open("rb") as file:
        import fcntl  # noqa: PLC0415 - not on Windows

        fcntl.flock(file, fcntl.LOCK_EX)
        remove_unfinished(target.parent)
        assert [path.name for path in target.parent.iterdir()] == [busy.name]
        with pytest.raises(BackupNotMade, match="another process is writing it"):
            make_backup(target.with_name("c.tar"))
    assert busy.read_bytes() == b"half"


def test_a_folder_that_is_not_there_is_told(target: Path) -> None:
    with pytest.raises(BackupNotMade, match="No such file or directory"):
        make_backup(target.parent / "none" / "a.tar")


def test_a_disk_that_gets_full_in_the_middle_leaves_no_backup_and_the_next_try_makes_one(
    target: Path,
    small_disk: SmallDisk,
    settings: LazySettings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(room_on_disk, "LEAST_FREE", 0)
    settings.PLACENESS_RESERVE_BYTES = 0
    small = small_disk.path / "a.tar"
    with pytest.raises(BackupNotMade, match="No space left on device"):
        make_backup(small, reserve=0, report=lambda done, total: small_disk.fill() if done == 1 else None)
    assert [path.name for path in small_disk.path.iterdir()] == ["filling"]
    small_disk.free()
    make_backup(small, reserve=0)
    assert read_manifest(small).picture_keys() == set(Photo.objects.values_list("key", flat=True))
