"""The clock that processes share: the database's, whatever this machine's clock says."""

import datetime

import pytest
from django.db import connection
from django.utils import timezone

from places.database import clock

Measured = tuple[datetime.datetime, float] | None
AHEAD = datetime.timedelta(minutes=7)


def test_on_one_machine_it_is_the_machines_clock(db: None) -> None:
    if connection.vendor == "postgresql":
        pytest.skip("the suite runs on PostgreSQL")
    before = timezone.now()
    assert before <= clock.now() <= timezone.now()


def test_on_postgresql_a_clock_that_is_minutes_off_changes_nothing(
    on_postgresql: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def measured(at: Measured) -> Measured:
        monkeypatch.setattr(clock, "_measured", at)
        connection.close()
        connection.ensure_connection()
        return clock._measured

    first = measured(None)
    right = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: right + AHEAD)
    assert abs(clock.now() - right) < datetime.timedelta(minutes=1)
    assert clock.now().utcoffset() == datetime.timedelta()

    assert measured(first) == first  # it was asked a moment ago
    assert first
    a_minute_ago = first[0], first[1] - clock.MEASURED_EVERY
    assert measured(a_minute_ago) != a_minute_ago
