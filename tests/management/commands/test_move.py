"""`manage.py move`, as somebody runs it whose installation outgrows a SQLite file."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from places.folder_lock import FolderLock
from tests.builders.stored_folders import NEWEST, unpacked
from tests.real_server import ROOT

ELSEWHERE = ("DATABASE_URL", "BUS_URL")  # variables of a run on PostgreSQL: these commands have a file


def manage(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in ELSEWHERE}
    return subprocess.run(  # noqa: S603 - our own interpreter and our own words
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=kept | variables,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A data folder with a whole workshop, brought up to date."""
    folder = unpacked(NEWEST, tmp_path / "stored")
    manage("migrate", PLACENESS_DATA_DIR=str(folder))
    return folder


def test_the_database_of_the_settings_cannot_be_moved_into_itself(old: Path) -> None:
    told = manage("move", PLACENESS_DATA_DIR=str(old))
    assert (told.returncode, "The settings name the database that is to be moved" in told.stderr) == (1, True)


def test_another_file_is_moved_and_told_by_tables(old: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    told = manage("move", "--from", str(old / "placeness.sqlite3"), PLACENESS_DATA_DIR=str(new))
    assert (told.returncode, told.stderr) == (0, "")
    lines = dict(line.split() for line in told.stdout.splitlines()[:-1])
    assert (lines["places_photo"], lines["places_workshop"]) == ("38", "1")
    assert told.stdout.splitlines()[-1].endswith("tables; each equals its original.")
    again = manage("move", "--from", str(old / "placeness.sqlite3"), PLACENESS_DATA_DIR=str(new))
    assert (again.returncode, "is in use" in again.stderr) == (1, True)


def test_nothing_is_moved_while_placeness_runs(old: Path, tmp_path: Path) -> None:
    running = FolderLock(old)
    assert running.take()
    told = manage("move", "--pictures", PLACENESS_DATA_DIR=str(old))
    running.release()
    assert (told.returncode, "Stop it first, then move" in told.stderr) == (1, True)
    told = manage("move", "--pictures", PLACENESS_DATA_DIR=str(old))
    assert (told.returncode, "MEDIA_URL names no store" in told.stderr) == (1, True)
