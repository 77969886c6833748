"""`placeness restore`, as somebody runs it; and a backup that is killed in the middle."""

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from places.folder_lock import FolderLock
from places.management.backup_reading import read_manifest
from tests.builders.stored_folders import NEWEST, unpacked
from tests.management.commands.test_move import ELSEWHERE, manage
from tests.real_server import ROOT


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
