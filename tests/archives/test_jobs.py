"""The job that opens an archive: once, with its file removed, and in plain words where it cannot."""

import io
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.core.files.storage import storages
from django.db import OperationalError
from django.utils import translation

from places.archives import jobs
from places.archives.actions import sent_archives
from places.archives.actions.imported_pictures import PictureKeys
from places.archives.jobs import open_later, take_archive
from places.archives.queries.openings import ArchiveOpening, opening
from places.codes import show_code
from places.errors import DiskFull
from places.jobs.running import run_next
from places.models import Place, SentArchive, Workshop
from places.storage import keep, variant_path
from tests.builders.archive_files import archive_of
from tests.builders.archived import full_room
from tests.builders.pictures import jpeg
from tests.builders.rooms import Room


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


@pytest.mark.parametrize("reserve", [0, 2**60])
def test_a_full_disk_is_told_in_the_leaders_language(
    room: Room, settings: LazySettings, monkeypatch: pytest.MonkeyPatch, reserve: int
) -> None:
    job = sent(room)
    places, row = Place.objects.count(), SentArchive.objects.get()
    settings.PLACENESS_RESERVE_BYTES = reserve
    if not reserve:
        monkeypatch.setattr(jobs, "_copy", _no_space)
    open_later.func(row.pk, row.name)
    with translation.override("sv"):
        sentences = {str(DiskFull.sentence), str(DiskFull.__bases__[0].sentence)}
    assert told(room, job).refused in sentences
    assert (Place.objects.count(), kept(settings)) == (places, [])


def _no_space(_name: str, _file: io.BytesIO) -> None:
    raise OSError(28, "No space left on device")


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
