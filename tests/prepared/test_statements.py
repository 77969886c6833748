"""Statements with lists of values, and those that write."""

from typing import Any

import pytest
from django.db.models import QuerySet

from places.models import Activity, Participant
from places.prepared import Change, Numbers, prepared, prepared_delete, prepared_update
from tests.rooms import Room


@prepared
def _names(workshop_id: int, ids: Numbers, name: str) -> QuerySet[Any]:
    people = Participant.objects.filter(workshop_id=workshop_id, pk__in=ids).order_by("pk")
    return people.exclude(first_name=name).values_list("first_name")


@prepared_update
def _renamed(workshop_id: int, ids: Numbers, name: str) -> Change:
    return Change(Participant.objects.filter(workshop_id=workshop_id, pk__in=ids), {"first_name": name})


@prepared_delete
def _gone(ids: Numbers) -> QuerySet[Participant]:
    return Participant.objects.filter(pk__in=ids)


@prepared
def _with_board(workshop_id: int, board_id: int, kind: str) -> QuerySet[Any]:
    lines = Activity.objects.filter(workshop_id=workshop_id, data__board=board_id, kind=kind)
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


def test_a_number_within_json_is_found(room: Room, other_room: Room) -> None:
    for revision, board in enumerate((7, 8, 7, 70, 7), start=1):
        Activity.objects.create(
            workshop=room.workshop, revision=revision, kind="moved", data={"board": board}
        )
    assert _with_board(room.workshop.pk, 7, "moved") == [(1,), (3,)]
    assert _with_board(room.workshop.pk, 70, "moved") == [(4,)]
    assert _with_board(other_room.workshop.pk, 7, "moved") == []
