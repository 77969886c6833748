"""The state of the database: whether it answers, takes what is written, and is of the code's version."""

from enum import StrEnum

from django.db import Error, connection

from places.database.versions import missing_migrations, unknown_migrations
from places.database.writing import write_lock


class DatabaseState(StrEnum):
    """What hinders the use of the database; READY when nothing does."""

    READY = "ready"
    AWAY = "away"
    READ_ONLY = "read-only"
    OLDER = "older"
    NEWER = "newer"


def database_state() -> DatabaseState:
    """Return the state of the database. On PostgreSQL no lock is taken."""
    try:
        if not _takes_writes():
            return DatabaseState.READ_ONLY
        if missing_migrations():
            return DatabaseState.OLDER
        return DatabaseState.NEWER if unknown_migrations() else DatabaseState.READY
    except Error:
        return DatabaseState.AWAY


def _takes_writes() -> bool:
    if connection.vendor == "postgresql":
        return _is_writable_server()
    with write_lock():  # SQLite takes its write lock, which it refuses in a file that may not be written
        return True


def _is_writable_server() -> bool:
    """Return False for a standby, a read-only role or database, and one without the right to write."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('transaction_read_only') = 'off' AND coalesce("
            "has_table_privilege(to_regclass('places_activity')::oid, 'INSERT'), true)"
        )
        (found,) = cursor.fetchone()
        return bool(found)
