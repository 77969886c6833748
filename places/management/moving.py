"""Copying a whole installation from one database into another, verified row by row.

The target is the database of the settings, the source any other that Django can read: the SQLite file of a data
folder, or a PostgreSQL server. Primary keys stay as they are.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, Error, connection, connections, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.db.utils import ConnectionHandler
from environ import Env

from places.database.preparation import preparation_lock
from places.management.row_copies import MADE_BY_MIGRATIONS, Model, RowCopy, RowsDiffer, tables

SOURCE = "source"


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


def move_all(report: Callable[[MovedTable], None], *, replaces: bool = False) -> None:
    """Bring the target up to date, copy every row of the source into it, and compare each with its original.

    `report` is called for each table. All of it is one transaction, during which nobody can write to a SQLite source.
    What the target holds is deleted first in the same transaction, if it `replaces`. Raises NotMoved when the
    databases do not fit together, when the target has rows of its own, or when a row differs; the target is as it was
    then.
    """
    try:
        with preparation_lock():
            call_command("migrate", interactive=False, verbosity=0)
            _move(report, replaces=replaces)
    except RowsDiffer as differs:
        raise NotMoved(f"{differs} Nothing was moved.") from differs
    except Error as error:
        raise NotMoved(f"A database refused: {str(error).strip()}") from error
    finally:
        ContentType.objects.clear_cache()


def _move(report: Callable[[MovedTable], None], *, replaces: bool) -> None:
    _require_same_migrations()
    copy = RowCopy(SOURCE, DEFAULT_DB_ALIAS)
    with transaction.atomic(using=SOURCE), transaction.atomic():
        if replaces:
            _empty()
        _require_empty(tables())
        copy.empty_what_migrations_made()
        for model in tables():
            copy.copy(model)
        copy.set_sequences()
        for model in tables():
            report(MovedTable(model._meta.db_table, copy.compare(model)))


def _empty() -> None:
    """Delete every row of the target, in the caller's transaction."""
    names = [model._meta.db_table for model in tables()]
    with connection.cursor() as cursor:
        for statement in connection.ops.sql_flush(
            no_style(), names, reset_sequences=True, allow_cascade=True
        ):
            cursor.execute(statement)


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


def _require_empty(models: Sequence[Model]) -> None:
    for model in models:
        if model._meta.app_label not in MADE_BY_MIGRATIONS and (rows := model._base_manager.count()):
            raise NotMoved(
                f"The database to move into is in use: {model._meta.db_table} has {rows} rows. Name an empty one."
            )
