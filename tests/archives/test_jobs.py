"""The job that opens an archive: once, with its file removed, and in plain words where it cannot."""

import io
import os
import signal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.core.files.storage import storages
from django.core.signals import setting_changed
from django.db import OperationalError, connection, connections
from django.utils import translation

from places.archives import jobs
from places.archives.actions import sent_archives
from places.archives.actions.imported_pictures import PictureKeys
from places.archives.jobs import open_later, take_archive
from places.archives.queries.openings import ArchiveOpening, opening
from places.codes import show_code
from places.errors import DiskFull, NoRoom
from places.jobs.running import run_next
from places.management.sweep import remove_orphans
from places.models import Photo, Place, SentArchive, Workshop
from places.storage import keep, variant_path
from tests.builders.archive_files import archive_of
from tests.builders.archived import full_room
from tests.builders.pictures import jpeg
from tests.builders.rooms import Room
from tests.builders.small_disks import SmallDisk


@pytest.fixture(autouse=True)
def _own_folder(settings: LazySettings, tmp_path: Path) -> None:
    settings.EXPORTS_ROOT = tmp_path / "exports"


@pytest.fixture
def room(db: None) -> Room:
    return full_room(70)


def kept(settings: LazySettings) -> list[str]:
    return [path.name for path in Path(settings.EXPORTS_ROOT).iterdir()]


def sent(room: Room, file: io.BytesIO | None = None) -> UUID:
    file = file or archive_of(room.workshop.pk)
    return UUID(take_archive(leader_id=room.leader.pk, language="sv", file=file))


def told(room: Room, job: UUID) -> ArchiveOpening:
    found = opening(job, room.leader.pk)
    assert found
    return found


def test_from_the_file_to_the_workshop(room: Room, settings: LazySettings) -> None:
    job = sent(room)
    assert told(room, job).is_unfinished
    assert opening(job, room.leader.pk + 1) is None
    assert len(kept(settings)) == 1
    assert run_next("worker", "files")
    cache.clear()  # nothing of it is in the memory of one process
    assert told(room, job).code == show_code(Workshop.objects.latest("pk").code)
    assert SentArchive.objects.get().done == 1
    assert kept(settings) == []


def test_a_file_that_is_none(room: Room, settings: LazySettings) -> None:
    before = Workshop.objects.count()
    job = sent(room, io.BytesIO(b"PK"))
    assert run_next("worker", "files")
    assert told(room, job).refused.startswith("Det här är inte ett helt arkiv")
    assert (Workshop.objects.count(), kept(settings)) == (before, [])


