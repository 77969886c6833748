"""The table of counts and rates, changed by single statements only, so that no process reads what another changes."""

import time
from typing import Any

from django.db import connection, models

from places.database.writing import written

NOW_ON_POSTGRESQL = "extract(epoch from statement_timestamp())::double precision"
ADD = """
    INSERT INTO places_ratewindow AS kept (name, count, ends_at) VALUES (%s, %s, {now} + %s)
    ON CONFLICT (name) DO UPDATE SET count = excluded.count, ends_at = excluded.ends_at WHERE kept.ends_at <= {now}
    RETURNING count
"""
INCREASE = (
    "UPDATE places_ratewindow SET count = count + %s WHERE name = %s AND ends_at > {now} RETURNING count"
)
READ = "SELECT count FROM places_ratewindow WHERE name = %s AND ends_at > {now}"
ADMIT = """
    INSERT INTO places_ratewindow AS kept (name, count, ends_at) VALUES (%s, 0, {now} + %s)
    ON CONFLICT (name) DO UPDATE SET ends_at = {most}(kept.ends_at, {now}) + %s WHERE kept.ends_at - {now} <= %s
    RETURNING ends_at - {now}
"""
REMOVE = "DELETE FROM places_ratewindow WHERE ends_at <= {now}"


class RateWindow(models.Model):
    """A count until `ends_at`, or the time until which a rate is used up; seconds since 1970 by the database's clock.

    `name` is a keyed hash of what is counted: neither addresses nor codes can be read from it.
    """

    name = models.CharField(max_length=64, primary_key=True)
    count = models.BigIntegerField()
    ends_at = models.FloatField(db_index=True)

    def __str__(self) -> str:
        return f"{self.name}: {self.count}"


def add(name: str, count: int, seconds: float) -> bool:
    """Begin a count that ends after `seconds`; return False where one of this name has not ended."""
    return _changed(ADD, [name, count, seconds]) is not None


def increase(name: str, by: int) -> int | None:
    """Return the count after it was increased; None where there is none."""
    found = _changed(INCREASE, [by, name])
    return None if found is None else int(found)


def read(name: str) -> int | None:
    """Return the count; None where there is none, or it has ended."""
    with connection.cursor() as cursor:
        cursor.execute(_in_this_database(READ), [name])
        row = cursor.fetchone()
    return None if row is None else int(row[0])


def admit(name: str, every: float, lead: float, longest_wait: float) -> float | None:
    """Admit one request of a rate and return the seconds that it has to wait; None beyond `longest_wait`.

    One each `every` seconds is admitted, and those of `lead` seconds at once (generic cell rate algorithm, ITU-T
    I.371).
    """
    used_until = _changed(ADMIT, [name, every, every, lead + longest_wait])
    return None if used_until is None else max(0.0, float(used_until) - every - lead)


def remove_ended() -> None:
    """Remove what has ended. For a sweep."""
    _changed(REMOVE, [], returns=False)


def _changed(statement: str, parameters: list[Any], *, returns: bool = True) -> Any:
    if connection.vendor == "sqlite":
        return written(_executed)(statement, parameters, returns=returns)
    return _executed(statement, parameters, returns=returns)


def _executed(statement: str, parameters: list[Any], *, returns: bool = True) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(_in_this_database(statement), parameters)
        row = cursor.fetchone() if returns else None
    return None if row is None else row[0]


def _in_this_database(statement: str) -> str:
    if connection.vendor == "postgresql":
        return statement.format(now=NOW_ON_POSTGRESQL, most="greatest")
    return statement.format(now=repr(time.time()), most="max")
