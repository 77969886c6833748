"""Preparing one PostgreSQL database by many server processes: awaited until it answers, then one after the other."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection

PREPARATION = 7_301_147_201  # the number of the advisory lock: any, as long as it stays the same
EACH_SECONDS = 0.2
AWAY_SECONDS = 60.0  # for which a server may still be starting
UNLIMITED = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
AWAY = (
    "refused",
    "timeout",
    "starting up",
    "shutting down",
    "resolve",
    "translate",
    "moment ago",
    "No such file",
)  # in messages without an error code: the client gets none from a server that refuses a connection

Waiting = Callable[[], None]


def is_away(message: str) -> bool:
    """Return whether an error's message says that no server answers, or that one is starting or stopping."""
    return any(word in message for word in AWAY)


def await_database(waiting: Waiting, seconds: float = AWAY_SECONDS) -> bool:
    """Wait until a PostgreSQL server answers, and return whether it does; `waiting` is called once if not at first.

    A server that answers with a refusal (a wrong password, no such database) is not waited for.
    """
    ends, is_told = time.monotonic() + seconds, False
    while connection.vendor == "postgresql":
        try:
            connection.ensure_connection()
        except OperationalError as error:
            if time.monotonic() > ends or not is_away(str(error)):
                return False
        else:
            return True
        if not is_told:
            waiting()
            is_told = True
        time.sleep(EACH_SECONDS)
    return True


@contextmanager
def preparation_lock(waiting: Waiting = lambda: None) -> Iterator[None]:
    """Hold the lock of a PostgreSQL database that answers; `waiting` is called once when another process has it.

    Other databases have one server process, which its folder's lock ensures. The lock belongs to the connection: it
    ends with the process. It is asked for again and again, as a connection that waits for a lock holds a snapshot,
    for which some migrations would wait in turn. Within, statements may take any time: tables may be large.
    """
    if connection.vendor != "postgresql":
        yield
        return
    if not _ask("pg_try_advisory_lock"):
        waiting()
        while not _ask("pg_try_advisory_lock"):
            time.sleep(EACH_SECONDS)
    try:
        _limit("SET {} = 0")
        yield
    finally:
        _limit("RESET {}")
        _ask("pg_advisory_unlock")


def _limit(statement: str) -> None:
    with connection.cursor() as cursor:
        for name in UNLIMITED:
            cursor.execute(statement.format(name))


def _ask(function: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [PREPARATION])
        (answer,) = cursor.fetchone()
    return bool(answer)
