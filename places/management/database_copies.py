"""A consistent copy of the whole database as a SQLite file while others write, and the examination of such a file."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from django.db import connection

from places.management.postgresql_copies import copy_rows

DAMAGES_TOLD = 3


class CopyDamaged(Exception):
    """A SQLite file is not whole. The message says what is wrong."""


def copy_database(target: Path) -> None:
    """Write all that is committed now as the new SQLite file `target`, for its owner only, durably.

    Others go on writing; nothing they write meanwhile is in the copy. Raises OSError or sqlite3.Error when the copy
    cannot be written, django.db.Error when a PostgreSQL database cannot be read.
    """
    if connection.vendor == "sqlite":
        copy_file(Path(connection.settings_dict["NAME"]), target)
    else:
        target.unlink(missing_ok=True)
        target.touch(mode=0o600)
        copy_rows(target)
        sync(target)


def copy_file(database: Path, target: Path) -> None:
    """Write a copy of a SQLite file, with what is in its log, readable by its owner only, durably.

    The copy is made in one step, which is one read transaction: it holds the state at its beginning.
    """
    target.unlink(missing_ok=True)
    target.touch(mode=0o600)
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")  # the copy is one file, without a log beside it
    sync(target)


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def require_whole(path: Path) -> None:
    """Return when every page and index of a SQLite file is sound and every reference leads to a row.

    Raises CopyDamaged otherwise.
    """
    try:
        with closing(reading(path)) as database:
            found = damages(database)
    except sqlite3.Error as error:
        raise CopyDamaged(str(error)) from error
    if found:
        raise CopyDamaged("; ".join(found[:DAMAGES_TOLD]))


def damages(database: sqlite3.Connection) -> list[str]:
    """Return what is wrong with a SQLite database: unsound pages, references to rows that do not exist."""
    pages = [" ".join(str(row[0]).split()) for row in database.execute("PRAGMA integrity_check(20)")]
    lost = [f"{table} refers to no {other}" for table, _row, other, _key in _lost(database)]
    return [page for page in pages if page != "ok"] + list(dict.fromkeys(lost))


def reading(path: Path) -> sqlite3.Connection:
    """Open a SQLite file for reading only."""
    return sqlite3.connect(f"file:{quote(str(path.resolve()))}?mode=ro", uri=True)


def _lost(database: sqlite3.Connection) -> list[tuple[str, int, str, int]]:
    return database.execute("PRAGMA foreign_key_check").fetchall()
