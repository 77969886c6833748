"""Restoring: what was there comes back whole, erased things stay erased, and a bad backup changes nothing."""

import datetime
import json
import os
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import ModuleType

import pytest
from django.conf import LazySettings
from django.core.signals import setting_changed
from django.db import connection, connections

from places.desk.queries.audit_log import audit_log
from places.enums import Kind, PhotoState
from places.management import replacing, restored_database, restored_pictures, restoring, room_on_disk
from places.management.backing_up import make_backup
from places.management.database_copies import require_whole
from places.management.restoring import NotRestored, restore
from places.management.row_copies import RowCopy
from places.models import Activity, Leader, Photo, Place, ShareLink, Workshop
from places.photos.actions.visibility import withdraw
from places.storage import forget, variant_path
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room, open_room
from tests.builders.small_disks import SmallDisk
from tests.conftest import ON_POSTGRESQL
from tests.real_server import cookie_of, files_with

SAME = pytest.mark.sqlite_only("what is examined before anything is changed is the same on both")


@pytest.fixture
def here(own_database: str, tmp_path: Path, settings: LazySettings) -> Room:
    """A room with two pictures, in a data folder of its own."""
    settings.DATA_DIR, settings.PLACENESS_RESERVE_BYTES = tmp_path, 0
    settings.ERASURES_FILE = tmp_path / "erasures.jsonl"
    room = open_room(photos=2)
    for photo in Photo.objects.all():
        Photo.objects.filter(pk=photo.pk).update(key=stored_picture(8, 6))
    Activity.record(room.leading, Kind.DOOR_MOVED)
    ShareLink.objects.create(workshop=room.workshop)
    return room


@pytest.fixture
def backup(here: Room, tmp_path: Path) -> Path:
    return make_backup(tmp_path / "a.tar").path


def disconnect() -> None:
    """Close every connection, also those that wait in a pool: a child must not use them."""
    connections.close_all()
    if connection.vendor == "postgresql":
        connection.close_pool()


def state() -> list[object]:
    """Everything that people have done, and what they have brought."""
    disconnect()
    lines = Activity.objects.exclude(kind=Kind.BACKUP_RESTORED)
    photos = Photo.objects.order_by("pk").values_list("pk", "key", "essence", "state")
    return [*photos, *lines.order_by("pk").values_list("pk", "kind")]


def test_everything_comes_back_and_what_is_lost_is_told(here: Room, backup: Path, tmp_path: Path) -> None:
    before = state()
    for key in Photo.objects.values_list("key", flat=True):
        forget(key)
    Photo.objects.update(essence="changed")
    later = datetime.datetime.now(datetime.UTC) + datetime.timedelta(minutes=1)
    line = Activity.record(here.leading, Kind.DOOR_MOVED)
    Activity.objects.filter(pk=line.pk).update(at=later)
    done = restore(backup)
    assert state() == before
    assert (done.lost, done.erased, done.lacking, done.other_key) == (1, 0, 0, False)
    told = audit_log(here.workshop.pk).lines[0]
    assert (told.who, told.what[:40]) == ("The server", "put everything back as it was in a backu")
    assert done.before
    assert done.before.parent == tmp_path / "backups"
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == ["backups"]
    assert not (tmp_path / "restoring").exists()
    log = tmp_path / "placeness.sqlite3-wal"
    assert not log.exists() or log.stat().st_size == 0


def test_sessions_links_and_open_pages_end(here: Room, backup: Path) -> None:
    cookie_of(here.people[0])
    epochs = set(Workshop.objects.values_list("epoch", flat=True))
    restore(backup)
    connections.close_all()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_session")
        assert cursor.fetchone() == (0,)
    assert not ShareLink.objects.exists()
    assert not epochs & set(Workshop.objects.values_list("epoch", flat=True))
    assert not Leader.objects.filter(last_login=None).exists()


