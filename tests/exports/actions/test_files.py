"""Files that jobs write: asked for once, offered when they are right, gone when they end or a photo is taken back."""

import datetime
import os
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings, settings
from django_tasks_db.models import DBTaskResult

from places.enums import FileFault, FileState, Kind, PhotoAudience, Stage
from places.errors import Missing, NotNow, NotYours
from places.exports.actions import files
from places.exports.jobs.files import ask_for_file
from places.exports.kinds import Written
from places.exports.queries.files import SILENT
from places.models import Activity, ExportFile, Photo
from places.photos.actions import bringing, visibility
from places.storage.taken_files import open_file
from tests.builders.buckets import Bucket
from tests.builders.files import asked, end, kind_written_by, made, writing
from tests.builders.rooms import Room


def stored() -> list[str]:
    folder = Path(settings.EXPORTS_ROOT)
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


@pytest.fixture(autouse=True)
def _own_folder(settings: LazySettings, tmp_path: Path) -> None:
    settings.EXPORTS_ROOT = tmp_path / "exports"


@pytest.fixture
def photo(room: Room) -> Photo:
    shared = room.photo(room.people[0], "The lake", audience=PhotoAudience.REPORT)
    room.at(Stage.WRITE)
    return shared


def test_a_request_is_one_file_and_one_job_however_often_it_is_sent(room: Room) -> None:
    room.at(Stage.WRITE)
    with kind_written_by(writing("a")):
        for key in ("a" * 32, "a" * 32, "b" * 32):  # the last while the first is being made
            ask_for_file(actor=room.leading, kind="told", key=key)
        assert (ExportFile.objects.count(), DBTaskResult.objects.filter(queue_name="files").count()) == (1, 1)
        row = ExportFile.objects.get()
        ExportFile.objects.update(state=FileState.READY)
        ask_for_file(actor=room.leading, kind="told", key="a" * 32)
        assert ExportFile.objects.count() == 1
        ask_for_file(actor=room.leading, kind="told", key="c" * 32)
        assert ExportFile.objects.count() == 2
    assert row.ends_at - row.asked_at == datetime.timedelta(hours=24)


def test_one_that_has_been_silent_for_long_can_be_asked_for_again(room: Room) -> None:
    with kind_written_by(writing("a")):
        row = asked(room.at(Stage.WRITE).leading)
        ExportFile.objects.update(state=FileState.WRITING, changed_at=row.changed_at - SILENT)
        assert asked(room.leading) != row


def test_who_may_ask_when_and_for_what(room: Room) -> None:
    with kind_written_by(writing("a")):
        with pytest.raises(NotNow):
            files.ask_for(actor=room.at(Stage.WEIGH).leading, kind="told")
        with pytest.raises(NotYours):
            files.ask_for(actor=room.at(Stage.WRITE).actor(room.people[0]), kind="told")
    with pytest.raises(Missing):
        files.ask_for(actor=room.leading, kind="told")
    assert ExportFile.objects.count() == 0


def test_one_entry_in_the_log_with_the_photos(room: Room, photo: Photo) -> None:
    with kind_written_by(writing("a", photo.pk, not_shown=3)):
        row = made(room.leading)
    told = Activity.objects.get(workshop=room.workshop, kind=Kind.EXPORTED)
    assert (told.data, told.leader_id) == ({"file": "told", "photos": [photo.pk]}, room.leader.pk)
    assert (row.state, row.not_shown, row.photos, row.size) == (FileState.READY, 3, [photo.pk], 19)
    with open_file(row.name) as file:
        assert file.read() == "Jönköping-ness: a".encode()


@pytest.mark.parametrize("act", ["withdraw", "hide", "change"])
def test_a_photo_that_is_changed_or_taken_back_takes_the_file_with_it(
    room: Room, photo: Photo, act: str, django_capture_on_commit_callbacks: Any
) -> None:
    with kind_written_by(writing("a", photo.pk)):
        row = made(room.leading)
        other = made(room.leading)
        ExportFile.objects.filter(pk=other.pk).update(photos=[])
    owner = room.actor(room.people[0])
    with django_capture_on_commit_callbacks(execute=True):
        if act == "withdraw":
            visibility.withdraw(actor=owner, photo_id=photo.pk)
        elif act == "hide":
            visibility.hide(actor=room.leading, photo_id=photo.pk)
        else:
            bringing.describe(actor=owner, photo_id=photo.pk, fields={"essence": "The river"})
    row.refresh_from_db()
    assert (row.state, row.why, stored()) == (FileState.FAILED, FileFault.TAKEN_BACK, [other.name])


def test_what_was_changed_while_it_was_written_is_not_offered(room: Room, photo: Photo) -> None:
    with kind_written_by(writing("a", photo.pk)):
        asked(room.leading)
        order = files.begin(file_id=ExportFile.objects.get().pk)
    assert order is not None
    bringing.describe(actor=room.actor(room.people[0]), photo_id=photo.pk, fields={"essence": "The river"})
    assert not files.finish(order=order, told=Written((photo.pk,), 0), size=1)
    Photo.objects.filter(pk=photo.pk).update(audience=PhotoAudience.ROOM)
    with kind_written_by(writing("a")):
        order = files.begin(file_id=order.id)
    assert order is not None
    assert not files.finish(order=order, told=Written((photo.pk,), 0), size=1)
    assert files.finish(order=order, told=Written((), 1), size=1)
    assert not files.finish(order=order, told=Written((), 1), size=1)  # it is ready
    assert Activity.objects.filter(kind=Kind.EXPORTED).count() == 1


def test_files_end_after_a_day_and_strays_are_removed(
    room: Room, photo: Photo, django_capture_on_commit_callbacks: Any
) -> None:
    with kind_written_by(writing("a")):
        row, later = made(room.leading), made(room.leading)
    stray = Path(settings.EXPORTS_ROOT) / ("f" * 32)
    stray.write_bytes(b"of a job that was killed")
    end(row)
    with django_capture_on_commit_callbacks(execute=True):
        assert files.remove_ended_files() == 1
    assert stored() == sorted([later.name, stray.name])
    os.utime(stray, (0, 0))
    files.remove_ended_files()
    assert stored() == [later.name]


def test_all_files_of_a_workshop_go_and_no_others(
    room: Room, other_room: Room, photo: Photo, django_capture_on_commit_callbacks: Any
) -> None:
    with kind_written_by(writing("a")):
        made(room.leading)
        asked(room.leading)
        kept = made(other_room.at(Stage.WRITE).leading)
    with django_capture_on_commit_callbacks(execute=True):
        assert files.remove_files_of(room.workshop.pk) == 2
    assert files.remove_files_of(room.workshop.pk) == 0
    assert (list(ExportFile.objects.all()), stored()) == ([kept], [kept.name])


def test_in_a_bucket_a_job_removes_them(room: Room, photo: Photo, bucket: Bucket) -> None:
    with kind_written_by(writing("a")):
        row = made(room.leading)
    assert (bucket.names(), stored()) == ([f"exports/{row.name}"], [])
    with open_file(row.name) as file:
        assert file.read() == "Jönköping-ness: a".encode()
    files.remove_files_of(room.workshop.pk)
    files.remove_stored_file.call(row.name)
    assert bucket.names() == []
