"""The sweep: files that belong to nothing go away."""

import os
import time
from pathlib import Path

import pytest
from django.conf import LazySettings

from places import incoming
from places.management import sweep
from places.management.sweep import SweepThread, remove_orphans
from places.storage import new_key
from tests.builders.pictures import stored_picture
from tests.builders.rooms import Room

DAY = 24 * 3600


def aged(path: Path, seconds: float) -> Path:
    then = time.time() - seconds
    os.utime(path, (then, then))
    return path


def test_files_without_a_photo_go_after_a_day(room: Room, settings: LazySettings) -> None:
    root = Path(settings.MEDIA_ROOT)
    kept, orphan, young = stored_picture(8, 6), stored_picture(8, 6), stored_picture(8, 6)
    room.photo(room.people[0], key=kept)
    for key in (kept, orphan):
        for path in (root / key[:2] / key).iterdir():
            aged(path, DAY + 60)
    (root / ".gitkeep").touch()
    aged(root / ".gitkeep", 10 * DAY)
    assert remove_orphans(root) == 4
    assert sorted(path.parent.name for path in root.rglob("small.webp")) == sorted([kept, young])
    assert list((root / orphan[:2] / orphan).iterdir()) == []
    aged(root / orphan[:2] / orphan, DAY + 60)
    assert remove_orphans(root) == 0
    assert not (root / orphan[:2] / orphan).exists()
    assert (root / ".gitkeep").exists()


def test_what_an_upload_left_half_done_goes_too(db: None, settings: LazySettings) -> None:
    folder = Path(settings.MEDIA_ROOT) / "ab" / ".incoming-x"
    folder.mkdir(parents=True)
    (folder / "master.jpg").write_bytes(b"half")
    aged(folder / "master.jpg", DAY + 60)
    assert remove_orphans(Path(settings.MEDIA_ROOT)) == 1
    assert not (folder / "master.jpg").exists()


def test_hundreds_of_keys_are_looked_up_in_few_questions(
    room: Room, settings: LazySettings, django_assert_num_queries: object
) -> None:
    root = Path(settings.MEDIA_ROOT)
    for _ in range(600):
        key = new_key()
        (root / key).mkdir(parents=True)
        aged_file = root / key / "master.jpg"
        aged_file.touch()
        aged(aged_file, DAY + 60)
    with django_assert_num_queries(2):
        assert remove_orphans(root) == 600


def test_an_empty_folder_is_nothing_to_do(db: None, tmp_path: Path) -> None:
    assert remove_orphans(tmp_path / "not-there") == 0


def test_files_that_vanish_meanwhile_are_no_error(
    db: None, settings: LazySettings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    root = Path(settings.MEDIA_ROOT)
    for name in ("one", "two"):
        (root / name).mkdir(parents=True)
        (root / name / "file").touch()
        aged(root / name / "file", DAY + 60)
    look = os.scandir

    def and_then_they_are_gone(folder: object) -> object:
        found = look(folder)
        if str(folder).endswith("one"):
            for name in ("one", "two"):
                (root / name).rename(tmp_path / name)
        return found

    monkeypatch.setattr(os, "scandir", and_then_they_are_gone)
    assert remove_orphans(root) == 0
    monkeypatch.undo()
    assert list(root.iterdir()) == []


def test_the_thread_sweeps_again_and_again_until_it_is_stopped(
    own_database: str, monkeypatch: pytest.MonkeyPatch, settings: LazySettings
) -> None:
    monkeypatch.setattr(sweep, "EACH_SECONDS", 0.01)
    left, young = incoming.folder() / "picture-left", incoming.folder() / "picture-young"
    left.mkdir()
    young.mkdir()
    aged(left, sweep.INCOMING_SECONDS + 60)
    helper = SweepThread()
    helper.start()
    ends = time.monotonic() + 20
    while left.exists():
        assert time.monotonic() < ends
        time.sleep(0.01)
    assert young.exists()
    helper.stop()
    helper.join(20)
    assert not helper._thread.is_alive()
