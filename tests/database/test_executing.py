"""Statements past Django's cursors: the same rows, the same errors, and nothing unseen where somebody listens."""

from typing import Any

import pytest
from django.db import DataError, IntegrityError, OperationalError, connection, transaction

from places.database.executing import execute
from places.models import Place

ALL = "SELECT name FROM places_place WHERE name LIKE %s ORDER BY name"


@pytest.fixture
def places(db: None) -> list[Place]:
    return [Place.objects.create(name=name) for name in ("Jönköping", "100%", "Gränna")]


def test_both_ways_find_the_same_rows(places: list[Place], django_assert_num_queries: Any) -> None:
    found = execute(ALL, ["%n%"]).fetchall()
    assert found == [("Gränna",), ("Jönköping",)]
    with django_assert_num_queries(1):  # where queries are counted, Django's own cursor runs it
        assert execute(ALL, ["%n%"]).fetchall() == found


def test_a_doubled_percent_sign_is_one(places: list[Place]) -> None:
    assert execute(
        "SELECT name FROM places_place WHERE name LIKE '%%\\%%' ESCAPE '\\' AND id > %s", [0]
    ).fetchall() == [("100%",)]


def test_who_wraps_queries_hears_of_it(places: list[Place]) -> None:
    heard: list[str] = []

    def listen(run: Any, sql: str, *more: Any) -> Any:
        heard.append(sql)
        return run(sql, *more)

    with connection.execute_wrapper(listen):
        execute(ALL, ["%"])
    assert heard == [ALL]


def test_errors_are_djangos(places: list[Place]) -> None:
    with pytest.raises(OperationalError, match="no such table"):
        execute("SELECT %s FROM places_nowhere", [1])
    with pytest.raises(IntegrityError), transaction.atomic():
        execute("UPDATE places_place SET id = %s", [places[0].pk])
    with pytest.raises((DataError, OverflowError)):
        execute(ALL, [2**70])
    assert len(execute(ALL, ["%"]).fetchall()) == 3


def test_nothing_runs_in_a_broken_transaction(places: list[Place]) -> None:
    with transaction.atomic():
        transaction.set_rollback(True)
        with pytest.raises(transaction.TransactionManagementError):
            execute(ALL, ["%"])
