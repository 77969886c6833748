"""The lock under which server processes prepare one PostgreSQL database, one after the other."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection

PREPARATION = 7_301_147_201  # the number of the advisory lock: any, as long as it stays the same
EACH_SECONDS = 0.2


@contextmanager
def preparation_lock(waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Hold the lock of a PostgreSQL database; `waiting` is called once when another process has it.

    Other databases have one server process, which its folder's lock ensures. The lock belongs to the connection: it
    ends with the process. It is asked for again and again, as a connection that waits for a lock holds a snapshot,
    for which some migrations would wait in turn.
    """
    if connection.vendor != "postgresql":
        yield
        return
    if not _ask("pg_try_advisory_lock"):
        waiting()
        while not _ask("pg_try_advisory_lock"):
            time.sleep(EACH_SECONDS)
    try:
        yield
    finally:
        _ask("pg_advisory_unlock")


def _ask(function: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [PREPARATION])
        (answer,) = cursor.fetchone()
    return bool(answer)
