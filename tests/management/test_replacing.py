"""The step in which a prepared database takes the place of the one in use (the whole way: test_restoring.py)."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connections

from places.management.database_copies import copy_database
from places.management.replacing import NotReplaced, replace_database
from places.models import Photo, Place, Workshop
from tests.builders.rooms import open_room


def test_a_file_takes_the_place_and_the_old_one_is_kept_when_asked_for(on_disk: Path, tmp_path: Path) -> None:
    open_room(name="Kiruna")
    copy_database(tmp_path / "copy.sqlite3")
    Place.objects.update(name="Boden")
    replace_database(tmp_path / "copy.sqlite3", tmp_path / "backups", keep=True)
    assert Place.objects.get().name == "Kiruna"
    (kept,) = (tmp_path / "backups").iterdir()
    with closing(sqlite3.connect(kept)) as opened:
        assert opened.execute("SELECT name FROM places_place").fetchall() == [("Boden",)]


def test_nothing_is_replaced_under_somebody_who_reads(
    on_disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_room(name="Kiruna")
    copy_database(tmp_path / "copy.sqlite3")
    monkeypatch.setattr("places.management.replacing.PATIENCE_SECONDS", 0.05)
    with closing(sqlite3.connect(on_disk)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM places_place").fetchall()
        Place.objects.update(name="Boden")
        with pytest.raises(NotReplaced, match="Another program is reading"):
            replace_database(tmp_path / "copy.sqlite3", tmp_path / "backups", keep=False)
    assert Place.objects.get().name == "Boden"


def test_on_postgresql_all_rows_are_replaced_in_one_transaction(on_postgresql: str, tmp_path: Path) -> None:
    room = open_room(name="Kiruna", photos=2)
    copy_database(tmp_path / "copy.sqlite3")
    Place.objects.update(name="Boden")
    open_room(name="Luleå")
    replace_database(tmp_path / "copy.sqlite3", tmp_path, keep=False)
    assert [place.name for place in Place.objects.all()] == ["Kiruna"]
    assert (Workshop.objects.get().code, Photo.objects.count()) == (room.workshop.code, 2)
    assert Place.objects.create(name="Pajala").pk > room.workshop.place_id
    (tmp_path / "copy.sqlite3").write_bytes(b"no database" * 100)
    with pytest.raises(NotReplaced):
        replace_database(tmp_path / "copy.sqlite3", tmp_path, keep=False)
    assert Place.objects.count() == 2
    assert set(connections.settings) == {"default"}
