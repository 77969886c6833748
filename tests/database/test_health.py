"""The state of the database: whether it answers, takes what is written, and is of the code's version."""

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder

from places.database.health import DatabaseState, database_state


@pytest.mark.django_db
def test_ready_older_and_newer() -> None:
    assert database_state() == DatabaseState.READY
    recorder = MigrationRecorder(connection)
    last = recorder.migration_qs.filter(app="places").latest("pk")
    recorder.record_unapplied("places", last.name)
    assert database_state() == DatabaseState.OLDER
    recorder.record_applied("places", last.name)
    recorder.record_applied("places", "9999_of_next_year")
    assert database_state() == DatabaseState.NEWER


@pytest.mark.django_db
def test_away_when_the_database_says_no() -> None:
    with connection.execute_wrapper(_refuse):
        assert database_state() == DatabaseState.AWAY


def test_a_postgresql_database_that_may_only_be_read(on_postgresql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET default_transaction_read_only = on")
    assert database_state() == DatabaseState.READ_ONLY
    with connection.cursor() as cursor:
        cursor.execute("SET default_transaction_read_only = off")
        cursor.execute("DROP ROLE IF EXISTS placeness_reader")
        cursor.execute("CREATE ROLE placeness_reader")
        cursor.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO placeness_reader")
        cursor.execute("SET ROLE placeness_reader")
    assert database_state() == DatabaseState.READ_ONLY
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("DROP OWNED BY placeness_reader")
        cursor.execute("DROP ROLE placeness_reader")
    assert database_state() == DatabaseState.READY


def test_on_postgresql_no_lock_is_taken(on_postgresql: str) -> None:
    with connection.execute_wrapper(_no_lock):
        assert database_state() == DatabaseState.READY


def _refuse(execute: object, sql: str, params: object, many: bool, context: object) -> None:
    raise OperationalError("disk I/O error")


def _no_lock(execute: object, sql: str, params: object, many: bool, context: object) -> object:
    assert sql.split(maxsplit=1)[0] == "SELECT"
    return execute(sql, params, many, context)  # type: ignore[operator]
