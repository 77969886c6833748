"""`placeness restore`, as somebody runs it; and a backup that is killed in the middle."""

import json
import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import LazySettings, settings
from django.db import connection, connections

from places.database.sessions import SessionStore
from places.desk.queries.audit_log import audit_log
from places.enums import PhotoState
from places.folder_lock import FolderLock
from places.home.actions.erasing import erase_mine
from places.jobs.running import run_next
from places.management.backup_reading import read_manifest
from places.models import Participant, Photo, Workshop
from places.storage import forget
from tests.builders.buckets import Bucket
from tests.builders.pictures import stored_picture
from tests.builders.rooms import open_room
from tests.builders.stored_folders import NEWEST, unpacked
from tests.management.commands.test_move import ELSEWHERE, manage
from tests.postgresql import current_url
from tests.real_server import ROOT, cookie_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with a whole workshop."""
    return unpacked(NEWEST, tmp_path / "stored")


def rows(folder: Path) -> tuple[str, int, list[tuple[str]]]:
    """What the database of a folder holds, and that it is whole."""
    with closing(sqlite3.connect(folder / "placeness.sqlite3")) as opened:
        (sound,) = opened.execute("PRAGMA integrity_check").fetchone()
        (lines,) = opened.execute("SELECT count(*) FROM places_activity").fetchone()
        return sound, lines, opened.execute("SELECT essence FROM places_photo ORDER BY id").fetchall()


def test_what_is_lost_is_told_and_another_folder_takes_the_backup(folder: Path, tmp_path: Path) -> None:
    backup = tmp_path / "a.tar"
    manage("backup", str(backup), PLACENESS_DATA_DIR=str(folder))
    told = manage("restore", str(backup), PLACENESS_DATA_DIR=str(folder))
    assert (told.returncode, told.stderr) == (0, "")
    assert "Restored: everything as it was on 20" in told.stdout
    assert "is kept for a week" in told.stdout
    there = manage("restore", str(backup), PLACENESS_DATA_DIR=str(tmp_path / "other"))
    assert (there.returncode, "another secret key" in there.stdout) == (0, True)
    assert rows(tmp_path / "other") == rows(folder)
    assert len(list((tmp_path / "other" / "media").glob("*/*/*.*"))) == 4


def test_nothing_is_restored_while_placeness_runs(folder: Path) -> None:
    running = FolderLock(folder)
    assert running.take()
    told = manage("restore", str(folder / "secret-key"), PLACENESS_DATA_DIR=str(folder))
    running.release()
    assert (told.returncode, "Stop it first, then restore" in told.stderr) == (1, True)


def test_what_is_no_backup_is_refused(folder: Path) -> None:
    before = rows(folder)
    told = manage("restore", str(folder / "placeness.sqlite3"), PLACENESS_DATA_DIR=str(folder))
    assert (told.returncode, "is no whole backup of Placeness" in told.stderr) == (1, True)
    assert rows(folder) == before


def test_a_backup_killed_in_the_middle_leaves_no_file_of_its_name(folder: Path, tmp_path: Path) -> None:
    media = folder / "media"
    (picture,) = media.glob("*/*")
    with (picture / "master.jpg").open("ab") as file:
        file.truncate(10**9)  # a sparse file: writing it out takes seconds
    target = tmp_path / "big.tar"
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and our own words
        [sys.executable, "manage.py", "backup", str(target)],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name not in ELSEWHERE}
        | {"PLACENESS_DATA_DIR": str(folder)},
        stderr=subprocess.DEVNULL,
    )
    unfinished = target.with_name("big.tar.unfinished")
    while not unfinished.exists() or unfinished.stat().st_size < 10**6:
        assert process.poll() is None
        time.sleep(0.01)
    process.kill()
    process.wait()
    assert not target.exists()
    with (picture / "master.jpg").open("r+b") as file:
        file.truncate(1000)
    assert manage("backup", str(target), PLACENESS_DATA_DIR=str(folder)).returncode == 0
    assert read_manifest(target).picture_keys() == {picture.name}
    assert list(tmp_path.glob("big.tar*")) == [target]


def everything(*words: str, folder: Path, bucket: Bucket) -> subprocess.CompletedProcess[str]:
    """Run a command on the database of this test, whose pictures are in a bucket."""
    connections.close_all()
    database = {"DATABASE_URL": url} if (url := current_url()) else {}
    if database:
        connection.close_pool()  # a restoration refuses while others are connected
    told = {"PLACENESS_DATA_DIR": str(folder), "MEDIA_URL": bucket.url, "PLACENESS_PUBLIC_URL": ""}
    return manage(*words, PLACENESS_SECRET_KEY=settings.SECRET_KEY, **told, **database)


def test_a_person_who_was_erased_stays_erased_and_everybody_comes_in_anew(
    own_database: str, bucket: Bucket, tmp_path: Path, settings: LazySettings
) -> None:
    """The whole way by the commands: on the database of this run, with pictures in a bucket."""
    settings.ERASURES_FILE = tmp_path / "erasures.jsonl"
    room = open_room()
    mira, sam = room.people[:2]
    gone, kept = stored_picture(8, 6), stored_picture(8, 6)
    room.photo(mira, "Zebrafink", key=gone)
    room.photo(sam, "Linnets", key=kept)
    cookie_of(sam)
    before = set(Workshop.objects.values_list("epoch", flat=True))
    objects = bucket.names()
    backup = tmp_path / "away" / "a.tar"
    backup.parent.mkdir()
    assert everything("backup", str(backup), folder=tmp_path, bucket=bucket).returncode == 0
    erase_mine(actor=room.actor(mira))
    forget(kept)
    Photo.objects.filter(key=kept).update(essence="changed")
    told = everything("restore", str(backup), folder=tmp_path, bucket=bucket)
    assert (told.returncode, told.stderr) == (0, "")
    assert "2 things that had been erased came back with the backup. They were erased again." in told.stdout
    people = Participant.objects.order_by("pk").values_list("first_name", flat=True)[:2]
    assert list(people) == ["Someone", "Sam"]
    photos = Photo.objects.order_by("pk").values_list("essence", "key", "state")
    assert list(photos) == [("", "", PhotoState.WITHDRAWN), ("Linnets", kept, PhotoState.BROUGHT)]
    assert (SessionStore.get_model_class().objects.count(), Participant.objects.count()) == (0, 4)
    assert not before & set(Workshop.objects.values_list("epoch", flat=True))
    assert audit_log(room.workshop.pk).lines[0].who == "The server"
    while run_next("w-1"):  # objects of a bucket are removed by jobs
        pass
    assert bucket.names() == [name for name in objects if kept in name]
    looked = everything("doctor", "--json", folder=tmp_path, bucket=bucket)
    levels = {one["check"]: one["level"] for one in json.loads(looked.stdout)}
    assert {levels[check] for check in ("integrity", "erasures", "pictures", "jobs", "history")} == {"ok"}
