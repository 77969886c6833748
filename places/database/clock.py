"""The clock that all processes share: the database's.

Clocks of machines may be minutes apart, so a time that one process writes and another compares is never taken from
its own clock. SQLite is used by processes of one machine, whose clock they share. PostgreSQL is asked at most once a
minute, when a connection is taken from the pool; in between the time since then is added, which no step of the
machine's clock changes.
"""

import datetime
import time
from typing import Any

from django.db import connection as own_connection
from django.db.backends.signals import connection_created
from django.utils import timezone

POSTGRESQL = "postgresql"
MEASURED_EVERY = 60.0  # seconds

_measured: tuple[datetime.datetime, float] | None = None  # the database's time, and `time.monotonic()` then


def now() -> datetime.datetime:
    """Return the database's time now, in UTC."""
    if _measured is None or own_connection.vendor != POSTGRESQL:
        return timezone.now()
    at, then = _measured
    return at + datetime.timedelta(seconds=time.monotonic() - then)


def measure(connection: Any, **_kwargs: Any) -> None:
    """Ask the database of a new connection for its time, when the last answer is older than a minute."""
    global _measured  # noqa: PLW0603 - one clock for the process
    if connection.vendor != POSTGRESQL:
        return
    if _measured is None or time.monotonic() - _measured[1] >= MEASURED_EVERY:
        found = connection.connection.execute("SELECT clock_timestamp()").fetchone()
        _measured = found[0].astimezone(datetime.UTC), time.monotonic()


def follow() -> None:
    """Measure whenever a connection is made."""
    connection_created.connect(measure, dispatch_uid="places.database.clock")