def test_what_was_erased_since_is_erased_again(
    here: Room, backup: Path, tmp_path: Path, settings: LazySettings
) -> None:
    photo = Photo.objects.order_by("pk")[0]
    entry = {
        "kind": "photo",
        "number": photo.pk,
        "workshop": photo.workshop_id,
        "at": datetime.datetime.now(datetime.UTC).isoformat(),
    }
    withdraw(
        actor=here.actor(next(p for p in here.people if p.pk == photo.participant_id)), photo_id=photo.pk
    )
    settings.ERASURES_FILE.write_text(json.dumps(entry) + "\n")
    assert restore(backup, with_backup=False).erased == 1
    connections.close_all()
    again = Photo.objects.get(pk=photo.pk)
    assert (again.state, again.essence, again.key) == (PhotoState.WITHDRAWN, "", "")
    assert not (Path(settings.MEDIA_ROOT) / variant_path(photo.key, "small")).exists()
    assert photo.essence
    assert files_with(photo.essence.encode(), tmp_path) == [str(backup)]


def test_an_id_that_was_given_is_not_given_again(here: Room, backup: Path) -> None:
    highest = Place.objects.create(name="Kiruna").pk
    restore(backup)
    connections.close_all()
    assert Place.objects.create(name="Boden").pk == highest + 1


@SAME
@pytest.mark.parametrize("place", [700, 3000, -3000])
def test_a_flipped_byte_changes_nothing(here: Room, backup: Path, place: int) -> None:
    before = state()
    content = bytearray(backup.read_bytes())
    content[place] ^= 4
    backup.write_bytes(content)
    with pytest.raises(NotRestored, match=r"a\.tar is (damaged|no whole backup)"):
        restore(backup)
    assert state() == before


