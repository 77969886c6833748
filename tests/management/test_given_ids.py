"""No id is given twice, also where its row is gone: on SQLite and on PostgreSQL, and from one into the other."""

from pathlib import Path

from django.db import connection

from places.management.database_copies import copy_database
from places.management.given_ids import given_ids, skip_ids
from places.management.replacing import replace_database
from places.models import Place


def test_ids_of_rows_that_are_gone_are_told_and_skipped(own_database: str) -> None:
    gone = Place.objects.create(name="Kiruna").pk
    Place.objects.all().delete()
    assert given_ids(connection)["places_place"] == gone
    skip_ids(connection, {"places_place": gone + 20, "places_no_table": 3})
    skip_ids(connection, {"places_place": 1})
    assert given_ids(connection)["places_place"] == gone + 20
    assert Place.objects.create(name="Boden").pk == gone + 21


def test_a_table_that_has_given_none_begins_where_it_is_told(own_database: str) -> None:
    assert given_ids(connection).get("places_place") is None
    skip_ids(connection, {"places_place": 7})
    assert Place.objects.create(name="Boden").pk == 8


def test_a_copy_and_what_is_put_back_from_it_know_them(own_database: str, tmp_path: Path) -> None:
    Place.objects.create(name="Kiruna")
    gone = Place.objects.create(name="Boden").pk
    Place.objects.filter(pk=gone).delete()
    copy_database(tmp_path / "copy.sqlite3")
    replace_database(tmp_path / "copy.sqlite3", tmp_path / "backups", keep=False)
    assert Place.objects.create(name="Umeå").pk == gone + 1
