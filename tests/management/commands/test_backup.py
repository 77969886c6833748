"""`placeness backup`, as somebody runs it beside a server."""

from pathlib import Path

import pytest

from places.folder_lock import FolderLock
from places.management.backup_reading import read_manifest
from tests.builders.stored_folders import NEWEST, unpacked
from tests.management.commands.test_move import manage


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with a whole workshop."""
    return unpacked(NEWEST, tmp_path / "stored")


def test_a_backup_is_made_while_placeness_runs(folder: Path, tmp_path: Path) -> None:
    running = FolderLock(folder)
    assert running.take()
    told = manage("backup", str(tmp_path / "a.tar"), PLACENESS_DATA_DIR=str(folder))
    running.release()
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.splitlines()[0].endswith("Read again: it is whole.")
    assert "The secret key is not in it" in told.stdout
    assert len(read_manifest(tmp_path / "a.tar").picture_keys()) == 1
    again = manage("backup", str(tmp_path / "a.tar"), PLACENESS_DATA_DIR=str(folder))
    assert (again.returncode, "There is a file" in again.stderr) == (1, True)


def test_a_folder_gets_a_file_with_the_time_as_its_name(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    words = ("backup", str(tmp_path / "stick"), "--without-pictures", "--with-key")
    told = manage(*words, PLACENESS_DATA_DIR=str(folder))
    (made,) = (tmp_path / "stick").iterdir()
    assert (told.returncode, made.name[:12], made.suffix) == (0, "placeness-20", ".tar")
    assert "no pictures" in told.stdout
    assert "The secret key" not in told.stdout


def test_nothing_to_back_up_is_told(tmp_path: Path) -> None:
    told = manage("backup", str(tmp_path / "a.tar"), PLACENESS_DATA_DIR=str(tmp_path / "empty"))
    assert (told.returncode, "nothing to back up" in told.stderr) == (1, True)
