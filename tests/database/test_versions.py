"""The version of the tables: as the code, older, or newer."""

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from places.database.versions import missing_migrations, unknown_migrations

pytestmark = pytest.mark.django_db


def test_a_migrated_database_is_of_the_codes_version() -> None:
    assert (missing_migrations(), unknown_migrations()) == (frozenset(), frozenset())


def test_known_migrations_are_those_that_django_finds() -> None:
    MigrationRecorder(connection).flush()
    assert missing_migrations() == set(MigrationLoader(connection).disk_migrations)


def test_what_only_a_newer_version_has_is_unknown_and_apps_that_are_not_here_do_not_matter() -> None:
    recorder = MigrationRecorder(connection)
    recorder.record_applied("places", "9999_of_next_year")
    recorder.record_applied("of_another_program", "0001_initial")
    assert unknown_migrations() == {("places", "9999_of_next_year")}