def test_a_job_that_was_ended_before_it_removed_the_file_opens_nothing_twice(
    room: Room, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = sent(room)
    row = SentArchive.objects.get()
    with monkeypatch.context() as patch:
        patch.setattr(jobs, "forget_file", _ended)
        with pytest.raises(KeyboardInterrupt):
            open_later.func(row.pk, row.name)
    opened, before = told(room, job).code, Workshop.objects.count()
    assert (bool(opened), len(kept(settings))) == (True, 1)
    open_later.func(row.pk, row.name)
    assert (told(room, job).code, Workshop.objects.count(), kept(settings)) == (opened, before, [])


def _ended(_name: str) -> None:
    raise KeyboardInterrupt


def test_of_two_runs_at_once_the_later_opens_it(
    room: Room, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker that is thought to be lost may still be at work when another one begins anew."""
    job, before = sent(room), Workshop.objects.count()
    row, copy = SentArchive.objects.get(), jobs._copy

    def overtaken(name: str, file: io.BytesIO) -> None:
        copy(name, file)
        sent_archives.begin_opening(archive_id=row.pk)

    with monkeypatch.context() as patch:
        patch.setattr(jobs, "_copy", overtaken)
        open_later.func(row.pk, row.name)
    assert (Workshop.objects.count(), len(kept(settings))) == (before, 1)
    assert told(room, job).is_unfinished
    open_later.func(row.pk, row.name)
    assert (Workshop.objects.count(), bool(told(room, job).code)) == (before + 1, True)
    assert SentArchive.objects.get().attempt == 3


def test_what_a_lost_attempt_left_is_removed(room: Room, tmp_path: Path) -> None:
    sent(room)
    row = SentArchive.objects.get()
    sent_archives.begin_opening(archive_id=row.pk)
    (tmp_path / "left").write_bytes(jpeg(40, 30))
    left = PictureKeys(row.name, 1).of(1)
    keep({"master": tmp_path / "left"}, left)
    open_later.func(row.pk, row.name)
    assert not storages["default"].exists(variant_path(left, "master"))
    assert SentArchive.objects.get().workshop is not None


def test_a_disk_below_its_reserve_is_told_in_the_leaders_language(room: Room, settings: LazySettings) -> None:
    job, places = sent(room), Place.objects.count()
    settings.PLACENESS_RESERVE_BYTES = 2**60
    assert run_next("worker", "files")
    with translation.override("sv"):
        assert told(room, job).refused == str(NoRoom.sentence)
    assert (Place.objects.count(), kept(settings)) == (places, [])


@pytest.mark.parametrize("setting", ["MEDIA_ROOT", "INCOMING_ROOT"])
def test_a_full_disk_is_told_and_nothing_half_stays(
    room: Room, settings: LazySettings, small_disk: SmallDisk, setting: str
) -> None:
    """The archive is opened when it is sent again and there is space."""
    file, folder = archive_of(room.workshop.pk), small_disk.path / "files"
    before = Workshop.objects.count(), Place.objects.count()
    folder.mkdir()
    settings.PLACENESS_RESERVE_BYTES = 0
    setattr(settings, setting, folder)
    setting_changed.send(None, setting=setting, value=folder, enter=True)
    small_disk.fill()
    job = sent(room, file)
    assert run_next("worker", "files")
    with translation.override("sv"):
        assert told(room, job).refused in (str(DiskFull.sentence), str(NoRoom.sentence))
    assert ((Workshop.objects.count(), Place.objects.count()), kept(settings)) == (before, [])
    assert [path for path in folder.rglob("*") if path.is_file()] == []
    small_disk.free()
    file.seek(0)
    again = sent(room, file)
    assert run_next("worker", "files")
    assert told(room, again).code


def test_what_does_not_fit_when_it_is_sent_is_not_kept(
    room: Room, settings: LazySettings, small_disk: SmallDisk
) -> None:
    settings.PLACENESS_RESERVE_BYTES, settings.EXPORTS_ROOT = 0, small_disk.path / "exports"
    Path(settings.EXPORTS_ROOT).mkdir()
    small_disk.fill()
    with pytest.raises(OSError, match="No space left"):
        sent(room)
    assert (kept(settings), SentArchive.objects.exists()) == ([], False)


class KillAt:
    """Kills this process, as kill -9 does, before its n-th statement."""

    def __init__(self, statement: int) -> None:
        self.left = statement

    def __call__(self, execute: Any, *statement: Any) -> Any:
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(*statement)


def was_killed(row: SentArchive, statement: int) -> bool:
    """Run the job in a child that is killed before a statement; return whether it lived to see it."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            with connection.execute_wrapper(KillAt(statement)):
                open_later.func(row.pk, row.name)
        finally:
            os._exit(0)
    _child, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def test_one_that_is_killed_anywhere_is_finished_by_the_next(on_disk: Path, settings: LazySettings) -> None:
    """Before a picture is stored, while they are, in the middle of the rows, and before the commit."""
    room = full_room(71, pictures=2)
    before = Workshop.objects.count(), Place.objects.count()
    job = sent(room)
    row = SentArchive.objects.get()
    for statement in (3, 8, 20, 32):
        assert was_killed(row, statement)
        assert (Workshop.objects.count(), Place.objects.count()) == before
        assert told(room, job).is_unfinished
    open_later.func(row.pk, row.name)
    code = told(room, job).code
    assert (bool(code), Workshop.objects.count(), kept(settings)) == (True, before[0] + 1, [])
    remove_orphans(
        Path(settings.MEDIA_ROOT), older_than=0
    )  # one that was just being moved in has no name yet
    stored = {path.parent.name for path in Path(settings.MEDIA_ROOT).rglob("*.jpg")}
    assert stored == set(Photo.objects.exclude(key="").values_list("key", flat=True))
    assert not was_killed(row, 5)
    assert Workshop.objects.count() == before[0] + 1


def test_what_nobody_foresaw_is_told_and_not_tried_again(
    room: Room, settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = sent(room)
    monkeypatch.setattr(jobs, "import_archive", _fails)
    assert run_next("worker", "files")
    assert told(room, job) == ArchiveOpening(failed=True)
    assert kept(settings) == []


def _fails(**_facts: object) -> int:
    raise ZeroDivisionError


def test_while_the_database_is_away_the_job_waits(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    job = sent(room)
    row = SentArchive.objects.get()
    with monkeypatch.context() as patch:
        patch.setattr(jobs, "import_archive", _is_away)
        with pytest.raises(OperationalError):
            open_later.func(row.pk, row.name)
    assert told(room, job).is_unfinished
    open_later.func(row.pk, row.name)
    assert told(room, job).code


def _is_away(**_facts: object) -> int:
    raise OperationalError
