"""A PostgreSQL database as a SQLite file: every row, as they were at one moment, while others write."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

from django.db import connections

from places.management.database_copies import copy_database, require_whole
from places.models import Place
from tests.builders.rooms import open_room


def test_every_row_of_one_moment_is_in_the_file(on_postgresql: str, tmp_path: Path) -> None:
    open_room(name="Kiruna", photos=3)
    stop, acknowledged = threading.Event(), []

    def write() -> None:
        while not stop.is_set():
            acknowledged.append(Place.objects.create(name=f"Place {len(acknowledged)}").pk)
        connections.close_all()

    writer = threading.Thread(target=write)
    writer.start()
    while len(acknowledged) < 5:
        pass
    before = list(acknowledged)
    copy_database(tmp_path / "copy.sqlite3")
    stop.set()
    writer.join()
    require_whole(tmp_path / "copy.sqlite3")
    with closing(sqlite3.connect(tmp_path / "copy.sqlite3")) as opened:
        kept = [number for (number,) in opened.execute("SELECT id FROM places_place ORDER BY id")]
        (photos,) = opened.execute("SELECT count(*) FROM places_photo").fetchone()
    assert photos == 3
    assert set(before) <= set(kept)
    written = sorted(Place.objects.values_list("pk", flat=True))
    assert kept == written[: len(kept)]
    assert set(connections.settings) == {"default"}
