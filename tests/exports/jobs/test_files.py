"""The job of a file: whole or not at all, said in plain words, begun anew after its worker was lost."""

import errno
from pathlib import Path
from typing import BinaryIO

import pytest
from django.conf import LazySettings

from places.enums import FileFault, FileState, Kind, PhotoAudience, Stage
from places.errors import PicturesAway
from places.exports.actions.files import remove_files_of
from places.exports.jobs.files import write_later
from places.exports.kinds import Written
from places.models import Activity, ExportFile
from places.photos.actions import bringing
from places.storage.taken_files import open_file
from tests.builders.files import asked, failing, kind_written_by, made, writing
from tests.builders.rooms import Room


@pytest.fixture(autouse=True)
def _own_folder(settings: LazySettings, tmp_path: Path) -> None:
    settings.EXPORTS_ROOT = tmp_path / "exports"


def stored(settings: LazySettings) -> list[str]:
    return sorted(path.name for path in Path(settings.EXPORTS_ROOT).iterdir())


def test_a_disk_without_space_is_told_and_nothing_half_made_stays(room: Room, settings: LazySettings) -> None:
    room.at(Stage.WRITE)
    with kind_written_by(failing(OSError(errno.ENOSPC, "No space left on device"))):
        row = made(room.leading)
    assert (row.state, row.why, stored(settings)) == (FileState.FAILED, FileFault.FULL, [])
    settings.PLACENESS_RESERVE_BYTES = 2**60
    with kind_written_by(writing("a")):
        row = made(room.leading)
        assert (row.state, row.why, stored(settings)) == (FileState.FAILED, FileFault.FULL, [])
        settings.PLACENESS_RESERVE_BYTES = 0
        assert made(room.leading).state == FileState.READY
    assert Activity.objects.filter(kind=Kind.EXPORTED).count() == 1


def test_a_writer_that_fails_is_told(room: Room, settings: LazySettings) -> None:
    with kind_written_by(failing(ValueError("a bug"))):
        row = made(room.at(Stage.WRITE).leading)
    assert (row.state, row.why, stored(settings)) == (FileState.FAILED, FileFault.BROKEN, [])


def test_while_the_store_of_pictures_is_away_the_job_waits(room: Room, settings: LazySettings) -> None:
    with kind_written_by(failing(PicturesAway())):
        row = asked(room.at(Stage.WRITE).leading)
        with pytest.raises(PicturesAway):
            write_later.call(row.pk)
    row.refresh_from_db()
    assert (row.state, stored(settings)) == (FileState.WRITING, [])
    with kind_written_by(writing("a")):
        write_later.call(row.pk)
        row.refresh_from_db()
        assert row.state == FileState.READY


def test_a_job_whose_worker_was_lost_begins_anew_and_one_that_is_done_does_nothing(room: Room) -> None:
    with kind_written_by(writing("a")):
        row = asked(room.at(Stage.WRITE).leading)
        ExportFile.objects.update(state=FileState.WRITING, done=7, total=9)
        for _time in range(2):
            write_later.call(row.pk)
    row.refresh_from_db()
    assert (row.state, Activity.objects.filter(kind=Kind.EXPORTED).count()) == (FileState.READY, 1)
    with open_file(row.name) as file:
        assert file.read() == "Jönköping-ness: a".encode()


def test_it_is_written_again_when_somebody_changes_it_meanwhile(room: Room) -> None:
    photo = room.photo(room.people[0], "The lake", audience=PhotoAudience.REPORT)
    room.at(Stage.WRITE)
    words = iter(["The river", "The bay"])

    def write(workshop: object, file: BinaryIO, progress: object) -> Written:
        photo.refresh_from_db()
        file.write(photo.essence.encode())
        if new := next(words, ""):
            bringing.describe(actor=room.actor(room.people[0]), photo_id=photo.pk, fields={"essence": new})
        return Written((photo.pk,), 0)

    with kind_written_by(write):
        row = made(room.leading)
    assert row.state == FileState.READY
    with open_file(row.name) as file:
        assert file.read() == b"The bay"


def test_what_changes_all_the_time_is_given_up(room: Room, settings: LazySettings) -> None:
    photo = room.photo(room.people[0], audience=PhotoAudience.ROOM)
    with kind_written_by(writing("a", photo.pk)):
        row = made(room.at(Stage.WRITE).leading)
    assert (row.state, row.why, stored(settings)) == (FileState.FAILED, FileFault.BROKEN, [])


def test_nobody_waits_for_it_any_more(room: Room, settings: LazySettings) -> None:
    def write(workshop: object, file: BinaryIO, progress: object) -> Written:
        remove_files_of(room.workshop.pk)
        progress(1, 2)  # type: ignore[operator]
        return Written((), 0)

    with kind_written_by(write):
        row = asked(room.at(Stage.WRITE).leading)
        write_later.call(row.pk)
        write_later.call(row.pk)
    assert (ExportFile.objects.count(), stored(settings)) == (0, [])
