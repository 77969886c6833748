"""Statements with lists of values, those that write, and all of the project for each database."""

import importlib
import pkgutil
from typing import Any

import pytest
from django.db import (
    DatabaseError,
    DataError,
    IntegrityError,
    ProgrammingError,
    connection,
    connections,
    transaction,
)
from django.db.backends.postgresql.base import DatabaseWrapper
from django.db.models import QuerySet

import places
from places.database import prepared
from places.database.prepared import Numbers, Update, prepared_delete, prepared_rows, prepared_update
from places.database.statements import execute
from places.models import Activity, Participant, Place
from tests.builders.rooms import Room


@prepared_rows
def _names(workshop_id: int, ids: Numbers, name: str) -> QuerySet[Any]:
    people = Participant.objects.filter(workshop_id=workshop_id, pk__in=ids).order_by("pk")
    return people.exclude(first_name=name).values_list("first_name")


@prepared_update
def _renamed(workshop_id: int, ids: Numbers, name: str) -> Update:
    return Update(Participant.objects.filter(workshop_id=workshop_id, pk__in=ids), {"first_name": name})


@prepared_delete
def _gone(ids: Numbers) -> QuerySet[Participant]:
    return Participant.objects.filter(pk__in=ids)


@prepared_rows
def _with_board(workshop_id: int, board_id: int, kind: str) -> QuerySet[Any]:
    lines = Activity.objects.filter(workshop_id=workshop_id, board=board_id, kind=kind)
    return lines.order_by("revision").values_list("revision")[:2]


@pytest.fixture
def ids(room: Room, other_room: Room) -> list[int]:
    return [person.pk for person in (*room.people, *other_room.people)]


def test_a_list_takes_as_many_places_as_it_has(room: Room, ids: list[int]) -> None:
    assert _names(room.workshop.pk, ids, "Sam") == [("Mira",), ("Anna",), ("Göran",)]
    assert _names(room.workshop.pk, ids[1:2], "Mira") == [("Sam",)]
    assert _names(room.workshop.pk, ids[:1], "Mira") == []


def test_an_empty_list_finds_nothing(room: Room, ids: list[int], django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert _names(room.workshop.pk, [], "Mira") == []
        assert _renamed(room.workshop.pk, [], "Mira") == 0
        assert _gone([]) == 0


def test_changes_meet_the_asked_rows_only(room: Room, ids: list[int], django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        assert _renamed(room.workshop.pk, ids[2:6], "Åsa 100 %s") == 2
    assert list(Participant.objects.order_by("pk").values_list("first_name", flat=True)) == [
        "Mira",
        "Sam",
        "Åsa 100 %s",
        "Åsa 100 %s",
        "Mira",
        "Sam",
        "Anna",
        "Göran",
    ]


def test_rows_are_deleted_and_counted(room: Room, ids: list[int], django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        assert _gone(ids[:3]) == 3
    assert Participant.objects.count() == 5


def test_lines_of_one_board_are_found_by_their_column(room: Room, other_room: Room) -> None:
    for revision, board in enumerate((7, 8, 7, 70, 7), start=1):
        Activity.objects.create(workshop=room.workshop, revision=revision, kind="moved", board=board)
    assert _with_board(room.workshop.pk, 7, "moved") == [(1,), (3,)]
    assert _with_board(room.workshop.pk, 70, "moved") == [(4,)]
    assert _with_board(other_room.workshop.pk, 7, "moved") == []


@pytest.fixture(scope="module")
def statements() -> list[tuple[Any, Any]]:
    """All prepared statements of the project: what builds each, and what compiles it."""
    importlib.import_module("places.urls")  # first: addresses need its converters
    for module in pkgutil.walk_packages(places.__path__, "places."):
        if not module.name.startswith(("places.migrations", "places.management", "places.demo")):
            importlib.import_module(module.name)
    return [each for each in prepared.BUILT if each[0].__module__.startswith("places.")]


def test_there_are_many(statements: list[tuple[Any, Any]]) -> None:
    assert len(statements) > 50


def test_each_compiles_for_sqlite(statements: list[tuple[Any, Any]], db: None) -> None:
    assert all("%s" in compiled(*each) for each in statements)


def test_each_compiles_for_postgresql(
    statements: list[tuple[Any, Any]], db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    postgresql = DatabaseWrapper({**connections["default"].settings_dict, "NAME": "placeness", "OPTIONS": {}})
    postgresql.connection, postgresql.autocommit = object(), False  # compiling asks no server
    for module in ("places.database.statements", "places.database.prepared"):
        monkeypatch.setattr(f"{module}.connection", postgresql)
    assert all("%s" in compiled(*each) for each in statements)


def compiled(build: Any, kind: Any) -> str:
    """Return the SQL of one statement. Raises TypeError where one of its values is not found in the SQL."""
    return str(kind(build(*prepared.marks_of(build)), prepared.marks_of(build)).sql)


ALL = "SELECT name FROM places_place WHERE name LIKE %s ORDER BY name"


@pytest.fixture
def named_places(db: None) -> list[Place]:
    return [Place.objects.create(name=name) for name in ("Jönköping", "100%", "Gränna")]


def test_both_ways_find_the_same_rows(named_places: list[Place], django_assert_num_queries: Any) -> None:
    found = execute(ALL, ["%n%"]).fetchall()
    assert found == [("Gränna",), ("Jönköping",)]
    with django_assert_num_queries(1):  # where queries are counted, Django's own cursor runs it
        assert execute(ALL, ["%n%"]).fetchall() == found


def test_a_doubled_percent_sign_is_one(named_places: list[Place]) -> None:
    assert execute(
        "SELECT name FROM places_place WHERE name LIKE '%%\\%%' ESCAPE '\\' AND id > %s", [0]
    ).fetchall() == [("100%",)]


def test_wrappers_of_queries_are_called(named_places: list[Place]) -> None:
    received: list[str] = []

    def listen(run: Any, sql: str, *more: Any) -> Any:
        received.append(sql)
        return run(sql, *more)

    with connection.execute_wrapper(listen):
        execute(ALL, ["%"])
    assert received == [ALL]


def test_errors_are_djangos(named_places: list[Place]) -> None:
    with (
        pytest.raises(DatabaseError, match=r"no such table|relation .* does not exist"),
        transaction.atomic(),
    ):
        execute("SELECT %s FROM places_nowhere", [1])
    with pytest.raises(IntegrityError), transaction.atomic():
        execute("UPDATE places_place SET id = %s", [named_places[0].pk])
    with pytest.raises((DataError, OverflowError, ProgrammingError)), transaction.atomic():
        execute(ALL, [2**70])
    assert len(execute(ALL, ["%"]).fetchall()) == 3


def test_nothing_runs_in_a_broken_transaction(named_places: list[Place]) -> None:
    with transaction.atomic():
        transaction.set_rollback(True)
        with pytest.raises(transaction.TransactionManagementError):
            execute(ALL, ["%"])
