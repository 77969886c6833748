"""Copying rows between databases: each compared with its original (the whole way: test_moving.py)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections

from places.management.new_database import make_tables
from places.management.postgresql_copies import SQLITE, added
from places.management.row_copies import RowCopy, RowsDiffer, fields, tables
from places.models import Place

OTHER = "other"


@pytest.fixture
def copy(on_disk: Path, tmp_path: Path) -> Iterator[RowCopy]:
    """A copy of two places into an empty database."""
    Place.objects.bulk_create(Place(name=name) for name in ("Kiruna", "Ängelholm 🌊"))
    with added(OTHER, SQLITE | {"NAME": tmp_path / "other.sqlite3"}):
        make_tables(OTHER)
        yield RowCopy("default", OTHER)


def test_rows_are_copied_with_their_keys(copy: RowCopy) -> None:
    copy.copy(Place)
    copy.set_sequences()
    assert copy.compare(Place) == 2
    assert list(Place.objects.using(OTHER).values_list()) == list(Place.objects.values_list())


def test_a_row_that_differs_is_named(copy: RowCopy) -> None:
    copy.copy(Place)
    first = Place.objects.using(OTHER).order_by("pk").first()
    assert first
    Place.objects.using(OTHER).filter(pk=first.pk).update(name="Luleå")
    with pytest.raises(RowsDiffer, match=f"Row {first.pk} of places_place differs"):
        copy.compare(Place)
    Place.objects.using(OTHER).filter(pk=first.pk).update(name="Kiruna")
    Place.objects.using(OTHER).create(name="Boden")
    with pytest.raises(RowsDiffer, match="places_place has more rows than its source"):
        copy.compare(Place)


def test_what_migrations_have_written_goes(copy: RowCopy) -> None:
    assert connections[OTHER].introspection.table_names()
    copy.empty_what_migrations_made()
    made = [model for model in tables() if model._meta.app_label in ("auth", "contenttypes")]
    assert {model._base_manager.using(OTHER).count() for model in made} == {0}
    assert [field.attname for field in fields(Place)][:2] == ["id", "name"]