@SAME
def test_a_backup_without_a_picture_of_its_rows_changes_nothing(
    here: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = make_backup(tmp_path / "a.tar").path
    monkeypatch.setattr(restoring, "pictures_of", lambda path: ["ab" * 16])
    before = state()
    with pytest.raises(NotRestored, match="lacks 1 pictures of its own rows"):
        restore(backup)
    assert state() == before


@pytest.mark.sqlite_only("a backup of a newer PostgreSQL database is not made")
def test_a_newer_backup_changes_nothing(here: Room, tmp_path: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('places', '9999_x', '')")
    backup = make_backup(tmp_path / "a.tar").path
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE name = '9999_x'")
    before = state()
    with pytest.raises(NotRestored, match="its step 9999_x is not known here"):
        restore(backup)
    assert state() == before


@pytest.mark.sqlite_only("its file")
def test_a_damaged_database_is_replaced_and_kept(here: Room, backup: Path, tmp_path: Path) -> None:
    before = state()
    connections.close_all()
    (tmp_path / "placeness.sqlite3").write_bytes(b"no database" * 1000)
    with pytest.raises(NotRestored, match="With --without-backup it is not"):
        restore(backup)
    connections.close_all()
    done = restore(backup, with_backup=False)
    assert (state(), done.lost, done.before) == (before, None, None)
    (kept,) = (tmp_path / "backups").glob("before-restore-*.sqlite3")
    assert kept.read_bytes() == b"no database" * 1000


@pytest.mark.sqlite_only("its file")
def test_a_log_that_was_left_behind_does_not_get_into_the_restored_database(
    here: Room, backup: Path, tmp_path: Path
) -> None:
    before = state()
    with closing(sqlite3.connect(tmp_path / "placeness.sqlite3")) as other:
        other.execute("UPDATE places_photo SET essence = 'in the log'")
        other.commit()
        log = (tmp_path / "placeness.sqlite3-wal").read_bytes()
    connections.close_all()
    (tmp_path / "placeness.sqlite3-wal").write_bytes(log)
    restore(backup)
    assert state() == before


@pytest.mark.sqlite_only("its file")
def test_a_new_installation_takes_a_backup(here: Room, backup: Path, tmp_path: Path) -> None:
    before = state()
    connections.close_all()
    for path in tmp_path.glob("placeness.sqlite3*"):
        path.unlink()
    done = restore(backup)
    assert (state(), done.lost, done.before) == (before, 0, None)


@SAME
def test_another_key_is_told(here: Room, backup: Path, settings: LazySettings) -> None:
    settings.SECRET_KEY_IS_GIVEN, settings.SECRET_KEY = True, "another"
    assert restore(backup).other_key


@SAME
def test_the_key_in_a_backup_is_put_in_its_place(here: Room, tmp_path: Path, settings: LazySettings) -> None:
    key = settings.SECRET_KEY
    backup = make_backup(tmp_path / "k.tar", with_key=True).path
    (tmp_path / "secret-key").write_text("another")
    settings.SECRET_KEY_IS_GIVEN, settings.SECRET_KEY = False, "another"
    assert not restore(backup, with_backup=False).other_key
    assert (tmp_path / "secret-key").read_text() == key
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600


@pytest.fixture
def on_small_disk(on_disk: Path, small_disk: SmallDisk, settings: LazySettings) -> Iterator[SmallDisk]:
    """The whole data folder on a disk of six megabytes, with a room that has two pictures."""
    (small_disk.path / "placeness.sqlite3").write_bytes(on_disk.read_bytes())
    connections.settings["default"]["NAME"] = small_disk.path / "placeness.sqlite3"  # `on_disk` sets it back
    settings.DATA_DIR, settings.MEDIA_ROOT = small_disk.path, small_disk.path / "media"
    settings.PLACENESS_RESERVE_BYTES, settings.ERASURES_FILE = 0, small_disk.path / "erasures.jsonl"
    setting_changed.send(None, setting="MEDIA_ROOT", value=settings.MEDIA_ROOT, enter=True)
    open_room(photos=2)
    for photo in Photo.objects.all():
        Photo.objects.filter(pk=photo.pk).update(key=stored_picture(8, 6))
    yield small_disk
    connections.close_all()


@pytest.mark.parametrize("step", ["Putting pictures in their place", "Bringing the database up to date"])
def test_a_disk_that_gets_full_changes_nothing_and_the_next_attempt_restores(
    on_small_disk: SmallDisk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    monkeypatch.setattr(room_on_disk, "LEAST_FREE", 0)
    backup = make_backup(tmp_path / "a.tar").path
    before = state()
    Photo.objects.update(essence="later")
    forget(str(before[0][1]))  # type: ignore[index] # a photo's row
    later = state()
    with pytest.raises(NotRestored):
        restore(backup, with_backup=False, say=lambda told: on_small_disk.fill() if told == step else None)
    on_small_disk.free()
    require_whole(on_small_disk.path / "placeness.sqlite3")
    assert state() == later
    assert not (on_small_disk.path / "restoring").exists()
    restore(backup, with_backup=False)
    assert state() == before


KILLED_AT: list[tuple[ModuleType | type, str]] = [
    (restoring, "require_whole"),
    (restoring, "put_pictures"),
    (restored_pictures, "keep"),
    (restored_database, "erase_again"),
    (restoring, "lacking"),
    (replacing, "sync"),
]
if ON_POSTGRESQL:  # the same until the one transaction at the end
    KILLED_AT = [(restored_pictures, "keep"), (RowCopy, "compare")]


@pytest.mark.parametrize(("module", "step"), KILLED_AT, ids=[name for _module, name in KILLED_AT])
def test_killed_at_any_step_the_old_state_is_whole_and_the_next_attempt_restores(
    here: Room, backup: Path, tmp_path: Path, module: ModuleType | type, step: str
) -> None:
    before = state()
    Photo.objects.update(essence="later")
    forget(str(before[0][1]))  # type: ignore[index] # a photo's row
    later = state()
    disconnect()
    if (child := os.fork()) == 0:
        setattr(module, step, lambda *args, **named: os.kill(os.getpid(), signal.SIGKILL))
        restore(backup, with_backup=False)
        os._exit(0)
    _child, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL
    if connection.vendor == "sqlite":
        require_whole(tmp_path / "placeness.sqlite3")
    assert state() == later
    disconnect()
    restore(backup, with_backup=False)
    assert state() == before
    assert not (tmp_path / "restoring").exists()
