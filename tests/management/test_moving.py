"""Moving an installation into another database: every row, equal to its original, or nothing."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.db import connection, connections

from places.management import row_copies
from places.management.moving import SOURCE, MovedTable, NotMoved, move_all, open_source
from places.management.opening import prepare_data
from places.models import Activity, Participant, Photo, Place, Workshop
from tests.builders.stored_folders import NEWEST, put_in_place, stored_room, unpacked


@pytest.fixture
def source(on_disk: Path, settings: LazySettings, tmp_path: Path) -> Iterator[Path]:
    """The SQLite file of a whole workshop, up to date, and an empty database as target."""
    folder = unpacked(NEWEST, tmp_path / "stored")
    settings.DATA_DIR, settings.MEDIA_ROOT = folder, folder / "media"
    empty = tmp_path / "empty.sqlite3"
    empty.write_bytes(on_disk.read_bytes())
    put_in_place(folder / "placeness.sqlite3", on_disk)
    prepare_data()
    told = tmp_path / "told.sqlite3"
    told.write_bytes(on_disk.read_bytes())
    put_in_place(empty, on_disk)
    yield told
    if SOURCE in connections.settings:
        connections[SOURCE].close()
        del connections[SOURCE], connections.settings[SOURCE]


def moved(source: Path) -> dict[str, int]:
    found: list[MovedTable] = []
    open_source(str(source))
    connections[SOURCE].connect()  # Django's tests forbid connections that are opened later
    move_all(found.append)
    return {table.name: table.rows for table in found if table.rows}


def change(database: Path, *statements: str) -> None:
    with closing(sqlite3.connect(database)) as opened:
        for statement in statements:
            opened.execute(statement)
        opened.commit()


def count(database: Path, table: str) -> int:
    with closing(sqlite3.connect(database)) as opened:
        return int(opened.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 - a name of the test


def test_every_row_is_moved_and_the_room_goes_on(source: Path) -> None:
    rows = moved(source)
    for table in ("places_activity", "places_photo", "places_vote", "places_historicalsentence"):
        assert (table, rows[table]) == (table, count(source, table))
    room = stored_room()
    assert room.leader_client().get(f"/w/{room.code}/vision/").status_code == 200
    revision, newest = room.workshop.revision, Activity.objects.order_by("-pk")[0].pk
    new = Participant.objects.create(
        workshop=room.workshop, first_name="Åsa", name_key="åsa", return_digest="x"
    )
    assert new.pk > room.people[-1].pk
    assert (Workshop.objects.get().revision, Activity.objects.count()) == (revision, rows["places_activity"])
    assert newest == max(Activity.objects.values_list("pk", flat=True))


def test_a_database_in_use_is_not_moved_into(source: Path) -> None:
    Place.objects.create(name="Kiruna", ness="Kiruna-ness")
    with pytest.raises(NotMoved, match="places_place has 1 rows"):
        moved(source)
    assert (Place.objects.count(), Photo.objects.count()) == (1, 0)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("DELETE FROM django_migrations WHERE name = '0005_headlines_one_by_one'", "older version: it lacks"),
        (
            "INSERT INTO django_migrations (app, name, applied) VALUES ('places', '9999_later', '2030-01-01')",
            "newer version: it has places 9999_later",
        ),
        ("DROP TABLE places_vote", "refused: no such table: places_vote"),
    ],
)
def test_a_source_of_another_version_is_refused(source: Path, statement: str, words: str) -> None:
    change(source, statement)
    with pytest.raises(NotMoved, match=words):
        moved(source)
    assert Workshop.objects.count() == 0


@pytest.mark.parametrize(
    ("table", "change", "words"),
    [
        (
            "places_place",
            "UPDATE places_place SET ness = 'elsewhere' WHERE id = NEW.id",
            "of places_place differs",
        ),
        (
            "places_workshop",
            "INSERT INTO django_content_type (app_label, model) VALUES ('a', 'b')",
            "django_content_type has more rows",
        ),
    ],
)
def test_a_row_that_differs_or_is_too_much_undoes_everything(
    source: Path, table: str, change: str, words: str
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TRIGGER changing AFTER INSERT ON {table} BEGIN {change}; END")
    with pytest.raises(NotMoved, match=words):
        moved(source)
    assert (Workshop.objects.count(), Place.objects.count()) == (0, 0)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotMoved, match="There is no file"):
        open_source(str(tmp_path / "none.sqlite3"))


def test_every_table_of_the_models_is_moved() -> None:
    with_rows = {model._meta.db_table for model in row_copies.tables()}
    made: set[Any] = set(connection.introspection.django_table_names(only_existing=False))
    assert made - with_rows == set()
