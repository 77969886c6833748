"""Truncating the write-ahead log, so that no file of the database holds erased data.

SQLite writes a change to the log first and copies it into the database later; until the log is truncated it still
holds the pages as they were before. (`secure_delete` overwrites what is erased in the database itself.)
"""

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from places.database.writing import lock_without_transaction

PATIENCE_SECONDS = 0.25  # a reader blocks the checkpoint for the time of one statement


def erase_for_good() -> None:
    """Truncate the log after the commit of the caller's transaction: then no file holds what it erased.

    If a reader blocks it for longer than PATIENCE_SECONDS, the sweep does it within a minute.
    """
    transaction.on_commit(truncate_log, robust=True)


def truncate_log(patience: float = PATIENCE_SECONDS) -> bool:
    """Copy the write-ahead log into the database and truncate it; return whether it is empty now.

    Waits for readers `patience` seconds at most. Returns False in a transaction, without an attempt.
    """
    if connection.vendor != "sqlite":
        return True
    if connection.in_atomic_block:
        return False
    with lock_without_transaction(), connection.cursor() as cursor:
        before = _execute(cursor, "PRAGMA busy_timeout")[0]
        _execute(cursor, f"PRAGMA busy_timeout = {int(patience * 1000)}")
        try:
            busy, _pages, _copied = _execute(cursor, "PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            _execute(cursor, f"PRAGMA busy_timeout = {before}")
    return not busy


def _execute(cursor: CursorWrapper, statement: str) -> tuple[int, ...]:
    cursor.execute(statement)
    found: tuple[int, ...] = cursor.fetchone()
    return found
