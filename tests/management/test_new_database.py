"""A new database has the tables, indexes and rows that all migrations leave."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from places.management import new_database
from places.models import Workshop

COMMA = re.compile(r",(?![^(]*\))")  # outside the brackets of one definition


def definition(sql: str) -> list[str]:
    """The parts of a statement that makes a table or an index; migrations may have added columns in another order."""
    start, _bracket, parts = sql.partition("(")
    return [start, *sorted(part.strip() for part in COMMA.split(parts.rpartition(")")[0]))]


def contents(path: Path) -> tuple[dict[str, list[str]], dict[str, list[list[str]]]]:
    """The definitions of all tables and indexes by name, and the rows of all tables, without ids and times."""
    with closing(sqlite3.connect(path)) as database:
        database.row_factory = sqlite3.Row
        schema = database.execute(
            "SELECT name, sql, type FROM sqlite_master WHERE sql IS NOT NULL"
        ).fetchall()
        rows = {
            name: sorted(
                [f"{key}={row[key]}" for key in sorted(row.keys()) if key not in {"id", "applied"}]
                for row in database.execute(f'SELECT * FROM "{name}"')  # noqa: S608 - names of our own tables
            )
            for name, _sql, kind in schema
            if kind == "table" and name != "sqlite_sequence"  # numbers of rows that are long gone
        }
        return {name: definition(sql) for name, sql, _kind in schema}, rows


def test_it_has_what_migrations_leave(on_disk: Path) -> None:
    schema, rows = contents(on_disk)
    assert (len(schema) > 100, len(rows["django_migrations"]) > 40) == (True, True)
    connection.close()
    on_disk.unlink()
    assert new_database.is_new()
    new_database.make_tables()
    call_command(
        "migrate", interactive=False, verbosity=0
    )  # with nothing to migrate: content types and rights
    assert contents(on_disk) == (schema, rows)
    assert not new_database.is_new()


def test_an_interruption_leaves_it_empty(on_disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connection.close()
    on_disk.unlink()

    def interrupted(*_command: object, **_options: object) -> None:
        assert not Workshop.objects.exists()
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(new_database, "call_command", interrupted)
        with pytest.raises(KeyboardInterrupt):
            new_database.make_tables()
    assert new_database.is_new()
    new_database.make_tables()
    assert not Workshop.objects.exists()
