"""Copies of the database, and the examination of a SQLite file."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from places.management.database_copies import (
    CopyDamaged,
    copy_database,
    copy_file,
    reading,
    require_whole,
    sync,
)
from places.models import Place
from tests.builders.rooms import open_room


def test_a_copy_holds_what_is_in_the_log_too_and_has_none(on_disk: Path, tmp_path: Path) -> None:
    open_room(name="Kiruna")
    assert on_disk.with_name(f"{on_disk.name}-wal").stat().st_size
    copy = tmp_path / "copy.sqlite3"
    copy_database(copy)
    require_whole(copy)
    with closing(reading(copy)) as opened:
        assert opened.execute("SELECT name FROM places_place").fetchall() == [("Kiruna",)]
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            opened.execute("DELETE FROM places_place")
    assert sorted(tmp_path.glob("copy*")) == [copy]
    assert copy.stat().st_mode & 0o777 == 0o600


def test_rows_that_refer_to_none_are_told(on_disk: Path, tmp_path: Path) -> None:
    open_room()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys=OFF")
        cursor.execute("DELETE FROM places_place")
    copy_file(on_disk, tmp_path / "copy.sqlite3")
    with pytest.raises(CopyDamaged, match="places_workshop refers to no places_place"):
        require_whole(tmp_path / "copy.sqlite3")


def test_unsound_pages_and_files_that_are_no_database_are_told(on_disk: Path, tmp_path: Path) -> None:
    Place.objects.create(name="Kiruna")
    copy = tmp_path / "copy.sqlite3"
    copy_file(on_disk, copy)
    content = bytearray(copy.read_bytes())
    content[4096 * 5 : 4096 * 9] = b"\xff" * 4096 * 4
    copy.write_bytes(content)
    with pytest.raises(CopyDamaged):
        require_whole(copy)
    copy.write_bytes(b"no database" * 100)
    with pytest.raises(CopyDamaged, match="file is not a database"):
        require_whole(copy)


def test_files_and_folders_are_synced(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    sync(tmp_path / "a")
    sync(tmp_path)
