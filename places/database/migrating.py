"""One process at a time changes the tables, and takes as long as it needs."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

MIGRATING = 7_201_731  # number of the advisory lock, any that nobody else uses in this database
_UNLIMITED = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")


@contextmanager
def only_migration() -> Iterator[None]:
    """Hold the right to change the tables; a second process waits, and finds the tables changed afterwards.

    On PostgreSQL statements may take any time within. On SQLite the data folder belongs to one process.
    """
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        for name in _UNLIMITED:
            cursor.execute(f"SET {name} = 0")
        cursor.execute("SELECT pg_advisory_lock(%s)", [MIGRATING])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [MIGRATING])
            for name in _UNLIMITED:
                cursor.execute(f"RESET {name}")
