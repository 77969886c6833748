"""Copying a whole installation from one database into another, verified row by row.

The target is the database of the settings, the source any other that Django can read: the SQLite file of a data
folder, or a PostgreSQL server. Primary keys stay as they are.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import Error, connection, connections, models, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.db.utils import ConnectionHandler
from environ import Env

from places.database.preparation import preparation_lock

SOURCE = "source"
CHUNK = 500  # rows
MADE_BY_MIGRATIONS = ("contenttypes", "auth")  # apps whose rows `migrate` writes into an empty database
Row = tuple[Any, ...]
Model = type[models.Model]


class NotMoved(Exception):
    """Nothing was changed in the target. The message says why, in a sentence."""


@dataclass(frozen=True)
class MovedTable:
    """A table of the target, and the number of its rows, each of which was compared with the source."""

    name: str
    rows: int


def open_source(given: str) -> None:
    """Make the database that `given` names (a path, or a URL postgres://…) known to Django under the alias SOURCE.

    Raises NotMoved when there is no such file.
    """
    if "://" in given:
        told = {**Env.db_url_config(given)}
    elif Path(given).is_file():
        address = f"{Path(given).resolve().as_uri()}?mode=rw"
        options = {"uri": True, "transaction_mode": "IMMEDIATE", "timeout": 5}
        told = {"ENGINE": "django.db.backends.sqlite3", "NAME": address, "OPTIONS": options}
    else:
        raise NotMoved(f"There is no file {given}.")
    connections.settings[SOURCE] = ConnectionHandler({"default": told}).settings["default"]


def move_all(report: Callable[[MovedTable], None]) -> None:
    """Bring the target up to date, copy every row of the source into it, and compare each with its original.

    `report` is called for each table. All of it is one transaction, during which nobody can write to a SQLite source.
    Raises NotMoved when the databases do not fit together, when the target has rows of its own, or when a row
    differs; the target has no new rows then.
    """
    try:
        with preparation_lock():
            call_command("migrate", interactive=False, verbosity=0)
            _move(report)
    except Error as error:
        raise NotMoved(f"A database refused: {str(error).strip()}") from error
    finally:
        ContentType.objects.clear_cache()


def _move(report: Callable[[MovedTable], None]) -> None:
    _require_same_migrations()
    with transaction.atomic(using=SOURCE), transaction.atomic():
        tables = _tables()
        _require_empty(tables)
        for model in reversed(tables):
            if model._meta.app_label in MADE_BY_MIGRATIONS:
                model._base_manager.all().delete()
        for model in tables:
            _copy(model)
        _set_sequences(tables)
        for model in tables:
            report(MovedTable(model._meta.db_table, _compare(model)))


def _tables() -> list[Model]:
    found = apps.get_models(include_auto_created=True)
    return [model for model in found if model._meta.managed and not model._meta.proxy]


def _require_same_migrations() -> None:
    there = set(MigrationRecorder(connections[SOURCE]).applied_migrations())
    here = set(MigrationRecorder(connection).applied_migrations())
    if older := sorted(here - there):
        raise NotMoved(
            f"The source is of an older version: it lacks {_named(older)}. Start this version of Placeness on it "
            "once, stop it again, and then move."
        )
    if newer := sorted(there - here):
        raise NotMoved(
            f"The source is of a newer version: it has {_named(newer)}. Install that version first."
        )


def _named(migrations: Sequence[tuple[str, str]]) -> str:
    return ", ".join(f"{app} {name}" for app, name in migrations)


def _require_empty(tables: Sequence[Model]) -> None:
    for model in tables:
        if model._meta.app_label not in MADE_BY_MIGRATIONS and (rows := model._base_manager.count()):
            raise NotMoved(
                f"The database to move into is in use: {model._meta.db_table} has {rows} rows. Name an empty one."
            )


def _fields(model: Model) -> list[Any]:
    return list(model._meta.concrete_fields)


def _rows_of(model: Model, alias: str) -> Iterator[Row]:
    names = [field.attname for field in _fields(model)]
    rows = model._base_manager.using(alias).order_by("pk").values_list(*names)
    return iter(rows.iterator(chunk_size=CHUNK))


def _chunks(rows: Iterator[Row]) -> Iterator[list[Row]]:
    chunk: list[Row] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _copy(model: Model) -> None:
    quoted, fields = connection.ops.quote_name, _fields(model)
    columns = ", ".join(quoted(field.column) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    sql = f"INSERT INTO {quoted(model._meta.db_table)} ({columns}) VALUES ({marks})"  # noqa: S608 - names of our own
    with connection.cursor() as cursor:
        for chunk in _chunks(_rows_of(model, SOURCE)):
            values = [
                [field.get_db_prep_save(value, connection) for field, value in zip(fields, row, strict=True)]
                for row in chunk
            ]
            cursor.executemany(sql, values)


def _set_sequences(tables: Sequence[Model]) -> None:
    """Let the next row that is made get a key that no row has."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(tables)):
            cursor.execute(statement)


def _compare(model: Model) -> int:
    names = [field.attname for field in _fields(model)]
    key = names.index(model._meta.pk.attname)  # type: ignore[union-attr] # every model of ours has one
    compared = 0
    for chunk in _chunks(_rows_of(model, SOURCE)):
        wanted = [row[key] for row in chunk]
        found = model._base_manager.filter(pk__in=wanted).values_list(*names)
        here = {row[key]: row for row in found}
        for row in chunk:
            if here.get(row[key]) != row:
                raise NotMoved(
                    f"Row {row[key]} of {model._meta.db_table} differs after the copy. Nothing was moved."
                )
        compared += len(chunk)
    if model._base_manager.count() != compared:
        raise NotMoved(f"{model._meta.db_table} has more rows than its source. Nothing was moved.")
    return compared
