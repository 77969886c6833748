"""The folder for backups, and a backup of the SQLite database before migrations change it."""

import sqlite3
import time
from contextlib import suppress
from pathlib import Path

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from places.management.database_copies import copy_file
from places.management.database_file import FULL, DatabaseUnusable

KEPT_DAYS = 7


def back_up_before_migrations(database: Path, folder: Path) -> Path | None:
    """Copy `database` into `folder` when migrations are about to change it; return the copy's path.

    Returns None, without a copy, for another kind of database, for a new one, and when all migrations have been
    applied. Earlier copies are removed: what people have erased since must not stay in them. Raises DatabaseUnusable
    when the copy cannot be written; the database is unchanged then.
    """
    if connection.vendor != "sqlite" or not database.is_file() or not (first := _next_migration()):
        return None
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = folder / f"before-{first}.sqlite3"
    unfinished = target.with_suffix(".unfinished")
    try:
        copy_file(database, unfinished)
        remove_old_backups(folder, days=0)
        unfinished.replace(target)
    except (OSError, sqlite3.Error) as error:
        unfinished.unlink(missing_ok=True)
        raise DatabaseUnusable(
            f"{FULL.format(path=folder)} A backup is made before the database is brought up to date ({error})."
        ) from None
    return target


def remove_old_backups(folder: Path, days: float = KEPT_DAYS) -> None:
    """Delete backups of before upgrades and restores that are so many days old. Without the folder nothing happens."""
    for copy in (*folder.glob("before-*.sqlite3"), *folder.glob("before-*.tar")):
        with suppress(FileNotFoundError):
            if copy.stat().st_mtime <= time.time() - days * 86400:
                copy.unlink()


def _next_migration() -> str:
    """Return the name of the first migration that is to be applied to a database that has some; else ""."""
    executor = MigrationExecutor(connection)
    if not executor.loader.applied_migrations:
        return ""
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"{plan[0][0].app_label}-{plan[0][0].name}" if plan else ""
