"""All rows of the PostgreSQL database of the settings as a new SQLite file, as they were at one moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.utils import ConnectionHandler

from places.management.new_database import make_tables
from places.management.row_copies import RowCopy, tables

SNAPSHOT, FILE = "snapshot", "snapshot-file"  # aliases while a copy is made
UNLIMITED = "-c statement_timeout=0 -c idle_in_transaction_session_timeout=0"
SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=DELETE; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;",
    },
}


def copy_rows(target: Path) -> None:
    """Fill the empty SQLite file `target` with every row of the database, and compare each with its original.

    Both is done in one transaction that sees one moment (REPEATABLE READ); others go on writing. Raises
    `row_copies.RowsDiffer`, django.db.Error.
    """
    with added(SNAPSHOT, _snapshot_settings()), added(FILE, SQLITE | {"NAME": target}):
        make_tables(FILE)
        copy = RowCopy(SNAPSHOT, FILE)
        with transaction.atomic(using=SNAPSHOT), transaction.atomic(using=FILE):
            copy.empty_what_migrations_made()
            for model in tables():
                copy.copy(model)
            copy.set_sequences()
            for model in tables():
                copy.compare(model)


@contextmanager
def added(alias: str, told: dict[str, Any]) -> Iterator[None]:
    """Make a database known to Django under an alias, and forget it afterwards."""
    connections.settings[alias] = ConnectionHandler({"default": told}).settings["default"]
    try:
        connections[alias].connect()
        yield
    finally:
        connections[alias].close()
        del connections[alias], connections.settings[alias]


def _snapshot_settings() -> dict[str, Any]:
    from psycopg import IsolationLevel  # noqa: PLC0415 - only where it is used: it takes a tenth of a second

    told = {**connections[DEFAULT_DB_ALIAS].settings_dict}
    options = {name: value for name, value in told["OPTIONS"].items() if name != "pool"}
    options["options"] = f"{options.get('options', '')} {UNLIMITED}".strip()
    options["isolation_level"] = IsolationLevel.REPEATABLE_READ
    return told | {"OPTIONS": options}
