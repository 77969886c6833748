"""Whether the database answers and is as new as the code."""

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder

from places.database.health import database_is_ready


@pytest.mark.django_db
def test_ready_when_every_migration_is_applied() -> None:
    assert database_is_ready()
    last = MigrationRecorder(connection).migration_qs.filter(app="places").latest("pk")
    MigrationRecorder(connection).record_unapplied("places", last.name)
    assert not database_is_ready()


@pytest.mark.django_db
def test_not_ready_when_the_database_says_no() -> None:
    with connection.execute_wrapper(_refuse):
        assert not database_is_ready()


def _refuse(execute: object, sql: str, params: object, many: bool, context: object) -> None:
    raise OperationalError("disk I/O error")
